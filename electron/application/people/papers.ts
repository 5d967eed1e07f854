import { isCalendarDay } from '../../../db/domain/calendar/calendar-day.ts';
import { PAPERS } from '../../../db/domain/person/paper-checklist.ts';
import type { PaperRow } from '../../../db/repositories/person-papers.ts';
import { fail, ok, type AppError } from '../../contract/errors.ts';
import type { Checked, Output } from '../../contract/index.ts';
import type { Context, Handler, Handlers } from '../context.ts';
import { livePerson, refusal, wrongField } from './live-person.ts';
import { checklists, type PersonPapers } from './paper-facts.ts';

type PaperMethod = 'papers.ofPerson' | 'papers.mark' | 'papers.unmark' | 'papers.missing';
type View = Output<'papers.ofPerson'>;

/** 一人一档: the checklist of twenty papers, what is marked by hand, and who lacks papers. */
export function createPaperHandlers(): Handlers<PaperMethod> {
  return {
    'papers.ofPerson': ({ personId }, context) => {
      const [found] = checklists(context, { of: 'person', id: personId });
      return found === undefined
        ? fail({ code: 'NOT_FOUND', what: '此人' })
        : ok(viewOf(found, context));
    },
    'papers.mark': markPaper,
    'papers.unmark': unmarkPaper,
    'papers.missing': createMissingList(),
  };
}

function viewOf(
  { person, papers, present, missing, unneeded }: PersonPapers,
  context: Context,
): View {
  const { register } = context;
  const marks = register.personPapers
    .ofPerson(person.personId)
    .filter(({ voidedAt }) => voidedAt === null);
  const titles = new Map(
    register.attachments
      .ofPerson(person.personId)
      .map(({ id, title, removedAt }) => [id, removedAt === null ? title : `${title}（已删除）`]),
  );
  return {
    ...{ present, missing, unneeded },
    papers: papers.map((line) => {
      const mark = marks.find(({ paper }) => paper === line.id);
      return { ...line, mark: mark === undefined ? null : markOf(mark, titles) };
    }),
  };
}

function markOf(
  row: PaperRow,
  titles: ReadonlyMap<number, string>,
): View['papers'][number]['mark'] {
  const { id, mark, paperOn, place, note, attachmentId, recordedBy } = row;
  const attachment = attachmentId === null ? '' : (titles.get(attachmentId) ?? '');
  return { id, mark, paperOn, place, note, attachmentId, attachment, recordedBy };
}

function markError(input: Checked<'papers.mark'>, { register, today }: Context): AppError | null {
  const { mark, note, paperOn, attachmentId, personId } = input;
  if (mark !== '有' && note === '') return wrongField('note', '请写明原因');
  if (paperOn !== null && !isCalendarDay(paperOn))
    return wrongField('paperOn', '没有这一天，请核对日期');
  if (paperOn !== null && paperOn > today) return wrongField('paperOn', '不能晚于今天');
  if (attachmentId === null) return null;
  const attachment = register.attachments.find(attachmentId);
  return attachment?.personId === personId && attachment.removedAt === null
    ? null
    : { code: 'NOT_FOUND', what: '这个附件' };
}

const markPaper: Handler<'papers.mark'> = (input, context) => {
  const { register, user, now } = context;
  const person = livePerson(register, input.personId);
  if (!person.ok) return person;
  const error = markError(input, context);
  if (error !== null) return fail(error);
  const before = register.personPapers.current(input.personId, input.paper);
  if (before !== undefined) register.personPapers.void(before.id, now, '重新标记');
  const row = register.personPapers.add({ ...input, recordedBy: user.name, recordedAt: now });
  context.audit({
    action: '标记档案材料',
    subjectKind: 'person',
    subjectId: input.personId,
    reason: input.note,
    ...(before === undefined
      ? {}
      : { before: { paper: titleOf(before.paper), mark: before.mark } }),
    after: { paperId: row.id, paper: titleOf(row.paper), mark: row.mark, shelf: row.place },
  });
  const [found] = checklists(context, { of: 'person', id: input.personId });
  const { present = 0, missing = 0, unneeded = 0 } = found ?? {};
  return ok({ id: row.id, present, missing, unneeded });
};

function titleOf(paper: PaperRow['paper']): string {
  return PAPERS.find(([id]) => id === paper)?.[1] ?? paper;
}

const unmarkPaper: Handler<'papers.unmark'> = ({ id, reason }, context) => {
  const { register, now } = context;
  const row = register.personPapers.find(id);
  if (row === undefined) return fail({ code: 'NOT_FOUND', what: '这条标记' });
  if (row.voidedAt !== null) return refusal('这条标记已经作废');
  register.personPapers.void(id, now, reason);
  context.audit({
    action: '作废档案材料标记',
    subjectKind: 'person',
    subjectId: row.personId,
    reason,
    before: { paperId: id, paper: titleOf(row.paper), mark: row.mark },
  });
  return ok({});
};

/** The whole office takes more than a second at 20,000 people: the last list is kept until the log grows or the day changes. */
function createMissingList(): Handler<'papers.missing'> {
  let kept: { readonly key: string; readonly all: readonly PersonPapers[] } | null = null;
  return (input, context) => {
    const { townCode } = input;
    const scope =
      townCode === undefined ? ({ of: 'office' } as const) : ({ of: 'town', townCode } as const);
    const key = `${townCode ?? ''} ${context.today} ${context.register.auditLog.lastSeq()}`;
    if (kept?.key !== key) kept = { key, all: checklists(context, scope) };
    return ok(missingOf(kept.all, input, context));
  };
}

function missingOf(
  all: readonly PersonPapers[],
  { paper, page, pageSize }: Checked<'papers.missing'>,
  { register }: Context,
): Output<'papers.missing'> {
  const lacking = all.filter(({ missing }) => missing > 0);
  const lacks = ({ papers }: PersonPapers, wanted: string) =>
    papers.some(({ id, state }) => id === wanted && state === '缺');
  const found = paper === undefined ? lacking : lacking.filter((each) => lacks(each, paper));
  const towns = new Map(register.regions.towns().map(({ code, name }) => [code, name]));
  return {
    people: all.length,
    total: found.length,
    byPaper: PAPERS.map(([id, title]) => ({
      ...{ id, title },
      people: lacking.filter((each) => lacks(each, id)).length,
    })),
    rows: found
      .slice((page - 1) * pageSize, page * pageSize)
      .map((each) => rowOf(each, towns.get(each.person.townCode) ?? '')),
  };
}

function rowOf(
  { person, papers, present, missing, unneeded }: PersonPapers,
  townName: string,
): Output<'papers.missing'>['rows'][number] {
  const { personId, fullName, villageName, controlStatus, inCharge } = person;
  return {
    ...{ personId, fullName, townName, villageName, controlStatus, inCharge },
    ...{ present, missing, unneeded },
    missingPapers: papers.filter(({ state }) => state === '缺').map(({ title }) => title),
  };
}
