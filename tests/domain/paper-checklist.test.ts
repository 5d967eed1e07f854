import { describe, expect, it } from 'vitest';
import {
  countPapers,
  paperChecklist,
  PAPERS,
  type MarkedPaper,
  type PaperFacts,
  type PaperId,
  type PaperMeasure,
} from '../../db/domain/person/paper-checklist.ts';

/** 社区戒毒 under way with nothing but its report-in. */
const RUNNING: PaperMeasure = {
  kind: '社区戒毒',
  documentNumber: '',
  decisionOn: null,
  startOn: '2026-01-10',
  agreementNumber: '',
  agreementOn: null,
  overdueReportIn: false,
  seriousViolation: false,
  suspensions: 0,
  transfers: [],
  handovers: [],
  summaries: { due: 0, written: 0 },
  ended: false,
  expired: false,
  endReason: null,
  releaseNumber: '',
  releaseServedOn: null,
};
const NOTHING: PaperFacts = {
  measure: null,
  drugUser: true,
  teamRoles: 0,
  tests: 0,
  hairTests: 0,
  hairResults: 0,
  visits: 0,
  talks: 0,
  longLeaves: { all: 0, reported: 0 },
  approvedAssessments: 0,
  help: 0,
};
const HANDOVER = {
  kind: '严重违反协议',
  warningOn: null,
  proofOn: null,
  testNoticeOn: null,
  handedOn: null,
  receiptOn: null,
} as const;

function running(measure: Partial<PaperMeasure> = {}, facts: Partial<PaperFacts> = {}): PaperFacts {
  return { ...NOTHING, ...facts, measure: { ...RUNNING, ...measure } };
}
function of(id: PaperId, facts: PaperFacts, marks: readonly MarkedPaper[] = []): string {
  const line = paperChecklist(facts, marks).find((each) => each.id === id);
  return `${line?.state}（${line?.source}）：${line?.why}`;
}

describe('the checklist of the file (domain.md 9.2)', () => {
  it('has the twenty papers in their order, each once', () => {
    const lines = paperChecklist(NOTHING, []);
    expect(lines.map(({ id, title }) => [id, title])).toEqual(PAPERS.map((paper) => [...paper]));
    expect(new Set(lines.map(({ id }) => id)).size).toBe(20);
  });

  it('asks of a person without 社区戒毒 or 社区康复 for visits and an assessment alone', () => {
    const lines = paperChecklist(NOTHING, []);
    expect(lines.filter(({ state }) => state === '缺').map(({ id }) => id)).toEqual([
      'visits',
      'assessment',
    ]);
    expect(countPapers(lines)).toEqual({ present: 0, missing: 2, unneeded: 18 });
  });

  it('asks of somebody who has not reported in yet for no paper that comes after it', () => {
    const lines = paperChecklist(running({ startOn: null }), []);
    expect(lines.filter(({ state }) => state === '缺').map(({ id }) => id)).toEqual([
      'decision',
      'townNotice',
      'visits',
      'assessment',
      'help',
    ]);
  });

  it.each<[string, PaperId, PaperFacts, string]>([
    ['no number', 'decision', running(), '缺（规则）：没有登记决定书文号'],
    [
      'a number without its day',
      'decision',
      running({ documentNumber: '台公决〔2026〕1号' }),
      '缺（规则）：没有登记决定日期',
    ],
    [
      'number and day',
      'decision',
      running({ documentNumber: '台公决〔2026〕1号', decisionOn: '2026-01-02' }),
      '齐（记录）：台公决〔2026〕1号（2026-01-02）',
    ],
    ['nothing proves it', 'townNotice', running(), '缺（规则）：没有登记'],
    ['reported in', 'reportForm', running(), '齐（记录）：2026-01-10报到'],
    ['not reported in', 'reportForm', running({ startOn: null }), '不需要（规则）：尚未报到'],
    ['戒毒条例 16: no agreement', 'agreement', running(), '缺（规则）：没有登记协议日期和编号'],
    [
      '戒毒条例 16: agreed',
      'agreement',
      running({ agreementNumber: '社戒协1号', agreementOn: '2026-01-12' }),
      '齐（记录）：社戒协1号，2026-01-12',
    ],
    [
      '戒毒条例 16: number alone',
      'agreement',
      running({ agreementNumber: '社戒协1号' }),
      '齐（记录）：社戒协1号',
    ],
    ['by hand only', 'guarantee', running(), '缺（规则）：没有登记'],
    ['by hand only', 'plan', running(), '缺（规则）：没有登记'],
    [
      '戒毒条例 17: one role is no group',
      'team',
      running({}, { teamRoles: 1 }),
      '缺（规则）：工作小组应有专职人员、民警、医务人员、家属或志愿者等（《戒毒条例》第十七条）',
    ],
    [
      '戒毒条例 17: two roles',
      'team',
      running({}, { teamRoles: 2 }),
      '齐（记录）：小组已登记2类成员',
    ],
    ['no test', 'testSheet', running(), '缺（规则）：还没有检测记录'],
    ['tests', 'testSheet', running({}, { tests: 3 }), '齐（记录）：登记检测3次'],
    ['no hair test', 'hairReport', running({}, { tests: 3 }), '不需要（规则）：没有做过毛发检测'],
    [
      'a hair test without result',
      'hairReport',
      running({}, { hairTests: 1 }),
      '缺（规则）：毛发检测没有结果',
    ],
    [
      'a hair test with its result',
      'hairReport',
      running({}, { hairTests: 1, hairResults: 1 }),
      '齐（记录）：毛发检测有结果1次',
    ],
    [
      'visits without words',
      'talks',
      running({}, { visits: 4 }),
      '缺（规则）：没有记下谈话内容的见面',
    ],
    ['talks', 'talks', running({}, { visits: 4, talks: 2 }), '齐（记录）：走访中记有谈话内容2次'],
    ['visits', 'visits', running({}, { visits: 4 }), '齐（记录）：登记走访4次'],
    ['戒毒条例 19: no long leave', 'leaves', running(), '不需要（规则）：没有三日以上的外出'],
    [
      '戒毒条例 19: one of two reported',
      'leaves',
      running({}, { longLeaves: { all: 2, reported: 1 } }),
      '缺（规则）：三日以上外出2次，有书面报告1次（《戒毒条例》第十九条）',
    ],
    [
      '戒毒条例 19: all reported',
      'leaves',
      running({}, { longLeaves: { all: 2, reported: 2 } }),
      '齐（记录）：三日以上外出2次，都有书面报告',
    ],
    ['no period has ended', 'summaries', running(), '不需要（规则）：还没有到期的周期'],
    [
      'one of two written',
      'summaries',
      running({ summaries: { due: 2, written: 1 } }),
      '缺（规则）：到期2份，已登记1份',
    ],
    [
      'both written',
      'summaries',
      running({ summaries: { due: 2, written: 2 } }),
      '齐（记录）：到期2份，已登记',
    ],
    ['R-07: none approved', 'assessment', running(), '缺（规则）：没有经审批的评估'],
    [
      'R-07: approved',
      'assessment',
      running({}, { approvedAssessments: 1 }),
      '齐（记录）：已审批1次',
    ],
    ['只涉贩毒', 'assessment', { ...NOTHING, drugUser: false }, '不需要（规则）：只涉贩毒，不评估'],
    ['nothing broken', 'warning', running(), '不需要（规则）：没有逾期未报到、违反协议的情形'],
    [
      '戒毒条例 14: overdue',
      'warning',
      running({ startOn: null, overdueReportIn: true }),
      '缺（规则）：没有登记告诫书',
    ],
    [
      '戒毒条例 20: violated',
      'warning',
      running({ seriousViolation: true }),
      '缺（规则）：没有登记告诫书',
    ],
    [
      'warned',
      'warning',
      running({ handovers: [{ ...HANDOVER, warningOn: '2026-02-01' }] }),
      '齐（记录）：2026-02-01告诫',
    ],
    ['nothing to hand over', 'handover', running(), '不需要（规则）：没有应移交公安机关的情形'],
    [
      'warned for breaches that are no serious violation yet: nothing to hand over',
      'handover',
      running({ handovers: [{ ...HANDOVER, kind: '严重违反协议', warningOn: '2026-02-01' }] }),
      '不需要（规则）：没有应移交公安机关的情形',
    ],
    [
      '戒毒条例 21: not handed over',
      'handover',
      running({ seriousViolation: true }),
      '缺（规则）：应移交公安机关，还没有登记移交',
    ],
    [
      '戒毒条例 21: papers lack',
      'handover',
      running({ handovers: [{ ...HANDOVER, proofOn: '2026-02-01', testNoticeOn: '2026-02-01' }] }),
      '缺（规则）：还缺：移交公安机关、回执',
    ],
    [
      '戒毒条例 21: complete',
      'handover',
      running({
        handovers: [
          {
            ...HANDOVER,
            proofOn: '2026-02-01',
            testNoticeOn: '2026-02-01',
            handedOn: '2026-02-02',
            receiptOn: '2026-02-03',
          },
        ],
      }),
      '齐（记录）：移交1次，材料齐全',
    ],
    ['no suspension', 'suspension', running(), '不需要（规则）：没有中止'],
    ['戒毒条例 24: suspended', 'suspension', running({ suspensions: 1 }), '缺（规则）：没有登记'],
    ['no change of place', 'transfer', running(), '不需要（规则）：没有变更执行地'],
    [
      '戒毒条例 22: file not sent',
      'transfer',
      running({ transfers: [{ fileSentOn: null }, { fileSentOn: '2026-03-01' }] }),
      '缺（规则）：1次变更没有登记转送材料',
    ],
    [
      '戒毒条例 22: file sent',
      'transfer',
      running({ transfers: [{ fileSentOn: '2026-03-01' }] }),
      '齐（记录）：材料已转送1次',
    ],
    ['under way', 'release', running(), '不需要（规则）：措施还没有期满'],
    [
      '戒毒条例 23: over, not released',
      'release',
      running({ expired: true }),
      '缺（规则）：已期满，没有解除',
    ],
    [
      '戒毒条例 23: released without notice',
      'release',
      running({ ended: true, endReason: '期满解除' }),
      '缺（规则）：没有登记解除通知书',
    ],
    [
      '戒毒条例 23: notice served',
      'release',
      running({
        ended: true,
        endReason: '期满解除',
        releaseNumber: '解1号',
        releaseServedOn: '2029-01-12',
      }),
      '齐（记录）：解1号，2029-01-12送达',
    ],
    [
      'ended otherwise',
      'release',
      running({ ended: true, endReason: '转强制隔离' }),
      '不需要（规则）：措施因转强制隔离结束',
    ],
    [
      '戒毒条例 18: no help',
      'help',
      running(),
      '缺（规则）：还没有帮扶记录（《戒毒条例》第十八条）',
    ],
    ['helped', 'help', running({}, { help: 2 }), '齐（记录）：登记帮扶2次'],
    ['no measure, no help', 'help', NOTHING, '不需要（规则）：没有社区戒毒、社区康复措施'],
  ])('%s: %s', (_case, id, facts, expected) => {
    expect(of(id, facts)).toBe(expected);
  });
});

describe('a mark by hand', () => {
  const mark = (paper: PaperId, word: MarkedPaper['mark'], note = '说明'): MarkedPaper => ({
    paper,
    mark: word,
    note,
  });
  it.each<[string, PaperId, PaperFacts, MarkedPaper['mark'], string]>([
    ['makes present what nothing proves', 'plan', running(), '有', '齐（手工）：说明'],
    ['makes present what the measure does not ask for', 'plan', NOTHING, '有', '齐（手工）：说明'],
    [
      'says that the paper lacks though the record is there',
      'reportForm',
      running(),
      '缺',
      '缺（手工）：说明',
    ],
    ['takes a paper out with its reason', 'guarantee', running(), '不需要', '不需要（手工）：说明'],
    [
      '不需要 gives way to a record that proves the paper',
      'testSheet',
      running({}, { tests: 1 }),
      '不需要',
      '齐（记录）：登记检测1次',
    ],
  ])('%s', (...[, id, facts, word, expected]) => {
    expect(of(id, facts, [mark(id, word)])).toBe(expected);
  });

  it('changes no other paper', () => {
    const before = paperChecklist(running(), []);
    const after = paperChecklist(running(), [mark('plan', '有')]);
    expect(after.filter(({ id }) => id !== 'plan')).toEqual(
      before.filter(({ id }) => id !== 'plan'),
    );
  });
});
