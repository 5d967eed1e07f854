import {
  officeTodo,
  type OfficeFacts,
  type OfficeStation,
} from '../../../db/domain/todo/todo-office.ts';
import { caseLoad, isOpenOn, staffOn, staffRatio } from '../../../db/domain/office/station.ts';
import type { RuleRow } from '../../../db/domain/rules/rule-table.ts';
import type { TodoItem } from '../../../db/domain/todo/todo-item.ts';
import type { TodoDay } from '../../../db/domain/todo/todo-measure-item.ts';
import type { Register } from '../../../db/register.ts';
import type { Context } from '../context.ts';
import { BI_MONTHLY } from '../reports/bi-monthly-rows.ts';
import { NOBODY, povertyTodo, type TodoAbout } from './poverty-todo.ts';
import { todoDay } from './todo-book.ts';

/** An item of the office, and whom it is about; the town '' is the county. */
export interface OfficeItem extends TodoAbout {
  readonly item: TodoItem;
  /** Whom it came back to; '' of whatever is the office's. */
  readonly inCharge: string;
}

function stationsOf({ register, today }: Context, { rows }: TodoDay) {
  const facts = register.stations.facts().filter((station) => isOpenOn(station, today));
  if (facts.length === 0) return { stations: [], towns: new Map<number, string>() };
  const load = register.stations.registeredLoad();
  const stations = facts.map((station): OfficeStation => {
    const people = caseLoad(station, load);
    const staff = staffOn(station, today).length;
    const { state, limit } = staffRatio(people, staff, rows, today);
    const checks = register.stations
      .checksOf(station.id)
      .filter(({ voidedAt }) => voidedAt === null);
    return {
      ...{ id: station.id, openedOn: station.openedOn, people, staff, ratio: state, limit },
      name: register.stations.find(station.id)?.name ?? '',
      checkedYears: checks.map(({ year }) => year),
    };
  });
  return { stations, towns: new Map(facts.map(({ id, townCode }) => [id, townCode])) };
}

interface Kept {
  readonly stamp: string;
  readonly items: readonly OfficeItem[];
}
const kept = new WeakMap<Register, Kept>();

/** What the office itself has to do: reports, rounds, stations. Worked out anew on another day and after every write. */
export function officeItems(context: Context): readonly OfficeItem[] {
  const { register, today } = context;
  const written = register.stamp();
  if (written === null) return officeItemsBy(context);
  const stamp = `${today} ${written}`;
  const before = kept.get(register);
  if (before?.stamp === stamp) return before.items;
  const items = officeItemsBy(context);
  kept.set(register, { stamp, items });
  return items;
}

/** The same, worked out with the rows of a draft of the rule table. */
export function officeItemsBy(context: Context, rows?: RuleRow[]): readonly OfficeItem[] {
  const { register } = context;
  const day = todoDay(context, rows);
  const { stations, towns } = stationsOf(context, day);
  const poverty = povertyTodo(context);
  const facts: OfficeFacts = {
    issuedPeriods: register.reports
      .all()
      .filter(({ kind, state }) => kind === BI_MONTHLY && state === 'issued')
      .map(({ period }) => period),
    returnVisits: register.todoFacts.returnVisits(),
    rounds: poverty.rounds,
    watches: poverty.watches,
    cases: poverty.cases,
    releases: poverty.releases,
    stations,
  };
  const names = new Map(stations.map(({ id, name }) => [id, name]));
  const aboutOf = ({ subject }: TodoItem): TodoAbout => {
    if (subject?.kind !== 'station') return poverty.aboutOf(subject);
    const { id } = subject;
    return { ...NOBODY, name: names.get(id) ?? '', townCode: towns.get(id) ?? '' };
  };
  return officeTodo(facts, day).map((item) => {
    const inCharge = String(item.facts['inCharge'] ?? '');
    return { ...aboutOf(item), inCharge, item };
  });
}
