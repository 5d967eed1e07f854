/** The papers of a handover to the police, and the 告诫 that comes before one (戒毒条例 14, 20, 21; domain.md 9.2). */
import type { CalendarDay } from '../calendar/calendar-day.ts';
import type { HandoverKind } from '../words/vocabulary.ts';

export interface HandoverPapers {
  readonly kind: HandoverKind;
  readonly warningOn: CalendarDay | null;
  readonly proofOn: CalendarDay | null;
  readonly testNoticeOn: CalendarDay | null;
  readonly handedOn: CalendarDay | null;
  readonly receiptOn: CalendarDay | null;
}

const PAPERS = [
  ['warningOn', '告诫书'],
  ['proofOn', '证明'],
  ['testNoticeOn', '检测通知书'],
  ['handedOn', '移交公安机关'],
  ['receiptOn', '回执'],
] as const satisfies readonly (readonly [keyof HandoverPapers, string])[];

/** A test notice belongs to what was found by testing. */
const BY_TEST: readonly HandoverKind[] = ['严重违反协议', '再次吸毒'];

/** Papers of a handover that are still to come, in their order. */
export function missingPapers(handover: HandoverPapers): string[] {
  return PAPERS.filter(([paper]) => paper !== 'testNoticeOn' || BY_TEST.includes(handover.kind))
    .filter(([paper]) => paper !== 'warningOn' || handover.kind !== '再次吸毒')
    .filter(([paper]) => handover[paper] === null)
    .map(([, name]) => name);
}

/** 告诫 for breaches that are no serious violation yet: nothing is proven or handed over, and nothing has to follow. */
export function isWarningAlone({ kind, warningOn, proofOn, handedOn }: HandoverPapers): boolean {
  return kind === '严重违反协议' && warningOn !== null && proofOn === null && handedOn === null;
}

/**
 * The papers that are asked for. Of a 告诫 alone there are none until R-05 is reached; then the latest of them is filled in to
 * the handover, and those before it stay what they were.
 */
export function papersToCome(
  handover: HandoverPapers,
  all: readonly HandoverPapers[],
  violated: boolean,
): string[] {
  if (!isWarningAlone(handover)) return missingPapers(handover);
  const ofKind = all.filter(({ kind }) => kind === handover.kind);
  const begun = ofKind.some((each) => !isWarningAlone(each));
  const isLatest = handover === latestWarning(ofKind);
  return violated && !begun && isLatest ? missingPapers(handover) : [];
}

function latestWarning(handovers: readonly HandoverPapers[]): HandoverPapers | undefined {
  return handovers
    .filter(isWarningAlone)
    .toSorted((one, other) => ((one.warningOn ?? '') < (other.warningOn ?? '') ? -1 : 1))
    .at(-1);
}
