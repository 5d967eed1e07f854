import {
  addMonths,
  daysBetween,
  formatChineseDay,
} from '../../../db/domain/calendar/calendar-day.ts';
import { careScope } from '../../../db/domain/person/care-scope.ts';
import type { ContactFact, GradeFact, MeasureFacts } from '../../../db/domain/person/facts.ts';
import { RULE_CATALOGUE } from '../../../db/domain/rules/rule-catalogue.ts';
import { isRuleId, isRuleValue, type RuleRow } from '../../../db/domain/rules/rule-table.ts';
import {
  gradeInForce,
  isQualifyingContact,
  visitAnchor,
  visitDue,
  type VisitFacts,
} from '../../../db/domain/visits/visit-due.ts';
import type { ControlStatus, PersonState } from '../../../db/domain/words/vocabulary.ts';
import type { GradeDays, MeasureDays, PersonRecord } from '../../../db/repositories/people.ts';
import type { VisitDueRow } from '../../../db/repositories/visit-dues.ts';
import type { VisitLife } from '../../../db/repositories/visit-lives.ts';
import type { Register } from '../../../db/register.ts';

/** The adopted rows of the rule table as the rules read them. */
export function ruleRows(register: Register): RuleRow[] {
  return register.rules.all().flatMap((row) => {
    const value: unknown = JSON.parse(row.value);
    if (!isRuleId(row.ruleId) || !isRuleValue(row.ruleId, value)) return [];
    const { ruleId: id, validFrom, validTo } = row;
    return [{ id, validFrom, validTo, adopted: true, value } as RuleRow];
  });
}

/** defaults.md 4: the state that R-08 asks for, from 管控现状. */
export function stateOf(status: ControlStatus, lightTouch: boolean): PersonState {
  if (status === '在押' || status === '出国（境）' || status === '失联' || status === '死亡')
    return status;
  return lightTouch ? '无感' : '在控';
}

export function measureFacts(row: MeasureDays): MeasureFacts {
  return {
    kind: row.kind,
    decisionDay: row.decisionOn,
    serviceDay: row.serviceOn,
    startDay: row.kind === '强制隔离戒毒' ? null : row.startOn,
    decidedYears: row.decidedYears,
    extensionMonths: row.extensionMonths,
    endDay: row.endOn,
    handedOverOn: null,
    suspensions: [],
    transfers: [],
  };
}

export function contactFact(row: VisitLife['visits'][number]): ContactFact {
  return { day: row.visitedOn, mode: row.mode, inCharge: row.inCharge, seen: row.seen };
}

export function gradeFact(row: GradeDays): GradeFact {
  return { grade: row.grade, approvedOn: row.approvedBy === null ? null : row.effectiveOn };
}

export function visitLife(register: Register, person: PersonRecord): VisitLife {
  return {
    person,
    measures: register.people.measures(person.id),
    grades: register.people.grades(person.id),
    visits: register.visits.ofPerson(person.id).filter((visit) => visit.voidedAt === null),
  };
}

/** Answers R-08 for one person and keeps the answer; call it after whatever the answer depends on. */
export function refreshVisitDue(
  register: Register,
  personId: number,
  rows: readonly RuleRow[],
  today: string,
): VisitDueRow {
  const person = register.people.find(personId);
  if (person === undefined) throw new Error('refreshVisitDue: no such person');
  const answer = dueOf(visitLife(register, person), rows, today);
  register.visitDues.put(answer);
  return answer;
}

/** R-08 for one life, with what the sentence under the row needs. People who are not 在册 are never due. */
export function dueOf(life: VisitLife, rows: readonly RuleRow[], today: string): VisitDueRow {
  const { person } = life;
  const facts: VisitFacts = {
    state: stateOf(person.controlStatus, person.lightTouch),
    registeredOn: person.registeredOn,
    measures: life.measures.map(measureFacts),
    grades: life.grades.map(gradeFact),
    contacts: life.visits.map(contactFact),
  };
  const none = {
    personId: person.id,
    dueOn: null,
    ruleId: null,
    anchorOn: null,
    anchorKind: '',
    months: null,
    lastVisitedOn: lastQualifying(facts, rows),
  };
  if (person.recycledAt !== null) return { ...none, reason: '回收站', why: null };
  if (!careScope(person.category, person.presence).visited)
    return { ...none, reason: person.presence, why: null };
  const due = visitDue(facts, rows, today);
  if (due.reason !== null && due.reason !== '失联查找')
    return { ...none, reason: due.reason, why: null };
  const inForce = gradeInForce(facts.grades, facts.registeredOn);
  const anchorOn = visitAnchor(facts.contacts, inForce, rows);
  return {
    ...none,
    dueOn: due.due,
    ruleId: `VISIT-${inForce.grade}`,
    anchorOn,
    anchorKind: anchorKindOf(anchorOn, facts, rows),
    months: due.due === null || anchorOn === null ? null : monthsBetween(anchorOn, due.due),
    reason: due.reason,
    why: due.why,
  };
}

/** 上次走访 as the lists show it: the last contact that counts, not a failed attempt. */
function lastQualifying(
  { grades, registeredOn, contacts }: VisitFacts,
  rows: readonly RuleRow[],
): string | null {
  const { grade } = gradeInForce(grades, registeredOn);
  let last: string | null = null;
  for (const contact of contacts) {
    if ((last === null || contact.day > last) && isQualifyingContact(contact, grade, rows))
      last = contact.day;
  }
  return last;
}

function anchorKindOf(
  anchorOn: string | null,
  facts: VisitFacts,
  rows: readonly RuleRow[],
): string {
  if (anchorOn === null) return '';
  const { grade } = gradeInForce(facts.grades, facts.registeredOn);
  const visited = facts.contacts.some(
    (contact) => contact.day === anchorOn && isQualifyingContact(contact, grade, rows),
  );
  if (visited) return '上次有效走访';
  return grade === '未评估' ? '登记入册' : '定级生效';
}

function monthsBetween(anchor: string, due: string): number {
  const years = Number(due.slice(0, 4)) - Number(anchor.slice(0, 4));
  const guess = years * 12 + Number(due.slice(5, 7)) - Number(anchor.slice(5, 7));
  return addMonths(anchor, guess) === due ? guess : guess - 1;
}

/** What the rule is called on the screens. */
export function ruleTitle(ruleId: string): string {
  return RULE_CATALOGUE.find(({ id }) => id === ruleId)?.title ?? ruleId;
}

/** The sentence under the row: which rule, from which day, what the day is called, or why none can be told. */
export function explainDue(row: VisitDueRow, today: string): string {
  const rule = ruleTitle(row.ruleId ?? '');
  if (row.why === 'ruleMissing')
    return `未设置：“${rule}”没有已采用的规则，请到“设置—规则”采用或设定`;
  if (row.why === 'dayImprecise')
    return '未设置：有一次走访只记了年份或月份，无法推算，请补记准确日期的走访';
  if (row.dueOn === null)
    return row.reason === null ? '不产生走访任务' : `不产生走访任务：${row.reason}`;
  const days = daysBetween(row.dueOn, today);
  const state = days > 0 ? `已逾期${days}天` : days === 0 ? '今天到期' : `还有${-days}天`;
  const from =
    row.anchorOn === null ? '' : `${row.anchorKind}（${formatChineseDay(row.anchorOn)}）起，`;
  const search = row.reason === '失联查找' ? '（失联，按失联查找走访）' : '';
  const every = row.months === null ? '' : `（每${row.months}个月至少一次）`;
  return `按“${rule}”${every}，${from}${formatChineseDay(row.dueOn)}前应走访，${state}${search}`;
}
