import { monthOf, yearOf } from '../../../db/domain/calendar/calendar-day.ts';
import { blockingChecks } from '../../../db/domain/poverty/cross-checks.ts';
import { returnVisitRound } from '../../../db/domain/poverty/return-visit-round.ts';
import { lineWords } from '../../../db/domain/poverty/signal-words.ts';
import { makeTally, openInRound } from '../../../db/domain/poverty/tally.ts';
import { roundLabel } from '../../../db/domain/poverty/round-fact.ts';
import { ruleOn, type RuleRow } from '../../../db/domain/rules/rule-table.ts';
import { ROUND_NAMES } from '../../../db/domain/words/vocabulary.ts';
import type { PartCount, PartLevels } from '../../../db/repositories/round-lists.ts';
import type { EligiblePerson, RoundRow } from '../../../db/repositories/rounds.ts';
import { fail, ok, type Result } from '../../contract/errors.ts';
import type { Checked, Output } from '../../contract/index.ts';
import type { Context, Handler, Handlers } from '../context.ts';
import { createNumberSearchLog } from '../people/number-search-log.ts';
import { readSettings } from '../settings/settings.ts';
import { ruleRows } from '../visits/visit-due-book.ts';
import { adoptedLine, createEntryBook } from './entry-book.ts';
import { entryAnswer, entryDetail } from './entry-view.ts';
import { knownRound } from './open-entry.ts';
import { trends } from './rounds-trends.ts';

export type RoundAnswer = Output<'rounds.list'>['rounds'][number];

/** Rounds of return visits as lists, counts and pages. */
export function createRoundQueries(): Handlers<
  | 'rounds.list'
  | 'rounds.preview'
  | 'rounds.get'
  | 'rounds.entries'
  | 'rounds.entry'
  | 'rounds.candidates'
  | 'rounds.trends'
> {
  const logSearch = createNumberSearchLog();
  return {
    'rounds.list': (_input, context) =>
      ok({ rounds: allRounds(context), offered: offered(context) }),
    'rounds.preview': preview,
    'rounds.get': getRound,
    'rounds.entries': (input, context) => {
      const answer = listEntries(input, context);
      if (answer.ok) logSearch(input.text, answer.value.total, context);
      return answer;
    },
    'rounds.entry': ({ entryId }, context) => {
      const entry = context.register.rounds.findEntry(entryId);
      const round = knownRound(context, entry?.roundId ?? 0);
      if (entry === undefined || !round.ok)
        return fail({ code: 'NOT_FOUND', what: '名单上的这个人' });
      return ok(entryDetail(entry, round.value, context));
    },
    'rounds.candidates': listCandidates,
    'rounds.trends': (_input, context) => ok(trends(context)),
  };
}

/** A round with its counts. */
export function roundAnswer(
  round: RoundRow,
  states: readonly PartCount[],
  levels: readonly PartLevels[],
): RoundAnswer {
  const { id, revision, year, name, firstOn, lastOn, openedBy, openedOn } = round;
  const { closedBy, closedOn, selfApproved, note } = round;
  const own = levels.filter(({ roundId, townCode }) => roundId === id && townCode === '');
  return {
    ...{ id, revision, year, name, label: roundLabel(round), firstOn, lastOn },
    ...{ openedBy, openedOn, closedBy, closedOn, selfApproved, note },
    ...makeTally(
      states.filter(({ roundId }) => roundId === id),
      own,
    ),
  };
}

/** The round as it is now. */
export function roundAgain(id: number, { register }: Pick<Context, 'register'>): RoundAnswer {
  const round = register.rounds.find(id);
  if (round === undefined) throw new Error('a round that is gone');
  return roundAnswer(round, register.rounds.stateCounts(id), register.rounds.levelCounts(id));
}

/** Newest first: the round that is running is the one worked on. */
function allRounds({ register }: Context): RoundAnswer[] {
  const states = register.rounds.stateCounts(null);
  const levels = register.rounds.levelCounts(null);
  return register.rounds
    .all()
    .toReversed()
    .map((round) => roundAnswer(round, states, levels));
}

/** Months in which the round that ended with the year may still be opened. */
const LATE_MONTHS = 3;

/** the rounds of this year that are not open yet, and the last one of the year before while it is January to March. */
function offered({ register, today }: Context): Output<'rounds.list'>['offered'] {
  const rules = ruleRows(register);
  const year = yearOf(today);
  const names = ROUND_NAMES.map((name) => ({ year, name }));
  const late = monthOf(today) <= LATE_MONTHS ? [{ year: year - 1, name: '年末' as const }] : [];
  return [...late, ...names]
    .filter((each) => register.rounds.ofName(each.year, each.name) === undefined)
    .map((each) => {
      const window = returnVisitRound(each.year, each.name, rules);
      return {
        ...{ ...each, label: roundLabel(each) },
        ...{ firstOn: window?.first ?? null, lastOn: window?.last ?? null },
      };
    });
}

/** What R-11 will not be able to tell, said before the round begins. */
function ruleHints(context: Context, rules: readonly RuleRow[]): string[] {
  const year = yearOf(context.today);
  const place = readSettings(context.register).countyName;
  const asked = { year, place, line: adoptedLine(rules, year, place) };
  const none = { nearFactor: null, previousPerHead: null, lastRoundOn: null, positives: [] };
  const line = lineWords({ ...asked, ...none, today: context.today });
  const unset = (
    id: 'POVERTY-NEAR-FACTOR' | 'HELP-START' | 'CLOSE-AFTER',
    words: string,
    day = context.today,
  ) =>
    ruleOn(rules, id, day) === null
      ? [`未设置：“${words}”没有已采用的规则，请到“设置—规则”采用`]
      : [];
  return [
    ...(line === '' ? [] : [line]),
    ...unset('POVERTY-NEAR-FACTOR', `${year}年1月1日的接近收入线倍数`, `${year}-01-01`),
    ...unset('HELP-START', '落实帮扶期限'),
    ...unset('CLOSE-AFTER', '识别到消除最短时间'),
  ];
}

const preview: Handler<'rounds.preview'> = (_input, context) => {
  const { register, today } = context;
  const found = register.rounds.eligible(today, register.households.listedWords());
  const without = found.filter(({ householdId }) => householdId === null).length;
  const known = new Set(found.flatMap(({ householdId }) => householdId ?? []));
  const hints = ruleHints(context, ruleRows(register));
  const dropped = register.rounds.uncategorized(today, register.households.listedWords());
  if (dropped > 0)
    hints.unshift(
      `有${dropped}人台账第33列属应回访的类别，但所在户没有登记现行的贫困属性，没有列入名单；请到该户登记贫困属性`,
    );
  if (found.length === 0)
    hints.unshift('没有应回访的人员：请先登记户和贫困属性，或在人员台账第33列填写');
  return ok({
    people: found.length,
    households: known.size + without,
    withoutHousehold: without,
    towns: byTown(found, context),
    hints,
  });
};

function byTown(found: readonly EligiblePerson[], { register }: Context) {
  return register.regions.towns().flatMap(({ code: townCode, name: townName }) => {
    const people = found.filter((person) => person.townCode === townCode).length;
    return people === 0 ? [] : [{ townCode, townName, people }];
  });
}

const getRound: Handler<'rounds.get'> = ({ id }, context) => {
  const found = knownRound(context, id);
  if (!found.ok) return found;
  const { rounds, regions, households } = context.register;
  const states = rounds.stateCounts(id);
  const levels = rounds.levelCounts(id);
  const towns = regions.towns().flatMap(({ code, name }) => {
    const people = states.filter(({ townCode }) => townCode === code);
    if (people.length === 0) return [];
    const own = levels.filter(({ townCode }) => townCode === code);
    return [{ townCode: code, townName: name, ...makeTally(people, own) }];
  });
  const missing =
    found.value.closedOn === null
      ? rounds.missing(id, context.today, households.listedWords()).length
      : 0;
  return ok({
    ...roundAnswer(found.value, states, levels),
    towns,
    visitors: visitorsOf(rounds.visitorCounts(id)),
    unmetReasons: rounds.unmetReasons(id),
    missing,
    open:
      found.value.closedOn === null ? [...openInRound(states, rounds.noLongerLightTouch(id))] : [],
  });
};

function visitorsOf(counts: ReturnType<Context['register']['rounds']['visitorCounts']>) {
  return [...new Set(counts.map(({ visitor }) => visitor))].map((visitor) => {
    const own = counts.filter((count) => count.visitor === visitor);
    const { listed, visited, unmet, waiting } = makeTally(own, []);
    return { visitor, listed, visited, unmet, waiting };
  });
}

function listEntries(
  input: Checked<'rounds.entries'>,
  context: Context,
): Result<Output<'rounds.entries'>> {
  const found = knownRound(context, input.roundId);
  if (!found.ok) return found;
  const { page, pageSize, withErrors, ...filter } = input;
  const ids = withErrors ? idsToPutRight(found.value, context) : null;
  const { total, rows } = context.register.rounds.entryLines(
    { ...filter, ids },
    { offset: (page - 1) * pageSize, limit: pageSize },
  );
  const book = createEntryBook(context, found.value, rows);
  return ok({ total, rows: rows.map((line) => entryAnswer(line, book.factsOf(line))) });
}

/** Complete sheets with what stands in the way of approval: an error of FP-nn, or a warning that nobody has confirmed. */
function idsToPutRight(round: RoundRow, context: Context): number[] {
  const keys = context.register.rounds.completeKeys(round.id);
  const book = createEntryBook(context, round, keys);
  return keys
    .filter((key) => {
      const { checks, confirmed } = book.factsOf(key);
      const { errors, warnings } = blockingChecks(checks, confirmed);
      return errors + warnings > 0;
    })
    .map(({ id }) => id);
}

const listCandidates: Handler<'rounds.candidates'> = ({ roundId }, context) => {
  const found = knownRound(context, roundId);
  if (!found.ok) return found;
  const { register, today } = context;
  const towns = new Map(register.regions.towns().map(({ code, name }) => [code, name]));
  return ok(
    register.rounds
      .missing(roundId, today, register.households.listedWords())
      .map(({ personId, fullName, townCode, word }) => ({
        ...{ personId, fullName, townName: towns.get(townCode) ?? '', category: word },
      })),
  );
};
