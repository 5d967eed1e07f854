import {
  countsByKind,
  inTimeOrder,
  passes,
  type TimelineEntry,
  type TimelineKind,
} from '../../../db/domain/person/timeline.ts';
import type { PersonRecord } from '../../../db/repositories/people.ts';
import type { TimelineRows, TimelineTable } from '../../../db/repositories/timeline-rows.ts';
import { fail, ok } from '../../contract/errors.ts';
import type { Context, Handlers } from '../context.ts';
import { entriesOf, officeDay, when } from './timeline-event.ts';
import {
  extensionEntries,
  handoverEntries,
  measureEntries,
  seizureEntries,
  summaryEntries,
  suspensionEntries,
  transferEntries,
  type PlaceWorld,
} from './timeline-measures.ts';
import {
  caseEntries,
  categoryEntries,
  residenceEntries,
  roundEntryEntries,
  sheetEntries,
  stepEntries,
  watchEntries,
} from './timeline-poverty.ts';
import {
  approvalEntries,
  attachmentEntries,
  evaluationEntries,
  followUpEntries,
  gradeEntries,
  helpEntries,
  leaveEntries,
  lightTouchEntries,
  memberEntries,
  needEntries,
  outflowEntries,
  paperEntries,
  planEntries,
  signEntries,
  testEntries,
  visitEntries,
  type NeedWorld,
} from './timeline-records.ts';

/** The person's own row and places, for what a row says by a code. */
interface World extends NeedWorld, PlaceWorld {
  readonly person: PersonRecord;
  readonly townName: (code: string) => string;
}
type Words = {
  readonly [T in TimelineTable]: (row: TimelineRows[T][number], world: World) => TimelineEntry[];
};

const MOVES: readonly string[] = ['迁入', '迁出', '县内转移'];
/** 存量 counts from the beginning of time; the time line shows it on the day on which it was written down. */
const FROM_THE_BEGINNING = '0001-01-01';

function statusEntries(row: TimelineRows['statuses'][number], { person, townName }: World) {
  const kind: TimelineKind = MOVES.includes(row.cause) ? '户籍变动' : '现状变动';
  const on = row.effectiveOn === FROM_THE_BEGINNING ? person.registeredOn : row.effectiveOn;
  const where = row.presence === '在册' ? '' : row.presence;
  return entriesOf('statuses', kind, row, [
    ...when(on, `${row.cause}：${row.controlStatus}`, townName(row.townCode), where, row.note),
  ]);
}

function importEntries({ change, made }: TimelineRows['import_changes'][number]) {
  const { id, created } = change;
  const undone = { voidedAt: made.undoneAt, voidReason: '导入已撤销' };
  return entriesOf('import_changes', '登记', { id, recordedBy: made.by, ...undone }, [
    ...when(officeDay(made.at), created ? '台账导入：新增' : '台账导入：更新', made.fileName),
  ]);
}

/** One place for every table: the compiler asks for the words of a new one. */
const WORDS: Words = {
  statuses: statusEntries,
  import_changes: importEntries,
  seizures: seizureEntries,
  measures: measureEntries,
  measure_suspensions: suspensionEntries,
  measure_transfers: transferEntries,
  handovers: handoverEntries,
  measure_summaries: summaryEntries,
  extensions: extensionEntries,
  tests: testEntries,
  drug_state_evaluations: evaluationEntries,
  leaves: leaveEntries,
  leave_approvals: approvalEntries,
  outflows: outflowEntries,
  grades: gradeEntries,
  light_touch: lightTouchEntries,
  visits: visitEntries,
  visit_plans: planEntries,
  visit_follow_ups: followUpEntries,
  visit_needs: needEntries,
  help_records: helpEntries,
  team_members: memberEntries,
  risk_signs: signEntries,
  attachments: attachmentEntries,
  person_papers: paperEntries,
  household_members: residenceEntries,
  household_categories: categoryEntries,
  round_entries: roundEntryEntries,
  round_sheets: sheetEntries,
  household_watches: watchEntries,
  poverty_cases: caseEntries,
  poverty_case_steps: stepEntries,
};

/** What the person's own row says: the entry in the register, and days of the ledger that no record tells better. */
function ownEntries(person: PersonRecord, rows: TimelineRows): TimelineEntry[] {
  const { id, registeredOn, origin, createdBy, firstUsedOn, lastSeizedOn } = person;
  const own = (kind: TimelineKind, events: Parameters<typeof entriesOf>[3]) =>
    entriesOf(`people-${kind}`, kind, { id, recordedBy: createdBy }, events);
  const told = rows.seizures.some((row) => row.voidedAt === null && row.seizedOn === lastSeizedOn);
  return [
    ...own('登记', [
      ...when(firstUsedOn, '初次吸毒', '人员资料记载'),
      ...when(registeredOn, '登记入册', origin),
    ]),
    ...(told ? [] : own('查获', when(lastSeizedOn, '最近查获', '人员资料记载'))),
  ];
}

/** Who belongs to the family or the team tells who the person is, so of a membership the role alone stays. */
function withoutWords(entry: TimelineEntry): TimelineEntry {
  const [role = ''] = entry.event.split('：');
  return { ...entry, text: '', event: entry.kind === '工作小组' ? role : entry.event };
}

/** Everything recorded of a person, newest first. Of somebody under 无感式管理 the words are left out, the days stay. */
export function timelineOf(person: PersonRecord, { register }: Context): TimelineEntry[] {
  const rows = register.timelineRows.ofPerson(person.id);
  const names = new Map(register.regions.towns().map(({ code, name }) => [code, name]));
  const visitDays = new Map(rows.visits.map(({ id, visitedOn }) => [id, visitedOn]));
  const world: World = {
    person,
    townName: (code) => names.get(code) ?? '',
    visitedOn: (visitId) => visitDays.get(visitId),
    firstPlace: ({ id, executionPlace }) => {
      const moves = rows.measure_transfers.filter(
        (row) => row.measureId === id && row.voidedAt === null,
      );
      const [first] = moves.sort((a, b) => (a.changedOn < b.changedOn ? -1 : 1));
      return first?.fromPlace ?? executionPlace;
    },
  };
  const tables = Object.keys(WORDS) as TimelineTable[];
  const entries = tables.flatMap((table) => {
    const words = WORDS[table] as (row: unknown, world: World) => TimelineEntry[];
    return (rows[table] as readonly unknown[]).flatMap((row) => words(row, world));
  });
  const all = inTimeOrder([...ownEntries(person, rows), ...entries]);
  return person.lightTouch ? all.map(withoutWords) : all;
}

/** people.timeline: counts are those of the whole life, so that the filter shows what there is. */
export function createTimeline(): Handlers<'people.timeline'> {
  return {
    'people.timeline': ({ personId, kinds, text, page, pageSize }, context) => {
      const person = context.register.people.find(personId);
      if (person === undefined) return fail({ code: 'NOT_FOUND', what: '此人' });
      const all = timelineOf(person, context);
      const found = all.filter((entry) => passes(entry, { kinds, text }));
      return ok({
        total: found.length,
        counts: countsByKind(all).map(({ kind, count }) => ({ kind, count })),
        rows: found.slice((page - 1) * pageSize, page * pageSize),
      });
    },
  };
}
