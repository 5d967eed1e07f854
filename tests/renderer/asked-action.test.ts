import { describe, expect, it } from 'vitest';
import { askedAction } from '../../renderer/pages/people/measures/asked-action.ts';
import type {
  Handover,
  Measure,
  MeasuresView,
  Transfer,
} from '../../renderer/pages/people/measures/measure.ts';

const kept = { note: '', recordedBy: '陈静', voided: false, voidReason: '' };

function aHandover(given: Partial<Handover> = {}): Handover {
  return {
    ...{ ...kept, id: 3, kind: '严重违反协议', warningOn: null, proofOn: null, testNoticeOn: null },
    ...{ handedOn: null, handedTo: '', receiptOn: null, missing: [] },
    ...given,
  };
}

function aTransfer(given: Partial<Transfer> = {}): Transfer {
  return {
    ...{ ...kept, id: 5, changedOn: '2026-10-10', fromPlace: '城关镇', toPlace: '侯庙镇' },
    ...{ fileSentOn: null, reportedOn: null, agreementOn: null, due: '2026-10-25', state: '' },
    ...given,
  };
}

/** 社区戒毒 under way: it may be warned, and handed over for 拒绝接受 and 再次吸毒. */
function aMeasure(given: Partial<Measure> = {}): Measure {
  return {
    ...{ ...kept, id: 7, kind: '社区戒毒', documentNumber: '', decidingUnit: '' },
    ...{ executionPlace: '', decisionOn: '2026-09-20', serviceOn: '2026-09-20' },
    ...{ startOn: '2026-09-28', decidedYears: null, extensionMonths: 0, creditedDays: 0 },
    ...{ agreementNumber: '旧1号', agreementOn: '2026-09-28', lateReason: '', fileSentOn: null },
    ...{ endOn: null, endReason: null, releaseNumber: '', releaseServedOn: null },
    ...{ townNotifiedOn: null, source: '登记', state: '执行中' },
    reportIn: { due: '2026-10-05', state: '已报到' },
    term: { lastDay: null, releaseNoticeDue: null, daysLeft: null, suspendedDays: 0, why: '' },
    ...{ violation: null, suspensions: [], transfers: [], handovers: [], next: null },
    possible: ['告诫', '移交：拒绝接受', '移交：再次吸毒'].map((event) => ({ event, refused: '' })),
    ...given,
  };
}

function opened(act: string, measure: Measure, subject = 7) {
  const view: MeasuresView = {
    ...{ controlStatus: '社区戒毒', measures: [measure], decidable: [], statuses: [] },
    clean: { clockStart: null, cleanOn: null, reached: null },
  };
  return askedAction({ tab: 'measures', act, subject }, view);
}

describe('the form that the to-do list asks for', () => {
  it('warns by 告诫, which hands nothing over', () => {
    const measure = aMeasure();
    expect(opened('告诫', measure)).toEqual({ do: '告诫', measure });
  });

  it('fills the last 告诫 in to the handover once the violation may be handed over', () => {
    const warnings = [
      aHandover({ id: 3, warningOn: '2026-10-21' }),
      aHandover({ id: 4, warningOn: '2026-10-25' }),
    ];
    const possible = [{ event: '移交：严重违反协议', refused: '' }];
    const measure = aMeasure({ handovers: warnings, possible });
    expect(opened('移交', measure)).toMatchObject({ do: '移交', handover: { id: 4 } });
  });

  it('begins a new handover beside a 告诫 that is about something else', () => {
    const measure = aMeasure({ handovers: [aHandover({ warningOn: '2026-10-21' })] });
    expect(opened('移交', measure)).toMatchObject({ do: '移交', handover: null });
  });

  it('signs the agreement of the new place there, and leaves the old one as it was', () => {
    const transfer = aTransfer({ reportedOn: '2026-10-20' });
    const moved = aMeasure({ transfers: [transfer] });
    expect(opened('协议', moved)).toEqual({ do: '新址报到', measure: moved, transfer });
    const signed = aMeasure({ transfers: [{ ...transfer, agreementOn: '2026-10-21' }] });
    expect(opened('协议', signed)).toEqual({ do: '协议', measure: signed });
    const pending = aMeasure({ transfers: [aTransfer()] });
    expect(opened('协议', pending)).toEqual({ do: '协议', measure: pending });
  });

  it('asks for nothing but the day on which the papers went to the police', () => {
    const measure = aMeasure();
    expect(opened('报送', measure)).toEqual({ do: '报送', measure });
  });

  it('opens nothing of a measure that is voided or not there', () => {
    expect(opened('更正', aMeasure({ voided: true }))).toBeNull();
    expect(opened('更正', aMeasure(), 8)).toBeNull();
  });
});
