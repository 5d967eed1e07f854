import { livesThere } from '../../../db/domain/poverty/household.ts';
import { roundLabel } from '../../../db/domain/poverty/round-fact.ts';
import { maskIdentityNumber } from '../../../db/domain/values/resident-id.ts';
import { villageWords } from '../../../db/domain/values/village-name.ts';
import {
  DRUG_STATES,
  POVERTY_HELP_KINDS,
  POVERTY_RISK_TYPES,
} from '../../../db/domain/words/vocabulary.ts';
import type { EntryLine } from '../../../db/repositories/round-lists.ts';
import type { RoundRow } from '../../../db/repositories/rounds.ts';
import { fail, ok, type Result } from '../../contract/errors.ts';
import type { Checked, Output } from '../../contract/index.ts';
import { unmetWords } from '../../reports/poverty/name-list.ts';
import { HEALTH_WORDS } from '../../reports/poverty/office-checks.ts';
import { buildUnmetList, type UnmetTown } from '../../reports/review-papers/unmet-list.ts';
import {
  buildVisitForms,
  type LastRound,
  type VisitForm,
} from '../../reports/review-papers/visit-form.ts';
import type { Context, Handlers, LongHandlers } from '../context.ts';
import { withMaskedTexts } from '../people/masked-texts.ts';
import type { Files } from '../ports.ts';
import { saveFile } from '../reports/save-file.ts';
import { readSettings } from '../settings/settings.ts';
import { createEntryBook, type EntryFacts, type Former } from './entry-book.ts';

export interface PaperWorld {
  readonly files: Files;
  readonly nameOf: (path: string) => string;
}

const NO_ROUND = fail({ code: 'NOT_FOUND', what: '这一轮回访' });
const ALL = { offset: 0, limit: 100_000 } as const;
/** Who has still to be visited: for these a form is carried along. */
const TO_VISIT: readonly string[] = ['待回访', '草稿'];
const NOT_VISITED: readonly string[] = [...TO_VISIT, '未回访'];

/** What is printed for a round: forms to be filled in by hand, and who was not visited yet. Both are logged. */
export function createReviewPapers(
  world: PaperWorld,
): LongHandlers<'rounds.forms' | 'rounds.reminder'> {
  return {
    'rounds.forms': (input, context) => printForms(input, context, world),
    'rounds.reminder': (input, context) => printReminder(input, context, world),
  };
}

/** How many forms of a place would be printed: asked before a place on the disk is chosen. */
export function createPaperQueries(): Handlers<'rounds.toPrint'> {
  return {
    'rounds.toPrint': (input, context) => ok({ people: linesToPrint(input, context).length }),
  };
}

/** Who has still to be visited; not 无感 people, nor who is in the recycle bin. */
function linesToPrint(
  place: { roundId: number; townCode: string; villageCode: string | null },
  context: Context,
): EntryLine[] {
  return linesOf(context, place, TO_VISIT).filter(
    ({ lightTouch, recycled }) => lightTouch === 0 && recycled === 0,
  );
}

/** 崔苏村, as a refusal calls it; empty: all villages of the town. */
function villageIn(
  townCode: string,
  code: string | null,
  { regions }: Context['register'],
): string {
  const found = code === null ? undefined : regions.findVillage(code);
  return found?.townCode === townCode ? villageWords(found.name).place : '';
}

function linesOf(
  context: Context,
  place: { roundId: number; townCode: string | null; villageCode?: string | null },
  states: readonly string[],
): EntryLine[] {
  const { rows } = context.register.rounds.entryLines(
    {
      ...{ roundId: place.roundId, townCode: place.townCode },
      ...{ villageCode: place.villageCode ?? null, text: '', visitor: null },
      ...{ state: null, level: null, ids: null },
    },
    ALL,
  );
  return rows.filter(({ state }) => states.includes(state));
}

function paper(
  name: string,
  round: RoundRow,
  details: { readonly townCode: string | null; readonly people: number },
) {
  return {
    action: name,
    subjectKind: 'export' as const,
    after: { round: roundLabel(round), ...details },
  };
}

/** 回访登记表 of a town or village: masked, without phone and health; 无感 people and who is in the recycle bin have none. */
async function printForms(
  input: Checked<'rounds.forms'>,
  context: Context,
  world: PaperWorld,
): Promise<Result<Output<'rounds.forms'>>> {
  const { register, today } = context;
  const round = register.rounds.find(input.roundId);
  if (round === undefined) return NO_ROUND;
  const town = register.regions.towns().find(({ code }) => code === input.townCode);
  if (town === undefined) return fail({ code: 'NOT_FOUND', what: '这个乡镇（街道）' });
  const village = villageIn(town.code, input.villageCode, register);
  const lines = linesToPrint(input, context);
  if (lines.length === 0)
    return fail({
      code: 'REFUSED',
      reason: `${town.name}${village}没有待回访的人，不需要打印登记表`,
    });
  const book = createEntryBook(context, round, lines);
  const forms = withMaskedTexts(lines.map((line) => formOf(line, book.factsOf(line), context)));
  const bytes = await buildVisitForms({
    office: readSettings(register).officeName,
    round: roundLabel(round),
    town: town.name,
    firstOn: round.firstOn,
    lastOn: round.lastOn,
    printedOn: today,
    riskTypes: POVERTY_RISK_TYPES,
    helpKinds: POVERTY_HELP_KINDS,
    drugStates: DRUG_STATES,
    forms,
  });
  const saved = saveFile(world, input.target, bytes);
  if (!saved.ok) return saved;
  const people = forms.length;
  const entry = paper('打印回访登记表', round, { townCode: town.code, people });
  register.transaction(() => context.audit(entry));
  return ok({ fileName: saved.value, people });
}

function formOf(line: EntryLine, facts: EntryFacts, context: Context): VisitForm {
  const { household } = facts;
  const contact = household?.contactName ?? '';
  const unit = household?.contactUnit ?? '';
  return {
    name: line.fullName,
    identityMasked: maskIdentityNumber(line.identityNumber),
    village: villageWords(line.villageName).place,
    address: household?.address ?? '',
    personCategory: line.personCategory,
    householdCategory: line.householdCategory,
    contact: unit === '' ? contact : `${contact}（${unit}）`,
    visitor: line.visitor,
    ...membersOf(line.householdId, context),
    last: facts.former === null ? null : lastRound(facts.former),
  };
}

/** 配偶（普通劳动力）、子女（无劳动力）: no name, no number, no health. */
function membersOf(householdId: number, { register, today }: Context) {
  const living = register.households
    .members(householdId)
    .filter((member) => member.voidedAt === null && livesThere(member, today));
  const words = living.map(
    ({ relation, labour }) => `${relation}（${labour === '不详' ? '劳动能力不详' : labour}）`,
  );
  return { members: words.join('、'), memberCount: living.length };
}

function lastRound({ label, sheet, row, perHead }: Former): LastRound {
  const yuan = (amount: string | null) => (amount ?? '').replace(/\.00$/u, '');
  return {
    label,
    level: row.approvedBy === null ? '' : (row.conclusion ?? ''),
    perHead: yuan(perHead),
    people: sheet.people === null ? '' : `${sheet.people}`,
    wage: yuan(sheet.wage),
    business: yuan(sheet.business),
    property: yuan(sheet.property),
    transfer: yuan(sheet.transfer),
    businessCost: yuan(sheet.businessCost),
    labour: labourWords(sheet),
    work: withoutHealth(sheet.workNote),
    guarantees: guaranteeWords(sheet),
    safetyNet: sheet.safetyNet === null ? '' : sheet.safetyNet ? '已落实' : '未落实',
    drugState: sheet.drugState ?? '',
    riskTypes: told(sheet.riskTypes),
    wishes: withoutHealth(sheet.wishes),
    helpInPlace: told(sheet.helpInPlace),
    helpNeeded: told(sheet.helpNeeded),
  };
}

/** The form is carried through the village: what tells of health is asked there and printed nowhere. */
function withoutHealth(text: string): string {
  return HEALTH_WORDS.test(text) ? '' : text;
}

function told(words: readonly string[]): string {
  return words.filter((word) => !HEALTH_WORDS.test(word)).join('、');
}

/** 能劳动2人、在业1人、就业不稳定. */
function labourWords({ ableToWork, working, workUnstable }: Former['sheet']): string {
  return [
    ableToWork === null ? '' : `能劳动${ableToWork}人`,
    working === null ? '' : `在业${working}人`,
    workUnstable === null ? '' : workUnstable ? '就业不稳定' : '就业稳定',
  ]
    .filter((word) => word !== '')
    .join('、');
}

const GUARANTEES = [
  ['住房安全', 'housing'],
  ['义务教育', 'schooling'],
  ['基本医疗', 'medical'],
  ['饮水安全', 'water'],
] as const;

function guaranteeWords(sheet: Former['sheet']): string {
  const lacking = GUARANTEES.filter(([, field]) => sheet[field] === false).map(([word]) => word);
  if (lacking.length > 0) return `${lacking.join('、')}无保障`;
  return GUARANTEES.every(([, field]) => sheet[field] === true) ? '三保障和饮水都有保障' : '';
}

/** 未回访人员清单 of a town, or of all, for reminding; within the office's own chain, without numbers. */
async function printReminder(
  input: Checked<'rounds.reminder'>,
  context: Context,
  world: PaperWorld,
): Promise<Result<Output<'rounds.reminder'>>> {
  const { register, today } = context;
  const round = register.rounds.find(input.roundId);
  if (round === undefined) return NO_ROUND;
  const lines = linesOf(context, input, NOT_VISITED);
  if (lines.length === 0) return fail({ code: 'REFUSED', reason: '名单上的人都已回访' });
  const towns = withMaskedTexts(townsOf(lines, round, context));
  const bytes = await buildUnmetList({
    office: readSettings(register).officeName,
    round: roundLabel(round),
    lastOn: round.lastOn,
    printedOn: today,
    towns,
  });
  const saved = saveFile(world, input.target, bytes);
  if (!saved.ok) return saved;
  const people = lines.length;
  const entry = paper('导出未回访清单', round, { townCode: input.townCode, people });
  register.transaction(() => context.audit(entry));
  return ok({ fileName: saved.value, people });
}

function townsOf(lines: readonly EntryLine[], round: RoundRow, context: Context): UnmetTown[] {
  const counts = context.register.rounds.stateCounts(round.id);
  const peopleIn = (townCode: string, wanted: (state: string) => boolean) =>
    counts
      .filter((count) => count.townCode === townCode && wanted(count.state))
      .reduce((sum, { people }) => sum + people, 0);
  return [...Map.groupBy(lines, ({ townCode }) => townCode)].map(([townCode, own]) => ({
    name: own[0]?.townName ?? '',
    listed: peopleIn(townCode, (state) => state !== '已移出'),
    visited: peopleIn(townCode, (state) => state !== '已移出' && !NOT_VISITED.includes(state)),
    explained: own.filter(({ unmetReason }) => unmetReason !== null).length,
    lightTouch: own.filter(({ lightTouch }) => lightTouch === 1).length,
    people: own
      .filter(({ lightTouch }) => lightTouch === 0)
      .map((line) => ({
        name: line.fullName,
        village: villageWords(line.villageName).place,
        personCategory: line.personCategory,
        visitor: line.visitor,
        contact: context.register.households.find(line.householdId)?.contactName ?? '',
        state: stateWords(line, context),
      })),
  }));
}

/** Who is in the recycle bin stays on the list, marked: to be restored, or taken off it. */
function stateWords(line: EntryLine, { register }: Context): string {
  const { id, recycled, unmetReason, state } = line;
  if (recycled === 1) return '已移入回收站';
  if (unmetReason === null) return state;
  const unmetNote = register.rounds.findEntry(id)?.unmetNote ?? '';
  return `未回访：${unmetWords({ unmetReason, unmetNote })}`;
}
