import { lightTouchLabel } from '../../../db/domain/grades/light-touch.ts';
import { categoryHistory, isAbleToWork, livesThere } from '../../../db/domain/poverty/household.ts';
import { roundLabel } from '../../../db/domain/poverty/round-fact.ts';
import { maskIdentityNumber, maskPhone } from '../../../db/domain/values/resident-id.ts';
import type {
  HouseholdHelp,
  HouseholdSheet,
  MemberWithPerson,
} from '../../../db/repositories/household-lists.ts';
import type { CategoryRow, HouseholdRow } from '../../../db/repositories/households.ts';
import type { Output } from '../../contract/index.ts';
import type { Context } from '../context.ts';
import { withMaskedTexts } from '../people/masked-texts.ts';
import { ageOn } from '../people/person-detail.ts';
import { COVERED, coveredTexts } from '../people/sealed-person.ts';
import { yuanOf } from '../yuan.ts';
import { createEntryBook } from './entry-book.ts';
import { hintWords, isIdentityValid } from './household-hints.ts';

type Detail = Output<'households.get'>;
type Row = Output<'households.list'>['rows'][number];
type Known = Pick<Context, 'register' | 'today'>;

/** A household with those who live there today; people in the recycle bin are not among them. */
export interface HouseholdNow {
  readonly row: HouseholdRow;
  readonly members: readonly MemberWithPerson[];
  readonly living: readonly MemberWithPerson[];
  /** every registered person who lives there is under 无感式管理: a number stands for the household. */
  readonly sealed: boolean;
}

/** What lists of watches, cases and rounds say of a household. */
export interface HouseholdFace {
  readonly headName: string;
  readonly townCode: string;
  readonly townName: string;
  readonly villageName: string;
  /** '': none is recorded. */
  readonly category: string;
}

/** The household as it stands today. */
export function householdNow(row: HouseholdRow, { register, today }: Known): HouseholdNow {
  const members = register.households
    .membersWithPeople(row.id)
    .filter(({ recycled }) => recycled === 0);
  const living = members.filter((member) => member.voidedAt === null && livesThere(member, today));
  const registered = living.filter(({ personId }) => personId !== null);
  const sealed = registered.length > 0 && registered.every(({ lightTouch }) => lightTouch === 1);
  return { row, members, living, sealed };
}

/** Name and place of a household; of a sealed one the number of the person and no village. */
export function householdFace(now: HouseholdNow, { register, today }: Known): HouseholdFace {
  const { row, sealed } = now;
  const village =
    row.villageCode === null ? undefined : register.regions.findVillage(row.villageCode);
  return {
    headName: headName(now),
    townCode: row.townCode,
    townName: register.regions.findTown(row.townCode)?.name ?? '',
    villageName: sealed ? '' : (village?.name ?? ''),
    category: register.households.currentCategory(row.id, today) ?? '',
  };
}

/** 户主; else the first registered person, else the first of those who live there, else the last who did. */
function headName({ living, members, sealed }: HouseholdNow): string {
  const among = living.length > 0 ? living : members.filter(({ voidedAt }) => voidedAt === null);
  const registered = among.find(({ personId }) => personId !== null);
  const head = sealed ? registered : among.find(({ relation }) => relation === '户主');
  const found = head ?? registered ?? among[0];
  return found === undefined ? '' : memberName(found, sealed);
}

/** a person under 无感式管理 is a number; who lives only with such people is covered. */
export function memberName(member: MemberWithPerson, sealed: boolean): string {
  if (member.personId === null) return sealed ? COVERED : member.name;
  return member.lightTouch === 1 ? lightTouchLabel(member.personId) : member.fullName;
}

/** A line of the list of households. */
export function householdRow(now: HouseholdNow, context: Known): Row {
  const { row, living } = now;
  const { households } = context.register;
  const sheet = households.tellingSheet(row.id);
  return {
    ...householdFace(now, context),
    id: row.id,
    number: row.number,
    people: living.length,
    registered: living.filter(({ personId }) => personId !== null).length,
    ableToWork: living.filter(({ labour }) => isAbleToWork(labour)).length,
    noLabour: row.noLabour,
    contactName: row.contactName,
    level: sheet?.conclusion ?? null,
    perHead: sheet === undefined ? null : findingOf(sheet).perHead,
    lastRound: sheet === undefined ? '' : roundLabel(sheet),
    watch: households.watchState(row.id),
    lastHelpedOn: households.povertyHelpOf(row.id)[0]?.helpedOn ?? null,
  };
}

/** Income per head and proposal as R-11 answered when the sheet was concluded; before that neither is kept. */
function findingOf({ finding }: HouseholdSheet): { perHead: string | null; level: string | null } {
  if (finding === null) return { perHead: null, level: null };
  return JSON.parse(finding) as { perHead: string | null; level: string | null };
}

/** The whole household: members, what it was, its sheets, its help and what is missing. Numbers in texts are masked. */
export function householdDetail(row: HouseholdRow, context: Context): Detail {
  const now = householdNow(row, context);
  const { sealed, members, living } = now;
  const { households } = context.register;
  const names = new Map(members.map((member) => [member.personId, memberName(member, sealed)]));
  const help = households.povertyHelpOf(row.id).filter(({ personId }) => names.has(personId));
  const hidden = new Set(members.filter(isSealedPerson).map(({ personId }) => personId));
  const telling = householdRow(now, context);
  const sheets = households.sheetsOf(row.id).filter(({ personId }) => names.has(personId));
  const { number, ...texts } = {
    ...telling,
    revision: row.revision,
    villageCode: sealed ? null : row.villageCode,
    address: sealed && row.address !== '' ? COVERED : row.address,
    contactUnit: row.contactUnit,
    contactPhoneMasked: maskPhone(row.contactPhone),
    note: row.note,
    source: row.source,
    voided: row.voidedAt !== null,
    voidReason: row.voidReason,
    members: members.map((member) => memberOf(member, sealed, context)),
    categories: categoriesOf(households.categories(row.id)),
    rounds: sheets.map((sheet) => roundLine(sheet, names.get(sheet.personId) ?? '', context)),
    help: help.map((record) => {
      const line = helpLine(record, names.get(record.personId) ?? '');
      return hidden.has(record.personId) ? coveredTexts(line, ['unit', 'result']) : line;
    }),
    hints: hintWords({ row, living, category: telling.category, today: context.today }),
  };
  // Codes of places are as long as telephones and would be covered; what the form gets back must be what is kept.
  const villageCode = sealed ? null : row.villageCode;
  const shown = sealed ? coveredTexts(texts, ['note', 'voidReason']) : texts;
  return { ...withMaskedTexts(shown), number, townCode: row.townCode, villageCode };
}

const isSealedPerson = ({ lightTouch }: MemberWithPerson): boolean => lightTouch === 1;

function memberOf(
  member: MemberWithPerson,
  sealed: boolean,
  { today }: Context,
): Detail['members'][number] {
  const hidden = member.lightTouch === 1 || (sealed && member.personId === null);
  const birthOn = hidden ? null : member.shownBirthOn;
  const { id, personId, relation, health, disability, schooling, labour, work } = member;
  return {
    ...{ id, personId, relation, health, disability, schooling, labour, work },
    lightTouch: member.lightTouch === 1,
    name: memberName(member, sealed),
    identityMasked: hidden ? '' : maskIdentityNumber(member.number),
    identityValid: isIdentityValid(member, today),
    sex: member.shownSex,
    birthOn,
    age: birthOn === null ? null : ageOn(birthOn, today),
    workPlace: hidden && member.workPlace !== '' ? COVERED : member.workPlace,
    insured: member.insured === null ? null : member.insured === 1,
    since: member.since,
    until: member.until,
    endReason: member.endReason,
    voided: member.voidedAt !== null,
    voidReason: member.voidReason,
  };
}

function categoriesOf(rows: readonly CategoryRow[]): Detail['categories'] {
  const counted = categoryHistory(rows.filter(({ voidedAt }) => voidedAt === null));
  const untilOf = new Map(counted.map(({ id, until }) => [id, until]));
  return [...rows]
    .sort((a, b) => (a.since === b.since ? b.id - a.id : a.since < b.since ? 1 : -1))
    .map(({ id, word, since, until, basis, recordedBy, voidedAt, voidReason }) => ({
      ...{ id, word, since, basis, recordedBy, voidReason },
      until: voidedAt === null ? (untilOf.get(id) ?? null) : until,
      voided: voidedAt !== null,
    }));
}

/** What R-11 answers now of a sheet that is not concluded, as the list of the round shows it. */
function answerNow({ entryId }: HouseholdSheet, context: Context): ReturnType<typeof findingOf> {
  const { rounds } = context.register;
  const entry = rounds.findEntry(entryId);
  const round = entry === undefined ? undefined : rounds.find(entry.roundId);
  if (entry === undefined || round === undefined) return { perHead: null, level: null };
  const { row, risk } = createEntryBook(context, round, [entry]).factsOf(entry);
  if (row?.complete !== true) return { perHead: null, level: null };
  return { perHead: risk?.perHead ?? null, level: risk?.level ?? null };
}

function roundLine(
  sheet: HouseholdSheet,
  personName: string,
  context: Context,
): Detail['rounds'][number] {
  const { perHead, level } = sheet.finding === null ? answerNow(sheet, context) : findingOf(sheet);
  return {
    entryId: sheet.entryId,
    round: roundLabel(sheet),
    personName,
    visitedOn: sheet.visitedOn,
    perHead,
    proposed: level,
    level: sheet.conclusion,
    state: sheet.state,
  };
}

function helpLine(record: HouseholdHelp, personName: string): Detail['help'][number] {
  const { id, personId, helpedOn, kind, unit, amountFen, result } = record;
  const amount = amountFen === null ? null : yuanOf(amountFen);
  return { id, personId, personName, helpedOn, kind, unit, amount, result };
}
