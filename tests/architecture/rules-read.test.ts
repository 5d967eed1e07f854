import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REFERENCE_RULES, RULE_CATALOGUE } from '../../db/domain/rules/rule-catalogue.ts';
import { ruleValueText } from '../../electron/application/settings/rule-text.ts';
import { ruleText } from '../../renderer/text/rules.ts';

const ROOT = join(import.meta.dirname, '../..');
/** Where a rule is only named, shown, checked or tried, not used. */
const ABOUT_THE_TABLE = [
  ...['db/domain/rules/', 'electron/application/settings/', 'electron/demo/', 'renderer/text/'],
  ...[
    'electron/application/grades/rule-trial.ts',
    'renderer/pages/settings/',
    'renderer/pages/set-up/',
  ],
];
const SOURCES = globSync('{db,electron,renderer}/**/*.{ts,tsx}', { cwd: ROOT })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => !ABOUT_THE_TABLE.some((folder) => file.startsWith(folder)))
  .map((file) => readFileSync(join(ROOT, file), 'utf8'));

/** Named in full, or by its family: `VISIT-${grade}`. */
function isRead(id: string): boolean {
  const family = id.slice(0, id.indexOf('-') + 1);
  return SOURCES.some((text) => text.includes(`'${id}'`) || text.includes(`\`${family}\${`));
}

describe('no rule pretends to compute', () => {
  const ids = RULE_CATALOGUE.map(({ id }) => id);
  it.each(ids.filter((id) => !REFERENCE_RULES.has(id)))('%s is read by the program', (id) => {
    expect(isRead(id)).toBe(true);
  });
  it.each(ids.filter((id) => REFERENCE_RULES.has(id)))(
    '%s is read by nothing, and says so wherever it is shown',
    (id) => {
      expect(isRead(id)).toBe(false);
      const words = '2小时内首报（仅备查：程序没有重大情况的登记，不计算这个时限）';
      expect(ruleValueText(id, { hours: 2 })).toBe(words);
      expect(ruleText(id, { hours: 2 })).toContain('仅备查');
    },
  );
});
