import { fail, ok, type Result } from '../../contract/errors.ts';
import { evaluateLives } from './evaluate.ts';

function readDocument(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}

/**
 * `cli evaluate` between reading and writing: the bytes of a lives/1 document in, the bytes of lives-results/1 out
 * (evaluate-format.md). Anything but such a document: INVALID_INPUT, and there is nothing to write.
 */
export function evaluateFile(
  bytes: Uint8Array,
): Result<{ readonly lives: number; readonly output: Uint8Array }> {
  const document = readDocument(bytes);
  if (document === undefined) {
    return fail({
      code: 'INVALID_INPUT',
      fields: [{ path: '文档', message: '不是 UTF-8 编码的 JSON 文件' }],
    });
  }
  const results = evaluateLives(document);
  if (!results.ok) return results;
  const output = new TextEncoder().encode(JSON.stringify(results.value));
  return ok({ lives: results.value.lives.length, output });
}
