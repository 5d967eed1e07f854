/**
 * 一人一档 (domain.md 9.2): the twenty papers of a person's file. Each is present, missing, or not needed, and says why. What is
 * needed follows from the latest 社区戒毒 or 社区康复; what a record proves is present without anybody marking it.
 */
import type { CalendarDay } from '../calendar/calendar-day.ts';
import { isWarningAlone, missingPapers, type HandoverPapers } from '../measures/handover-papers.ts';

export const PAPERS = [
  ['decision', '责令社区戒毒（康复）决定书'],
  ['townNotice', '通知书（乡镇、街道收到）'],
  ['reportForm', '报到登记表'],
  ['agreement', '社区戒毒（康复）协议书'],
  ['guarantee', '担保书'],
  ['plan', '社区戒毒（康复）计划'],
  ['team', '工作小组名单'],
  ['testSheet', '吸毒检测记录表'],
  ['hairReport', '毛发检测报告'],
  ['talks', '谈话记录'],
  ['visits', '走访、见面记录'],
  ['leaves', '请假、外出书面报告'],
  ['summaries', '定期评估（半年小结、年度评估）'],
  ['assessment', '风险评估审批表'],
  ['warning', '告诫书'],
  ['handover', '逾期未报到或严重违反协议的证明、检测通知书、移交回执'],
  ['suspension', '中止说明、双向管控函'],
  ['transfer', '变更执行地审批和转送材料'],
  ['release', '解除通知书'],
  ['help', '帮扶救助记录'],
] as const;
export type PaperId = (typeof PAPERS)[number][0];
export const PAPER_IDS = PAPERS.map(([id]) => id) as unknown as readonly [PaperId, ...PaperId[]];

/** What somebody marked by hand. */
export const PAPER_MARKS = ['有', '缺', '不需要'] as const;
export type PaperMark = (typeof PAPER_MARKS)[number];
export const PAPER_STATES = ['齐', '缺', '不需要'] as const;
export type PaperState = (typeof PAPER_STATES)[number];

/** The latest 社区戒毒 or 社区康复 that is not voided, as far as its papers go. */
export interface PaperMeasure {
  readonly kind: '社区戒毒' | '社区康复';
  readonly documentNumber: string;
  readonly decisionOn: string | null;
  /** The day of reporting in. */
  readonly startOn: string | null;
  readonly agreementNumber: string;
  readonly agreementOn: string | null;
  /** 逾期未报到. */
  readonly overdueReportIn: boolean;
  /** */
  readonly seriousViolation: boolean;
  readonly suspensions: number;
  /** Without the voided. */
  readonly transfers: readonly { readonly fileSentOn: CalendarDay | null }[];
  readonly handovers: readonly HandoverPapers[];
  /** Half-yearly and yearly papers of the periods that have ended, and how many of them are written. */
  readonly summaries: { readonly due: number; readonly written: number };
  readonly ended: boolean;
  /** the last day is over, and nobody has released the person. */
  readonly expired: boolean;
  readonly endReason: string | null;
  readonly releaseNumber: string;
  readonly releaseServedOn: string | null;
}

/** What the register records of a person, as far as it proves a paper; nothing voided counts. */
export interface PaperFacts {
  readonly measure: PaperMeasure | null;
  /** 吸毒 or 既吸又贩: what R-07 assesses. */
  readonly drugUser: boolean;
  /** Present members by role. */
  readonly teamRoles: number;
  readonly tests: number;
  readonly hairTests: number;
  /** Of these: with a result. */
  readonly hairResults: number;
  readonly visits: number;
  /** Met in person, with what was talked about. */
  readonly talks: number;
  /** Leaves of three days and more (戒毒条例 19), and how many of them have a written report. */
  readonly longLeaves: { readonly all: number; readonly reported: number };
  /** Approved on a sheet of the office, not taken from a ledger. */
  readonly approvedAssessments: number;
  readonly help: number;
}

/** A paper that somebody marked. */
export interface MarkedPaper {
  readonly paper: PaperId;
  readonly mark: PaperMark;
  readonly note: string;
}

export interface PaperLine {
  readonly id: PaperId;
  readonly title: string;
  readonly state: PaperState;
  /** What proves it, what is missing of it, or why it is not needed. */
  readonly why: string;
  /** 记录: a record proves it; 手工: somebody marked it; 规则: it follows from the measure. */
  readonly source: '记录' | '手工' | '规则';
}

/** needed: null, or why not; proof: what proves it, or ''; lacks: what is said when it is missing. */
interface Finding {
  readonly unneeded?: string;
  readonly proof?: string;
  readonly lacks?: string;
}

type Judge = (facts: PaperFacts, measure: PaperMeasure) => Finding;

const NO_MEASURE = '没有社区戒毒、社区康复措施';
const NOT_REPORTED = '尚未报到';

/** Papers of a person who has reported in. */
function afterReportIn(judge: Judge): Judge {
  return (facts, measure) =>
    measure.startOn === null ? { unneeded: NOT_REPORTED } : judge(facts, measure);
}

const OF_MEASURE: Partial<Record<PaperId, Judge>> = {
  decision: (_facts, { documentNumber, decisionOn }) =>
    documentNumber !== '' && decisionOn !== null
      ? { proof: `${documentNumber}（${decisionOn}）` }
      : { lacks: documentNumber === '' ? '没有登记决定书文号' : '没有登记决定日期' },
  townNotice: () => ({}),
  reportForm: afterReportIn((_facts, { startOn }) => ({ proof: `${startOn ?? ''}报到` })),
  agreement: afterReportIn((_facts, { agreementNumber, agreementOn }) =>
    agreementOn === null && agreementNumber === ''
      ? { lacks: '没有登记协议日期和编号' }
      : { proof: [agreementNumber, agreementOn ?? ''].filter((part) => part !== '').join('，') },
  ),
  guarantee: afterReportIn(() => ({})),
  plan: afterReportIn(() => ({})),
  team: afterReportIn(({ teamRoles }) =>
    // 戒毒条例 17: a group is more than its 专职人员.
    teamRoles >= 2
      ? { proof: `小组已登记${teamRoles}类成员` }
      : { lacks: '工作小组应有专职人员、民警、医务人员、家属或志愿者等（《戒毒条例》第十七条）' },
  ),
  testSheet: afterReportIn(({ tests }) =>
    tests > 0 ? { proof: `登记检测${tests}次` } : { lacks: '还没有检测记录' },
  ),
  talks: afterReportIn(({ talks }) =>
    talks > 0 ? { proof: `走访中记有谈话内容${talks}次` } : { lacks: '没有记下谈话内容的见面' },
  ),
  summaries: afterReportIn(summariesOf),
  warning: warningOf,
  handover: handoverOf,
  suspension: (_facts, { suspensions }) => (suspensions === 0 ? { unneeded: '没有中止' } : {}),
  transfer: transferOf,
  release: releaseOf,
};

function summariesOf(_facts: PaperFacts, { summaries }: PaperMeasure): Finding {
  const { due, written } = summaries;
  if (due === 0) return { unneeded: '还没有到期的周期' };
  return written >= due
    ? { proof: `到期${due}份，已登记` }
    : { lacks: `到期${due}份，已登记${written}份` };
}

function isBroken({ overdueReportIn, seriousViolation, handovers }: PaperMeasure): boolean {
  return overdueReportIn || seriousViolation || handovers.length > 0;
}

function warningOf(_facts: PaperFacts, measure: PaperMeasure): Finding {
  if (!isBroken(measure)) return { unneeded: '没有逾期未报到、违反协议的情形' };
  const given = measure.handovers.find(({ warningOn }) => warningOn !== null);
  return given === undefined
    ? { lacks: '没有登记告诫书' }
    : { proof: `${given.warningOn ?? ''}告诫` };
}

function handoverOf(_facts: PaperFacts, measure: PaperMeasure): Finding {
  const { overdueReportIn, seriousViolation } = measure;
  const handovers = measure.handovers.filter((each) => !isWarningAlone(each));
  if (handovers.length === 0)
    return overdueReportIn || seriousViolation
      ? { lacks: '应移交公安机关，还没有登记移交' }
      : { unneeded: '没有应移交公安机关的情形' };
  const missing = [...new Set(handovers.flatMap((each) => missingPapers(each)))].filter(
    (paper) => paper !== '告诫书',
  );
  return missing.length === 0
    ? { proof: `移交${handovers.length}次，材料齐全` }
    : { lacks: `还缺：${missing.join('、')}` };
}

function transferOf(_facts: PaperFacts, { transfers }: PaperMeasure): Finding {
  if (transfers.length === 0) return { unneeded: '没有变更执行地' };
  const unsent = transfers.filter(({ fileSentOn }) => fileSentOn === null).length;
  return unsent === 0
    ? { proof: `材料已转送${transfers.length}次` }
    : { lacks: `${unsent}次变更没有登记转送材料` };
}

const RELEASED: readonly (string | null)[] = ['期满解除', '提前解除（强制隔离）'];

function releaseOf(_facts: PaperFacts, measure: PaperMeasure): Finding {
  const { ended, expired, endReason, releaseNumber, releaseServedOn } = measure;
  if (!ended) return expired ? { lacks: '已期满，没有解除' } : { unneeded: '措施还没有期满' };
  if (!RELEASED.includes(endReason)) return { unneeded: `措施因${endReason ?? '其他原因'}结束` };
  const proof = [releaseNumber, releaseServedOn === null ? '' : `${releaseServedOn}送达`];
  return releaseNumber === '' && releaseServedOn === null
    ? { lacks: '没有登记解除通知书' }
    : { proof: proof.filter((part) => part !== '').join('，') };
}

/** Papers that do not hang on a measure. */
const OF_PERSON: Partial<Record<PaperId, (facts: PaperFacts) => Finding>> = {
  hairReport: ({ hairTests, hairResults }) => {
    if (hairTests === 0) return { unneeded: '没有做过毛发检测' };
    return hairResults > 0
      ? { proof: `毛发检测有结果${hairResults}次` }
      : { lacks: '毛发检测没有结果' };
  },
  visits: ({ visits }) =>
    visits > 0 ? { proof: `登记走访${visits}次` } : { lacks: '还没有走访记录' },
  leaves: ({ longLeaves: { all, reported } }) => {
    if (all === 0) return { unneeded: '没有三日以上的外出' };
    return reported >= all
      ? { proof: `三日以上外出${all}次，都有书面报告` }
      : { lacks: `三日以上外出${all}次，有书面报告${reported}次（《戒毒条例》第十九条）` };
  },
  assessment: ({ drugUser, approvedAssessments }) => {
    if (!drugUser) return { unneeded: '只涉贩毒，不评估' };
    return approvedAssessments > 0
      ? { proof: `已审批${approvedAssessments}次` }
      : { lacks: '没有经审批的评估' };
  },
  help: ({ help, measure }) => {
    if (help > 0) return { proof: `登记帮扶${help}次` };
    return measure === null
      ? { unneeded: NO_MEASURE }
      : { lacks: '还没有帮扶记录（《戒毒条例》第十八条）' };
  },
};

function judge(id: PaperId, facts: PaperFacts): Finding {
  const ofPerson = OF_PERSON[id];
  if (ofPerson !== undefined) return ofPerson(facts);
  if (facts.measure === null) return { unneeded: NO_MEASURE };
  return OF_MEASURE[id]?.(facts, facts.measure) ?? {};
}

/**
 * A mark says what lies in the cabinet, so 有 and 缺 stand above what the records say; 不需要 gives way to a record that proves
 * the paper.
 */
function lineOf(id: PaperId, title: string, finding: Finding, mark?: MarkedPaper): PaperLine {
  const { unneeded, proof = '', lacks = '没有登记' } = finding;
  if (mark?.mark === '有') return { id, title, state: '齐', why: mark.note, source: '手工' };
  if (mark?.mark === '缺') return { id, title, state: '缺', why: mark.note, source: '手工' };
  if (proof !== '') return { id, title, state: '齐', why: proof, source: '记录' };
  if (mark !== undefined) return { id, title, state: '不需要', why: mark.note, source: '手工' };
  if (unneeded !== undefined) return { id, title, state: '不需要', why: unneeded, source: '规则' };
  return { id, title, state: '缺', why: lacks, source: '规则' };
}

/** The twenty papers in their order, each with its state and why. */
export function paperChecklist(facts: PaperFacts, marks: readonly MarkedPaper[]): PaperLine[] {
  return PAPERS.map(([id, title]) =>
    lineOf(
      id,
      title,
      judge(id, facts),
      marks.find(({ paper }) => paper === id),
    ),
  );
}

export interface PaperCounts {
  readonly present: number;
  readonly missing: number;
  readonly unneeded: number;
}

/** How many papers are present, missing and not needed: together twenty. */
export function countPapers(lines: readonly Pick<PaperLine, 'state'>[]): PaperCounts {
  const count = (state: PaperState) => lines.filter((line) => line.state === state).length;
  return { present: count('齐'), missing: count('缺'), unneeded: count('不需要') };
}
