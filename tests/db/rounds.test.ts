import { afterEach, expect, test } from 'vitest';
import { entryState } from '../../db/domain/poverty/entry-state.ts';
import { aReviewDesk } from '../application/rounds-desk.ts';

let dispose = (): void => undefined;
afterEach(() => dispose());

const YES_NO = [false, true] as const;

test('the state of an entry is the same in SQL as in the rule, whatever stands in the row', async () => {
  const desk = await aReviewDesk();
  dispose = () => desk.dispose();
  await desk.person();
  const { id: roundId } = await desk.open();
  const [row] = await desk.entries(roundId);
  const entryId = row!.id;
  const compared = await desk.looked(({ rounds, connection: { db } }) => {
    const pairs: [string, string][] = [];
    const ask = (
      left: boolean,
      unmet: boolean,
      sheet: Parameters<typeof entryState>[0]['sheet'],
    ) => {
      db.prepare('UPDATE round_entries SET left_reason = ?, unmet_reason = ?').run(
        left ? '误登' : null,
        unmet ? '失联' : null,
      );
      if (sheet === null) db.prepare('DELETE FROM round_sheets WHERE entry_id = ?').run(entryId);
      else
        rounds.putSheet({
          ...{ entryId, complete: sheet.complete, recordedBy: '张敏', recordedAt: '' },
          conclusion: sheet.concluded ? '低' : null,
          approvedBy: sheet.approved ? '张敏' : null,
        });
      pairs.push([rounds.entryLine(entryId)?.state ?? '', entryState({ left, unmet, sheet })]);
    };
    for (const left of YES_NO)
      for (const unmet of YES_NO) {
        ask(left, unmet, null);
        for (const complete of YES_NO)
          for (const concluded of YES_NO)
            for (const approved of YES_NO)
              if (concluded || !approved) ask(left, unmet, { complete, concluded, approved });
      }
    return pairs;
  });
  expect(compared.map(([sql]) => sql)).toEqual(compared.map(([, rule]) => rule));
  expect(new Set(compared.map(([sql]) => sql)).size).toBe(7);
});
