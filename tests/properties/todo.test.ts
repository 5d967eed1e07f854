import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TodoLife } from '../../db/domain/todo/todo-facts.ts';
import { personTodo } from '../../db/domain/todo/todo.ts';
import { visitAnchor, visitDue, gradeInForce } from '../../db/domain/visits/visit-due.ts';
import { makeHolidayTable } from '../../db/domain/calendar/working-day.ts';
import { CONTROL_STATUSES, type ControlStatus } from '../../db/domain/words/vocabulary.ts';
import { rowsOf, type Life } from '../../electron/application/evaluate/evaluate-input.ts';
import { stateOf } from '../../electron/application/visits/visit-due-book.ts';
import type { RuleRow } from '../../db/domain/rules/rule-table.ts';
import { randomLife, randomRows } from './random-lives.ts';

const LIVES = Number(process.env['LIVES'] ?? 5000);
const HOLIDAYS = makeHolidayTable({ years: [], holidays: [], workdays: [] });

/** Statuses of which somebody is under control (defaults.md 4). */
const UNDER_CONTROL: readonly ControlStatus[] = [
  '社区戒毒',
  '社区康复',
  '自愿戒毒',
  '药物维持治疗',
  '社会面',
  '失联',
];

const extras = fc.record({
  status: fc.constantFrom(...CONTROL_STATUSES),
  hasCaseWorker: fc.boolean(),
  papers: fc.boolean(),
  agreed: fc.boolean(),
  imported: fc.boolean(),
});

/** The kept answer of R-08, as the register keeps it. */
function visitOf(life: Life, status: ControlStatus, rows: readonly RuleRow[]): TodoLife['visit'] {
  const facts = { ...life, state: stateOf(status, false) };
  const { due, reason, why } = visitDue(facts, rows, life.today);
  const grade = gradeInForce(life.grades, life.registeredOn);
  const anchorOn = visitAnchor(life.contacts, grade, rows);
  return {
    ...{ dueOn: due, ruleId: `VISIT-${grade.grade}`, anchorOn },
    ...{ anchorKind: '', months: null, reason, why },
  };
}

function todoLife(
  life: Life,
  extra: typeof extras extends fc.Arbitrary<infer T> ? T : never,
  rows: readonly RuleRow[],
): TodoLife {
  const measures = life.measures.map((measure, index) => ({ ...measure, id: index + 1 }));
  return {
    person: {
      ...{ id: 1, category: '吸毒', presence: '在册', lightTouch: false },
      controlStatus: extra.status,
      registeredOn: life.registeredOn,
      hasCaseWorker: extra.hasCaseWorker,
    },
    facts: {
      measures,
      tests: life.tests.map((each, id) => ({ ...each, id })),
      leaves: life.leaves.map((each, id) => ({ ...each, id })),
      seizures: life.seizures,
      riskSigns: [],
    },
    papers: extra.papers
      ? measures.map(({ id }) => ({
          ...{ id, transferAgreements: [], fileSentOn: null, townNotifiedOn: null },
          agreementOn: extra.agreed ? '2020-01-01' : null,
          endReason: null,
          imported: extra.imported,
        }))
      : [],
    handovers: [],
    leaveRequests: [],
    grades: life.grades.map((each, id) => ({ ...each, id, proposedOn: life.registeredOn })),
    lightTouchProposals: [],
    openTests: [],
    missedVisits: [],
    talkDays: [],
    followUps: [],
    plans: [],
    needs: [],
    visit: visitOf(life, extra.status, rows),
    summaries: [],
  };
}

test(
  'nobody under control is missing from the list because a field is empty',
  { timeout: 0 },
  () => {
    fc.assert(
      fc.property(randomLife, randomRows, extras, (life, rules, extra) => {
        const rows = rowsOf(rules);
        const todo = personTodo(todoLife(life, extra, rows), {
          ...{ rows, today: life.today, holidays: HOLIDAYS },
        });
        expect((todo.items.length === 0) === (todo.none !== null)).toBe(true);
        const inside = life.measures.some(
          ({ kind, endDay }) => kind === '强制隔离戒毒' && endDay === null,
        );
        // A visit, with a day or without: whatever else is asked of them would hide one that is lost.
        if (UNDER_CONTROL.includes(extra.status) && !inside)
          expect(todo.items.map(({ kind }) => kind)).toContain('走访');
        if (todo.none !== null)
          expect(['在押', '出国（境）', '死亡', '强制隔离戒毒', '暂无事项']).toContain(todo.none);
      }),
      { numRuns: LIVES },
    );
  },
);

test(
  'a day that is told comes of a rule, and one that is not says what lacks',
  { timeout: 0 },
  () => {
    const LACKS = [
      'ruleMissing',
      'dayImprecise',
      'serviceMissing',
      'decisionMissing',
      'yearsMissing',
      'holidayTableEnds',
    ];
    fc.assert(
      fc.property(randomLife, randomRows, extras, (life, rules, extra) => {
        const rows = rowsOf(rules);
        const day = { rows, today: life.today, holidays: HOLIDAYS };
        for (const item of personTodo(todoLife(life, extra, rows), day).items) {
          expect([item.kind, item.due === null]).toEqual([item.kind, LACKS.includes(item.why)]);
          const { id, from, clause } = item.rule;
          if (from !== null)
            expect(rows.some((row) => row.id === id && row.validFrom === from && row.adopted)).toBe(
              true,
            );
          else if (item.due !== null) expect(id + clause).not.toBe('');
        }
      }),
      { numRuns: LIVES },
    );
  },
);
