import { describe, expect, it } from 'vitest';
import { missingPapers, papersToCome } from '../../db/domain/measures/handover-papers.ts';
import type { HandoverPapers } from '../../db/domain/measures/handover-papers.ts';
import { nextStep, type MeasureOnPaper } from '../../db/domain/measures/measure-next.ts';
import type { HandoverKind } from '../../db/domain/words/vocabulary.ts';
import { makeMeasure } from './make-facts.ts';

const TODAY = '2024-06-01';
const NO_PAPERS = {
  warningOn: null,
  proofOn: null,
  testNoticeOn: null,
  handedOn: null,
  receiptOn: null,
};

/** 社区戒毒 under way with its agreement. */
function onPaper(given: Partial<MeasureOnPaper> = {}): MeasureOnPaper {
  return {
    facts: makeMeasure(),
    state: '执行中',
    violated: false,
    endReason: null,
    reportInDue: '2024-01-25',
    lastDay: '2027-01-14',
    releaseNoticeDue: '2027-01-21',
    agreementOn: '2024-01-15',
    townNotifiedOn: null,
    imported: false,
    transfers: [],
    handovers: [],
    ...given,
  };
}
const papers = (kind: HandoverKind, given: Partial<HandoverPapers> = {}): HandoverPapers => ({
  kind,
  ...NO_PAPERS,
  ...given,
});
const complete = {
  warningOn: '2024-05-01',
  proofOn: '2024-05-01',
  handedOn: '2024-05-02',
  receiptOn: '2024-05-09',
};

describe('the papers of a handover (戒毒条例 14, 20, 21)', () => {
  it.each([
    ['逾期未报到', ['告诫书', '证明', '移交公安机关', '回执']],
    ['拒绝接受', ['告诫书', '证明', '移交公安机关', '回执']],
    ['严重违反协议', ['告诫书', '证明', '检测通知书', '移交公安机关', '回执']],
    ['再次吸毒', ['证明', '检测通知书', '移交公安机关', '回执']],
  ] as const)('of %s are all missing at first', (kind, missing) => {
    expect(missingPapers(papers(kind))).toEqual(missing);
  });
  it('are complete with the receipt', () => {
    expect(missingPapers(papers('逾期未报到', complete))).toEqual([]);
  });
});

describe('告诫 for breaches that are no serious violation yet (戒毒条例 20)', () => {
  const first = papers('严重违反协议', { warningOn: '2024-03-01' });
  const second = papers('严重违反协议', { warningOn: '2024-04-01' });
  const handed = papers('严重违反协议', { ...complete, testNoticeOn: '2024-05-01' });
  const rest = ['证明', '检测通知书', '移交公安机关', '回执'];
  it.each<[string, HandoverPapers, HandoverPapers[], boolean, string[]]>([
    ['lacks nothing before R-05 is reached', first, [first], false, []],
    ['is filled in to the handover once it is', first, [first], true, rest],
    ['of two the later is filled in', second, [second, first], true, rest],
    ['of two the earlier stays as it was', first, [first, second], true, []],
    ['stays as it was beside the handover', first, [first, handed], true, []],
  ])('%s', (...[, handover, all, violated, missing]) => {
    expect(papersToCome(handover, all, violated)).toEqual(missing);
  });
});

describe('what must follow', () => {
  it.each<[string, Partial<MeasureOnPaper>, ReturnType<typeof nextStep>]>([
    ['nothing while all is in order', {}, null],
    [
      'the report-in, with the days left (戒毒条例 14)',
      { state: '待报到', reportInDue: '2024-06-03' },
      { event: '报到', text: '2024年6月3日前应报到，还有2天', dueOn: '2024-06-03', late: false },
    ],
    [
      'the handover of who did not come (戒毒条例 14)',
      { state: '未报到未移交' },
      { event: '移交', text: '逾期未报到128天，应移交公安机关', dueOn: '2024-01-25', late: true },
    ],
    [
      'the decision after it',
      { state: '未报到已移交', handovers: [papers('逾期未报到', complete)] },
      { event: '决定', text: '已移交公安机关，等待处理决定', dueOn: null, late: false },
    ],
    [
      'the papers that a handover still lacks',
      {
        state: '违反协议',
        violated: true,
        handovers: [papers('严重违反协议', { ...complete, receiptOn: null })],
      },
      {
        event: '移交',
        text: '移交（严重违反协议）还缺：检测通知书、回执',
        dueOn: null,
        late: false,
      },
    ],
    [
      'nothing after a 告诫 alone',
      { handovers: [papers('严重违反协议', { warningOn: '2024-05-01' })] },
      null,
    ],
    [
      'the handover that a 告诫 has become the beginning of',
      {
        state: '违反协议',
        violated: true,
        handovers: [papers('严重违反协议', { warningOn: '2024-05-01' })],
      },
      {
        event: '移交',
        text: '移交（严重违反协议）还缺：证明、检测通知书、移交公安机关、回执',
        dueOn: null,
        late: true,
      },
    ],
    [
      'the handover of a serious violation (戒毒条例 20)',
      { state: '违反协议', violated: true },
      { event: '移交', text: '已达到严重违反协议，应移交公安机关', dueOn: null, late: true },
    ],
    [
      'the decision after a serious violation was handed over',
      {
        state: '违反协议',
        violated: true,
        handovers: [papers('严重违反协议', { ...complete, testNoticeOn: '2024-05-01' })],
      },
      {
        event: '决定',
        text: '严重违反协议，已移交公安机关，等待处理决定',
        dueOn: null,
        late: false,
      },
    ],
    [
      'the handover of a serious violation while the measure is suspended too',
      { state: '中止', violated: true },
      { event: '移交', text: '已达到严重违反协议，应移交公安机关', dueOn: null, late: true },
    ],
    [
      'the way on after a suspension, once the violation is handed over',
      {
        state: '中止',
        violated: true,
        handovers: [papers('严重违反协议', { ...complete, testNoticeOn: '2024-05-01' })],
      },
      { event: '恢复', text: '已中止，释放后恢复执行', dueOn: null, late: false },
    ],
    [
      'the way on after a suspension (戒毒条例 24)',
      { state: '中止' },
      { event: '恢复', text: '已中止，释放后恢复执行', dueOn: null, late: false },
    ],
    [
      'the release at the term (戒毒条例 23)',
      { state: '期满未解除', lastDay: '2024-05-31' },
      { event: '结束', text: '已于2024年5月31日期满，应解除', dueOn: '2024-05-31', late: true },
    ],
    [
      'the report-in at the new place (戒毒条例 22)',
      { transfers: [{ due: '2024-06-01', reportedOn: null, agreementOn: null }] },
      {
        event: '新址报到',
        text: '2024年6月1日前应到新执行地报到，今天到期',
        dueOn: '2024-06-01',
        late: false,
      },
    ],
    [
      'the same, late',
      { transfers: [{ due: '2024-05-31', reportedOn: null, agreementOn: null }] },
      {
        event: '新址报到',
        text: '2024年5月31日前应到新执行地报到，已逾期1天',
        dueOn: '2024-05-31',
        late: true,
      },
    ],
    [
      'the new agreement there (戒毒条例 22)',
      { transfers: [{ due: '2024-05-31', reportedOn: '2024-05-30', agreementOn: null }] },
      { event: '新址报到', text: '与新执行地重新签订协议', dueOn: null, late: false },
    ],
    [
      'the agreement (戒毒条例 16)',
      { agreementOn: null },
      { event: '协议', text: '报到后及时签订协议', dueOn: null, late: false },
    ],
    ['no paper that a ledger has no column for', { agreementOn: null, imported: true }, null],
    [
      'nothing of an agreement that runs',
      { facts: makeMeasure({ kind: '自愿戒毒' }), agreementOn: null },
      null,
    ],
    [
      'the word to the town within seven days of the last day (戒毒条例 23), however late the release',
      {
        facts: makeMeasure({ endDay: '2024-05-29' }),
        state: '已结束',
        endReason: '期满解除',
        lastDay: '2024-05-24',
        releaseNoticeDue: '2024-05-31',
      },
      {
        event: '通知',
        text: '2024年5月31日前应通知乡镇（街道）解除，已逾期1天',
        dueOn: '2024-05-31',
        late: true,
      },
    ],
    [
      'nothing once the town knows',
      {
        facts: makeMeasure({ endDay: '2024-05-24' }),
        state: '已结束',
        endReason: '期满解除',
        townNotifiedOn: '2024-05-25',
      },
      null,
    ],
    [
      'nothing of another end',
      { facts: makeMeasure({ endDay: '2024-05-24' }), state: '已结束', endReason: '撤销决定' },
      null,
    ],
    [
      'nothing of an end known only roughly',
      { facts: makeMeasure({ endDay: '2024' }), state: '已结束', endReason: '期满解除' },
      null,
    ],
  ])('is %s', (_name, given, expected) => {
    expect(nextStep(onPaper(given), TODAY)).toEqual(expected);
  });
});
