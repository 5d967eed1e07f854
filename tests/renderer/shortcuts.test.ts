import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SHORTCUTS } from '../../renderer/text/shortcuts.ts';

const MANUAL = join(import.meta.dirname, '..', '..', 'docs', 'manual.zh-CN.md');

describe('the overview of the keys', () => {
  it('says what the manual says', () => {
    const rows = SHORTCUTS.flatMap(({ shortcuts }) => shortcuts).map(
      ({ keys, does }) => `| ${keys} | ${does} |`,
    );
    const lines = readFileSync(MANUAL, 'utf8').split('\n');
    expect(rows.filter((row) => !lines.includes(row))).toEqual([]);
  });
});
