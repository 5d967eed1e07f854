import { TODO_KINDS, type TodoKind } from '../../../db/domain/todo/todo-item.ts';
import { isInScope, pageDays, type TodoScope } from '../../../db/domain/todo/todo-scope.ts';
import type { TodoTally } from '../../../db/repositories/todo-items.ts';
import { ok } from '../../contract/errors.ts';
import type { Output } from '../../contract/index.ts';
import type { Context, Handler } from '../context.ts';
import { officeItems, type OfficeItem } from './office-todo.ts';
import { ruleTitle } from '../visits/visit-due-book.ts';

type Summary = Output<'todo.summary'>;
type Counts = Pick<Summary, 'overdue' | 'today' | 'week' | 'month' | 'unset' | 'total'>;
interface Counted extends Counts {
  readonly kind: TodoKind;
  readonly town: readonly [code: string, name: string];
  readonly inCharge: string;
  readonly ofPerson: boolean;
}

const NOTHING: Counts = { overdue: 0, today: 0, week: 0, month: 0, unset: 0, total: 0 };

function added(one: Counts, other: Counts): Counts {
  return {
    overdue: one.overdue + other.overdue,
    today: one.today + other.today,
    week: one.week + other.week,
    month: one.month + other.month,
    unset: one.unset + other.unset,
    total: one.total + other.total,
  };
}

function countOf({ item }: OfficeItem, today: string): Counts {
  const count = (scope: TodoScope) => (isInScope(item, scope, today) ? 1 : 0);
  return {
    overdue: count('overdue'),
    today: count('today'),
    week: count('week'),
    month: count('month'),
    unset: count('unset'),
    total: 1,
  };
}

function ofTally(tally: TodoTally): Counted {
  const kind = TODO_KINDS[tally.rank] ?? '资料待补';
  const { townCode, townName, inCharge } = tally;
  return { ...tally, kind, town: [townCode, townName], inCharge, ofPerson: true };
}

/** Sums by what `keyOf` says, the most overdue first; null leaves a line out. */
function sumsBy(
  all: readonly Counted[],
  keyOf: (counted: Counted) => readonly [key: string, name: string] | null,
): Summary['byKind'] {
  const sums = new Map<string, Summary['byKind'][number]>();
  for (const counted of all) {
    const found = keyOf(counted);
    if (found === null) continue;
    const [key, name] = found;
    sums.set(key, { key, name, ...added(sums.get(key) ?? NOTHING, counted) });
  }
  return [...sums.values()].sort(
    (first, second) => second.overdue - first.overdue || second.week - first.week,
  );
}

function missingRules(
  { register }: Context,
  office: readonly OfficeItem[],
): Summary['missingRules'] {
  const counted = new Map(register.todoItems.missingRules().map((row) => [row.ruleId, row.items]));
  for (const { item } of office)
    if (item.why === 'ruleMissing') counted.set(item.rule.id, (counted.get(item.rule.id) ?? 0) + 1);
  return [...counted].map(([ruleId, items]) => ({ ruleId, items, title: ruleTitle(ruleId) }));
}

/** All counters of the page, the menu and the groups: sums over one count by kind, town and person in charge. */
export const summarise: Handler<'todo.summary'> = (_input, context) => {
  const { register, today } = context;
  const { weekEnd, monthEnd } = pageDays(today);
  const office = officeItems(context);
  const names = new Map(register.regions.towns().map(({ code, name }) => [code, name]));
  const all: Counted[] = [
    ...register.todoItems.tallies(today, weekEnd, monthEnd).map(ofTally),
    ...office.map((each): Counted => {
      const town = [each.townCode, names.get(each.townCode) ?? ''] as const;
      return {
        ...countOf(each, today),
        kind: each.item.kind,
        town,
        inCharge: each.inCharge,
        ofPerson: false,
      };
    }),
  ];
  const overdueOf = (kinds: readonly TodoKind[]) =>
    all.reduce((sum, each) => sum + (kinds.includes(each.kind) ? each.overdue : 0), 0);
  const total = all.reduce(added, NOTHING);
  const asOf = register.todoItems.asOf();
  const population = register.population.now();
  return ok({
    asOf,
    stale: asOf !== today,
    ...total,
    population: population.present,
    underControl: population.underControl,
    byKind: sumsBy(all, ({ kind }) => [kind, kind]),
    byTown: sumsBy(all, ({ town }) => (town[0] === '' ? null : town)),
    byInCharge: sumsBy(all, ({ inCharge, ofPerson }) =>
      ofPerson || inCharge !== '' ? [inCharge, inCharge === '' ? '未指定责任人' : inCharge] : null,
    ),
    missingRules: missingRules(context, office),
    menu: {
      home: total.overdue,
      reports: overdueOf(['两月报上报']),
      stations: overdueOf(['站点年度检查', '站点人员比例']),
    },
  });
};
