import type { RuleRow } from '../../../db/domain/rules/rule-table.ts';
import { lightTouchLabel } from '../../../db/domain/grades/light-touch.ts';
import { personTodo } from '../../../db/domain/todo/todo.ts';
import type { TodoItem } from '../../../db/domain/todo/todo-item.ts';
import type { TodoDay } from '../../../db/domain/todo/todo-measure-item.ts';
import type { TodoLife } from '../../../db/domain/todo/todo-facts.ts';
import type { Output } from '../../contract/index.ts';
import type { Context } from '../context.ts';
import { officeItemsBy, type OfficeItem } from '../todo/office-todo.ts';
import { todoDay } from '../todo/todo-book.ts';

type Trial = Output<'rules.tryOut'>;
type Row = Trial['rows'][number];

/** Rows that a trial shows; what changes beyond them is counted. */
export const TRIAL_ROWS = 500;
/** People whose records are read at once. */
const CHUNK = 500;
const NONE = '无';

/** What can be compared of an item: what it is about and its day. The facts of its sentence may name the draft itself. */
function wordsOf({ kind, due }: TodoItem): string {
  return `${kind}（${due ?? '未设置'}）`;
}

/** What stands on one side and not on the other, each as often as it does; null: nothing differs. */
function difference(
  before: readonly TodoItem[],
  after: readonly TodoItem[],
): Pick<Row, 'before' | 'after'> | null {
  const old = before.map(wordsOf);
  const fresh = after.map(wordsOf);
  const without = (all: readonly string[], other: readonly string[]) => {
    const rest = [...other];
    return all.filter((word) => {
      const found = rest.indexOf(word);
      if (found >= 0) rest.splice(found, 1);
      return found < 0;
    });
  };
  const gone = without(old, fresh);
  const come = without(fresh, old);
  if (gone.length === 0 && come.length === 0) return null;
  return { before: gone.join('；') || NONE, after: come.join('；') || NONE };
}

interface Days {
  readonly before: TodoDay;
  readonly after: TodoDay;
}

/** Everybody's items, asked twice of the same facts. */
function ofPeople(context: Context, { before, after }: Days) {
  const { register, today, progress } = context;
  const last = register.people.lastId();
  const towns = new Map(register.regions.towns().map(({ code, name }) => [code, name]));
  const changed: Row[] = [];
  let compared = 0;
  const nameOf = ({ person: { id, lightTouch } }: TodoLife) =>
    lightTouch ? lightTouchLabel(id) : (register.people.find(id)?.fullName ?? '');
  for (let first = 1; first <= last; first += CHUNK) {
    progress.report(first - 1, last, '正在试算');
    for (const { life, townCode } of register.todoFacts.ofRange(first, first + CHUNK - 1, today)) {
      if (life.person.presence !== '在册') continue;
      compared += 1;
      const words = difference(personTodo(life, before).items, personTodo(life, after).items);
      if (words === null) continue;
      const { id } = life.person;
      const place = { fullName: nameOf(life), townName: towns.get(townCode) ?? '' };
      changed.push({ key: `${id}`, personId: id, ...place, ...words });
    }
  }
  return { changed, compared, towns };
}

/** Items of the office by what they are about: a household, a case, a station, or the office itself. */
function bySubject(items: readonly OfficeItem[]): ReadonlyMap<string, readonly OfficeItem[]> {
  return Map.groupBy(items, ({ item: { kind, subject } }) =>
    subject === null ? kind : `${subject.kind} ${subject.id}`,
  );
}

function ofOffice(
  context: Context,
  { before, after }: Days,
  towns: ReadonlyMap<string, string>,
): Row[] {
  const old = bySubject(officeItemsBy(context, [...before.rows]));
  const fresh = bySubject(officeItemsBy(context, [...after.rows]));
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((key): Row[] => {
    const was = old.get(key) ?? [];
    const will = fresh.get(key) ?? [];
    const items = (all: readonly OfficeItem[]) => all.map(({ item }) => item);
    const words = difference(items(was), items(will));
    if (words === null) return [];
    const { item, townCode } = (was[0] ?? will[0]) as OfficeItem;
    const fullName = String(item.facts['name'] ?? will[0]?.item.facts['name'] ?? '本机关');
    const townName = towns.get(townCode) ?? '';
    return [{ key: `office ${key}`, personId: null, fullName, townName, ...words }];
  });
}

/** 规则试算 of whatever a rule moves in the to-do list: of everybody, and of the office itself; nothing is written. */
export function compareTodo(
  context: Context,
  before: readonly RuleRow[],
  after: readonly RuleRow[],
): Trial {
  const days: Days = {
    before: todoDay(context, [...before]),
    after: todoDay(context, [...after]),
  };
  const { changed, compared, towns } = ofPeople(context, days);
  const office = ofOffice(context, days, towns);
  return {
    what: '待办事项和期限',
    compared,
    changed: changed.length,
    changedOfOffice: office.length,
    rows: [...office, ...changed].slice(0, TRIAL_ROWS),
  };
}
