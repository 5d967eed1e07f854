import { isWarningAlone } from '../../../db/domain/measures/handover-papers.ts';
import type { DossierPart } from '../../reports/dossier/dossier.ts';
import { standing, type DossierFacts } from './dossier-facts.ts';
import { testHead } from './dossier-forms.ts';
import { byDay, DAY, NUMBER, numbered } from './dossier-rows.ts';
import { joined, labelled } from './timeline-event.ts';

/** The records of a person's file, oldest first, as they are kept on paper. */

export function measuresPart({ rows, detail, words }: DossierFacts): DossierPart {
  const lastDays = new Map(detail.measures.map(({ id, lastDay }) => [id, lastDay]));
  return {
    kind: 'table',
    title: '戒毒措施执行情况',
    lead: '社区戒毒、社区康复从报到之日开始，强制隔离戒毒从决定之日开始。',
    columns: [
      { title: '措施', width: 9 },
      { title: '决定书文号、决定机关，协议编号', width: 20, align: 'left' },
      { title: '决定', width: 9 },
      { title: '送达', width: 9 },
      { title: '开始', width: 9 },
      { title: '协议', width: 9 },
      { title: '期满', width: 9 },
      { title: '结束及原因', width: 11 },
    ],
    rows: standing(rows.measures).map((row) => [
      row.kind,
      words(joined([row.documentNumber, row.decidingUnit, labelled('协议', row.agreementNumber)])),
      row.decisionOn ?? '',
      row.serviceOn ?? '',
      row.startOn ?? '',
      row.agreementOn ?? '',
      lastDays.get(row.id) ?? '',
      joined([row.endOn, row.endReason, labelled('通知书', row.releaseNumber)]),
    ]),
  };
}

/** 中止, 变更执行地, 移交 and 查获: what happened on the way. */
export function eventsPart({ rows, words }: DossierFacts): DossierPart {
  const events = [
    ...standing(rows.seizures).map((row) => [
      row.seizedOn,
      '查获',
      joined([row.unit, row.place, row.finding, row.note]),
    ]),
    ...standing(rows.measure_suspensions).map((row) => [
      row.fromOn,
      '中止',
      joined([row.reason, row.toOn === null ? '未恢复' : `${row.toOn}恢复`, row.note]),
    ]),
    ...standing(rows.measure_transfers).map((row) => [
      row.changedOn,
      '变更执行地',
      joined([
        `${row.fromPlace}转${row.toPlace}`,
        labelled('材料转送', row.fileSentOn),
        labelled('报到', row.reportedOn),
      ]),
    ]),
    ...standing(rows.handovers).map((row) => [
      row.handedOn ?? row.warningOn ?? row.proofOn ?? '',
      '告诫、移交',
      joined([
        isWarningAlone(row) ? '违反协议' : row.kind,
        labelled('告诫书', row.warningOn),
        labelled('证明', row.proofOn),
        labelled('检测通知书', row.testNoticeOn),
        labelled('移交', row.handedOn),
        labelled('回执', row.receiptOn),
      ]),
    ]),
  ];
  return {
    kind: 'table',
    title: '查获、中止、变更和移交情况',
    columns: [
      NUMBER,
      DAY,
      { title: '事项', width: 9 },
      { title: '情况', width: 40, align: 'left' },
    ],
    rows: numbered(
      byDay(events, ([day = '']) => day).map(([day = '', what = '', text = '']) => [
        day,
        what,
        words(text),
      ]),
    ),
  };
}

/** 吸毒检测记录表 (domain.md 9.3). */
export function testsPart(facts: DossierFacts): DossierPart {
  const { rows, words } = facts;
  return {
    kind: 'table',
    title: '吸毒检测记录表',
    head: testHead(facts),
    columns: [
      NUMBER,
      { title: '检测时间', width: 9 },
      { title: '检测地点', width: 14, align: 'left' },
      { title: '检测方式', width: 7 },
      { title: '检测结果', width: 9 },
      { title: '检测人', width: 12 },
      { title: '备注', width: 12, align: 'left' },
    ],
    rows: numbered(
      byDay(standing(rows.tests), ({ testedOn }) => testedOn).map((row) => [
        row.testedOn,
        words(row.place),
        row.kind,
        joined([row.result, row.drug]),
        [row.testers, row.secondTester].filter((name) => name !== '').join('、'),
        words(joined([row.origin, labelled('送检', row.sentOn), labelled('报告', row.reportedOn)])),
      ]),
    ),
  };
}

function topicsText(topics: string): string {
  return (JSON.parse(topics) as { topic: string; text: string }[])
    .filter(({ text }) => text !== '')
    .map(({ topic, text }) => `${topic}：${text}`)
    .join('；');
}

export function visitsPart({ rows, words }: DossierFacts): DossierPart {
  return {
    kind: 'table',
    title: '走访、谈话记录',
    columns: [
      NUMBER,
      DAY,
      { title: '方式', width: 8 },
      { title: '结果', width: 8 },
      { title: '走访人', width: 9 },
      { title: '情况', width: 36, align: 'left' },
    ],
    rows: numbered(
      byDay(standing(rows.visits), ({ visitedOn }) => visitedOn).map((row) => [
        row.visitedOn,
        row.mode,
        row.outcome,
        row.inCharge,
        words(
          joined([
            row.drugState,
            topicsText(row.topics),
            row.findings,
            labelled('需求：', row.needs),
          ]),
        ),
      ]),
    ),
  };
}

export function leavesPart({ rows, words }: DossierFacts): DossierPart {
  const approvals = Map.groupBy(rows.leave_approvals, ({ leaveId }) => leaveId);
  return {
    kind: 'table',
    title: '请假、外出记录',
    columns: [
      NUMBER,
      { title: '提交', width: 9 },
      { title: '外出', width: 9 },
      { title: '计划返回', width: 9 },
      { title: '返回', width: 9 },
      { title: '去向、原因', width: 14, align: 'left' },
      { title: '书面报告', width: 5 },
      { title: '审批', width: 14 },
    ],
    rows: numbered(
      byDay(standing(rows.leaves), ({ leftOn }) => leftOn).map((row) => [
        row.appliedOn ?? '',
        row.leftOn,
        row.plannedBackOn ?? '',
        row.backOn ?? '',
        words(joined([row.destination, row.purpose])),
        row.writtenReport ? '有' : '无',
        joined([
          row.went ? '擅自外出' : row.state,
          ...(approvals.get(row.id) ?? []).map(({ approvedBy }) => approvedBy),
        ]),
      ]),
    ),
  };
}

export function gradesPart({ rows, words }: DossierFacts): DossierPart {
  return {
    kind: 'table',
    title: '风险评估定级和定期评估',
    columns: [
      NUMBER,
      DAY,
      { title: '事项', width: 12 },
      { title: '结论', width: 24, align: 'left' },
      { title: '提出（撰写）', width: 9 },
      { title: '审批', width: 9 },
    ],
    rows: numbered(
      byDay(
        [
          ...rows.grades
            .filter(({ approvedBy, effectiveOn }) => approvedBy !== null && effectiveOn !== null)
            .map((row) => [
              row.effectiveOn ?? '',
              `定级：${row.grade}`,
              joined([row.points === null ? '' : `${row.points}分`, row.reason]),
              row.proposedBy,
              joined([row.approvedBy, row.selfApproved && '自评自批']),
            ]),
          ...standing(rows.measure_summaries).map((row) => [
            row.writtenOn,
            row.kind,
            joined([`周期至${row.periodEnd}`, row.conclusion]),
            row.author,
            '',
          ]),
          ...standing(rows.drug_state_evaluations).map((row) => [
            row.evaluatedOn,
            `戒毒状态：${row.state}`,
            joined([row.basis, row.evidence]),
            row.evaluator,
            '',
          ]),
        ],
        ([day = '']) => day,
      ).map(([day = '', what = '', text = '', ...who]) => [day, what, words(text), ...who]),
    ),
  };
}
