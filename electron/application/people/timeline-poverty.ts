import type { TimelineEntry } from '../../../db/domain/person/timeline.ts';
import type { TimelineRows } from '../../../db/repositories/timeline-rows.ts';
import { entriesOf, labelled, officeDay, when } from './timeline-event.ts';

type Row<T extends keyof TimelineRows> = TimelineRows[T][number];

/** A membership that nobody dated begins on the day on which it was written down. */
export function residenceEntries(row: Row<'household_members'>): TimelineEntry[] {
  return entriesOf('household_members', '户和贫困属性', row, [
    ...when(
      row.since ?? officeDay(row.recordedAt),
      '登记为户成员',
      labelled('与户主关系：', row.relation),
    ),
    ...when(row.until, '离开本户', row.endReason),
  ]);
}

export function categoryEntries(row: Row<'household_categories'>): TimelineEntry[] {
  return entriesOf('household_categories', '户和贫困属性', row, [
    ...when(row.since, `贫困属性：${row.word}`, row.basis),
  ]);
}

export function roundEntryEntries({ entry, round }: Row<'round_entries'>): TimelineEntry[] {
  const { id, addedOn, addedBy, origin, addedNote, leftOn, leftReason, leftBy, leftNote } = entry;
  const left = { by: leftBy ?? '' };
  return entriesOf('round_entries', '逐人回访', { id, recordedBy: addedBy }, [
    ...when(addedOn, '列入逐人回访名单', labelOf(round), origin, addedNote),
    ...when(leftOn, `移出回访名单：${leftReason ?? ''}`, labelOf(round), leftNote).map((event) => ({
      ...event,
      ...left,
    })),
  ]);
}

/** A draft is no visit yet; a conclusion counts from its approval. */
export function sheetEntries({ sheet, round }: Row<'round_sheets'>): TimelineEntry[] {
  const { entryId, complete, visitedOn, visitor, conclusion, approvedAt, approvedBy } = sheet;
  if (!complete) return [];
  const approved = approvedAt === null ? null : officeDay(approvedAt);
  const by = approvedBy ?? '';
  const row = { id: entryId, recordedBy: sheet.recordedBy };
  return entriesOf('round_sheets', '逐人回访', row, [
    ...when(visitedOn, '逐人回访', labelOf(round), labelled('回访人', visitor), sheet.visitorNote),
    ...when(
      approved,
      `返贫风险审定：${conclusion ?? ''}`,
      labelOf(round),
      sheet.conclusionReason,
    ).map((event) => ({ ...event, by })),
  ]);
}

function labelOf(round: { readonly year: number; readonly name: string } | null): string {
  return round === null ? '' : `${round.year}年${round.name}`;
}

export function watchEntries(row: Row<'household_watches'>): TimelineEntry[] {
  const { reopenedFrom, level, closingWay, closingProposedOn, closedOn, closedBy } = row;
  const begun = reopenedFrom === null ? '纳入防返贫监测' : '重新纳入防返贫监测';
  const proposed = { by: row.closingProposedBy ?? '' };
  return entriesOf('household_watches', '防返贫监测', row, [
    ...when(row.identifiedOn, `${begun}：${level}`, row.openReason),
    ...when(row.notifiedOn, '通报监测部门', row.notifiedTo),
    ...when(closingProposedOn, `提出风险消除：${closingWay ?? ''}`, row.closingNote).map(
      (event) => ({
        ...event,
        ...proposed,
      }),
    ),
    ...when(closedOn, `风险消除：${closingWay ?? ''}`).map((event) => ({
      ...event,
      by: closedBy ?? '',
    })),
  ]);
}

export function caseEntries(row: Row<'poverty_cases'>): TimelineEntry[] {
  const { outcome, decidedBy, outcomeCategory, outcomeReason } = row;
  const decidedOn = decidedBy === null ? null : row.outcomeOn;
  return entriesOf('poverty_cases', '新发现认定', row, [
    ...when(row.clueOn, `发现线索：${row.source}`, row.note),
    ...when(decidedOn, `认定：${outcome ?? ''}`, outcomeCategory, outcomeReason).map((event) => ({
      ...event,
      by: decidedBy ?? '',
    })),
  ]);
}

export function stepEntries(row: Row<'poverty_case_steps'>): TimelineEntry[] {
  return entriesOf('poverty_case_steps', '新发现认定', row, [
    ...when(row.fromOn, row.step, labelled('至', row.toOn), row.paper, row.result),
  ]);
}
