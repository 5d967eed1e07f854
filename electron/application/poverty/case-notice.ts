import { addDays, daysBetween } from '../../../db/domain/calendar/calendar-day.ts';
import { caseRule } from '../../../db/domain/poverty/case-procedure.ts';
import { ageOn } from '../../../db/domain/poverty/check-facts.ts';
import { livesThere } from '../../../db/domain/poverty/household.ts';
import { peopleOf } from '../../../db/domain/poverty/prefilled-sheet.ts';
import { readIdentityNumber } from '../../../db/domain/values/resident-id.ts';
import { villageWords } from '../../../db/domain/values/village-name.ts';
import type { HouseholdRow, MemberRow } from '../../../db/repositories/households.ts';
import type { PersonRecord } from '../../../db/repositories/people.ts';
import type { CaseRow } from '../../../db/repositories/poverty-cases.ts';
import { fail, ok, type Result } from '../../contract/errors.ts';
import type { Checked, Output } from '../../contract/index.ts';
import {
  buildVillageNotice,
  type VillageNotice,
} from '../../reports/review-papers/village-notice.ts';
import type { Context, LongHandlers } from '../context.ts';
import { wrongField } from '../people/live-person.ts';
import { withMaskedTexts } from '../people/masked-texts.ts';
import { saveFile } from '../reports/save-file.ts';
import { ruleRows } from '../visits/visit-due-book.ts';
import { listedWordError } from './case-steps.ts';
import type { PaperWorld } from './review-papers.ts';

const NO_CASE = fail({ code: 'NOT_FOUND', what: '这条线索' });
const NO_LIGHT_TOUCH = fail({
  code: 'REFUSED',
  reason: '无感式管理人员不打印公示，请线下办理',
});
const NO_HEAD = fail({
  code: 'REFUSED',
  reason: '这一户没有登记户主，登记户主后再打印：请到“家庭”把其中一名成员的与户主关系改为“户主”',
});
const MINOR_HEAD = fail({
  code: 'REFUSED',
  reason: '户主不满18周岁，未成年人的姓名不上墙公示：请核对户主，或线下办理',
});
const OF_AGE = 18;
const NOTICE_STEP = '村内公示';

/**
 * 村内公示 of a case (domain.md 7.7): who, how many, which category; nothing of drugs, numbers or health. With the days of the recorded
 * step, or from today for as long as NEW-CASE says.
 */
export function createCaseNotice(world: PaperWorld): LongHandlers<'povertyCases.notice'> {
  return { 'povertyCases.notice': (input, context) => printNotice(input, context, world) };
}

async function printNotice(
  input: Checked<'povertyCases.notice'>,
  context: Context,
  world: PaperWorld,
): Promise<Result<Output<'povertyCases.notice'>>> {
  const { register } = context;
  const { id, target } = input;
  const row = register.povertyCases.find(id);
  if (row === undefined || row.voidedAt !== null) return NO_CASE;
  const category = categoryOf(row, input.category, context);
  if (!category.ok) return category;
  const notice = noticeOf(row, category.value, context);
  if (!notice.ok) return notice;
  const bytes = await buildVillageNotice(withMaskedTexts(notice.value));
  const saved = saveFile(world, target, bytes);
  if (!saved.ok) return saved;
  const { from, to } = notice.value;
  const noticeCategory = category.value;
  register.transaction(() => {
    if (row.noticeCategory !== noticeCategory) register.povertyCases.update(id, { noticeCategory });
    context.audit({
      ...{ action: '导出村内公示', subjectKind: 'person', subjectId: row.personId },
      after: { caseId: id, category: noticeCategory, from, to },
    });
  });
  return ok({ fileName: saved.value });
}

/** What was chosen now, else what was proposed or printed before. Every notice names one, out of those on the list of the rounds. */
function categoryOf(row: CaseRow, chosen: string, context: Context): Result<string> {
  const category = chosen || row.outcomeCategory || row.noticeCategory;
  if (category === '') return fail(wrongField('category', '请选择拟纳入的贫困属性'));
  const error = chosen === '' ? null : listedWordError(context, chosen);
  return error === null ? ok(category) : fail(error);
}

function noticeOf(row: CaseRow, category: string, context: Context): Result<VillageNotice> {
  const { register, today } = context;
  const person = register.people.find(row.personId);
  const household = register.households.find(row.householdId);
  if (person === undefined || household === undefined) return NO_CASE;
  if (person.lightTouch) return NO_LIGHT_TOUCH;
  const days = daysOf(row, context);
  if (days === null)
    return fail({
      code: 'REFUSED',
      reason: '公示天数未设置，请先在“设置—规则”中采用“线索到认定、公示期限”',
    });
  const members = register.households
    .members(household.id)
    .filter((member) => member.voidedAt === null && livesThere(member, today));
  const head = headOf(members, person, context);
  if (head === null) return NO_HEAD;
  if (head.lightTouch) return NO_LIGHT_TOUCH;
  if (head.birthOn !== null && ageOn(head.birthOn, today) < OF_AGE) return MINOR_HEAD;
  return ok({
    ...placeOf(household, context),
    headName: head.fullName,
    people: sizeOf(household, { members: members.length, person }, context),
    category,
    ...days,
    printedOn: today,
  });
}

type Head = Pick<PersonRecord, 'fullName' | 'lightTouch' | 'birthOn'>;

/** 户主, by record; who lives alone (column 34) is their own. Null: nobody is recorded, and the person of the case is not put in. */
function headOf(
  members: readonly MemberRow[],
  person: PersonRecord,
  { register, today }: Context,
): Head | null {
  const head = members.find(({ relation }) => relation === '户主');
  if (head === undefined) return person.householdSize === 1 && members.length <= 1 ? person : null;
  const registered = head.personId === null ? undefined : register.people.find(head.personId);
  if (registered !== undefined) return registered;
  const read = readIdentityNumber(head.identityNumber, today, () => true);
  const birthOn = head.birthOn ?? (read.valid ? read.birthDay : null);
  return { fullName: head.name, lightTouch: false, birthOn };
}

/** As on the visit sheet: registered members count before what the last round or the ledger said. */
function sizeOf(
  { id, source }: HouseholdRow,
  { members, person }: { readonly members: number; readonly person: PersonRecord },
  { register }: Context,
): number {
  const told = register.households.tellingSheet(id)?.entryId;
  const former = told === undefined ? null : (register.rounds.sheetsOf([told])[0] ?? null);
  const { householdSize } = person;
  return peopleOf({ members, former, householdSize, fromLedger: source === '台账' }) ?? 1;
}

/** The village, and who hangs the notice up there. */
function placeOf({ townCode, villageCode }: HouseholdRow, { register }: Context) {
  const town = register.regions.towns().find(({ code }) => code === townCode)?.name ?? '';
  const village = register.regions.villages().find(({ code }) => code === villageCode)?.name ?? '';
  const { place, committee } = villageWords(village);
  return { village: place, signedBy: `${town}${committee}` };
}

/** The days of the notice: as the procedure counts them, without the day it is put up. */
function daysOf(row: CaseRow, { register, today }: Context) {
  const step = register.povertyCases
    .steps(row.id)
    .findLast((each) => each.step === NOTICE_STEP && each.voidedAt === null);
  const wanted = caseRule(row.clueOn, ruleRows(register))?.noticeDays ?? null;
  if (step !== undefined && step.toOn !== null)
    return { from: step.fromOn, to: step.toOn, days: daysBetween(step.fromOn, step.toOn) };
  return wanted === null ? null : { from: today, to: addDays(today, wanted), days: wanted };
}
