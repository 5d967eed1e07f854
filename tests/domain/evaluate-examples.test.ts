import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { evaluateFile } from '../../electron/application/evaluate/evaluate-file.ts';
import { evaluateLives, type LivesResults } from '../../electron/application/evaluate/evaluate.ts';

/** A document of lives with the answers of another implementation; it is no part of the product. */
const EXAMPLES = fileURLToPath(new URL('../../../shared/evaluate-examples.json', import.meta.url));

interface Examples {
  readonly input: { readonly lives: readonly { readonly id: string; readonly note?: string }[] };
  readonly expected: LivesResults;
}

function readExamples(): Examples | null {
  return existsSync(EXAMPLES) ? (JSON.parse(readFileSync(EXAMPLES, 'utf8')) as Examples) : null;
}

const examples = readExamples();
if (examples === null) console.log('skipped: evaluate-examples.json is not beside the project');

describe.skipIf(examples === null)('lives with known answers', () => {
  const results = examples === null ? null : evaluateLives(examples.input);
  const answered = results?.ok === true ? results.value : null;

  test.each((examples?.input.lives ?? []).map((life, index) => ({ ...life, index })))(
    '$id $note',
    ({ index }) => {
      expect(answered?.lives[index]).toEqual(examples?.expected.lives[index]);
    },
  );

  test('percentages, working days and report periods', () => {
    expect(answered).toEqual(examples?.expected);
  });

  test('the bytes of the file give the same document', () => {
    const file = evaluateFile(new TextEncoder().encode(JSON.stringify(examples?.input)));
    const written = file.ok
      ? (JSON.parse(new TextDecoder().decode(file.value.output)) as unknown)
      : file;
    expect(written).toEqual(examples?.expected);
  });
});
