import type { DossierPart } from '../../reports/dossier/dossier.ts';
import type { DossierFacts } from './dossier-facts.ts';
import { byDay, DAY, NUMBER, numbered } from './dossier-rows.ts';
import {
  caseEntries,
  categoryEntries,
  residenceEntries,
  roundEntryEntries,
  sheetEntries,
  stepEntries,
  watchEntries,
} from './timeline-poverty.ts';

/** 户和回访: household, return visits, watch and new case, as the time line tells them; no page for who has none of these. */
export function povertyParts({ rows, words }: DossierFacts): DossierPart[] {
  const entries = [
    ...rows.household_members.flatMap(residenceEntries),
    ...rows.household_categories.flatMap(categoryEntries),
    ...rows.round_entries.flatMap(roundEntryEntries),
    ...rows.round_sheets.flatMap(sheetEntries),
    ...rows.household_watches.flatMap(watchEntries),
    ...rows.poverty_cases.flatMap(caseEntries),
    ...rows.poverty_case_steps.flatMap(stepEntries),
  ].filter(({ voided }) => !voided);
  if (entries.length === 0) return [];
  return [
    {
      kind: 'table',
      title: '户和回访记录',
      columns: [
        NUMBER,
        DAY,
        { title: '事项', width: 18, align: 'left' },
        { title: '内容', width: 26, align: 'left' },
        { title: '经办', width: 10 },
      ],
      rows: numbered(
        byDay(entries, ({ on }) => on).map(({ on, event, text, by }) => [
          ...[on, event, words(text), by],
        ]),
      ),
    },
  ];
}
