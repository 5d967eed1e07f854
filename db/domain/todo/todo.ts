/** The to-do list that explains itself (issue B 9; domain.md 9.5, 12.5): from a person's facts to what is to be done, and why. */
import { isCompulsoryUnderWay } from '../person/clean-clock.ts';
import type { TodoLife } from './todo-facts.ts';
import { compareItems, type TodoItem } from './todo-item.ts';
import type { TodoDay } from './todo-measure-item.ts';
import { measureItems } from './todo-measures.ts';
import { cleanItems, gradeItems, leaveItems, teamItems, testItems } from './todo-person.ts';
import { talkItems } from './todo-local.ts';
import { visitItems } from './todo-visits.ts';

/** Why a person has nothing to be done about: said aloud, so that nobody is missing by accident. */
export type TodoNone =
  '不在册' | '死亡' | '无感式管理' | '出国（境）' | '在押' | '强制隔离戒毒' | '暂无事项';

export interface PersonTodo {
  /** 未设置 first, then by day. */
  readonly items: readonly TodoItem[];
  /** Null while there is an item. */
  readonly none: TodoNone | null;
}

/** R-09 and defaults.md 4: about whom nothing is asked at all. */
function outside({ person }: TodoLife): TodoNone | null {
  if (person.presence !== '在册') return '不在册';
  if (person.controlStatus === '死亡') return '死亡';
  return person.lightTouch ? '无感式管理' : null;
}

function reasonForNone({ person, facts }: TodoLife): TodoNone {
  if (person.controlStatus === '出国（境）' || person.controlStatus === '在押')
    return person.controlStatus;
  return isCompulsoryUnderWay(facts.measures) ? '强制隔离戒毒' : '暂无事项';
}

/** All items of one person on a day. Somebody under control always has one: R-08 gives a day, or what lacks for it. */
export function personTodo(life: TodoLife, day: TodoDay): PersonTodo {
  const beyond = outside(life);
  if (beyond !== null) return { items: [], none: beyond };
  const items = [
    ...measureItems(life, day),
    ...visitItems(life, day),
    ...talkItems(life, day),
    ...testItems(life),
    ...leaveItems(life, day),
    ...gradeItems(life, day),
    ...cleanItems(life, day),
    ...teamItems(life),
  ].sort(compareItems);
  return { items, none: items.length === 0 ? reasonForNone(life) : null };
}
