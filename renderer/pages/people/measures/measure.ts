import {
  HANDOVER_KINDS,
  MEASURE_END_REASONS,
  type HandoverKind,
  type MeasureEndReason,
} from '../../../../db/domain/words/vocabulary.ts';
import type { Input, Output } from '../../../../electron/contract/index.ts';

export type MeasuresView = Output<'measures.ofPerson'>;
export type Measure = MeasuresView['measures'][number];
export type Handover = Measure['handovers'][number];
export type Transfer = Measure['transfers'][number];
export type VoidedPart = Pick<Input<'measures.void'>, 'part' | 'partId'> & {
  /** What the dialog says. */
  readonly title: string;
};

/** What the clerk has chosen to do with a measure. */
export type MeasureAction =
  | { readonly do: '新措施' | '查获' }
  | {
      readonly do:
        | '报到'
        | '中止'
        | '恢复'
        | '变更执行地'
        | '延长'
        | '告诫'
        | '结束'
        | '更正'
        | '协议'
        | '报送'
        | '通知';
      readonly measure: Measure;
    }
  | { readonly do: '新址报到'; readonly measure: Measure; readonly transfer: Transfer }
  | { readonly do: '移交'; readonly measure: Measure; readonly handover: Handover | null }
  | { readonly do: '作废'; readonly measure: Measure; readonly voided: VoidedPart };

export function isCommunity({ kind }: Pick<Measure, 'kind'>): boolean {
  return kind === '社区戒毒' || kind === '社区康复';
}

/** Why the table refuses an event now; empty: it is possible. */
export function refusalOf(measure: Measure, event: string): string {
  return measure.possible.find((each) => each.event === event)?.refused ?? '这项措施已经结束';
}

/** R-05 as it stands, in words. */
export function conductWords({ violation }: Measure): string {
  const { refused = 0, leaves = 0, leaveDays = 0 } = violation ?? {};
  return `拒检、逃避检测${refused}次，擅自外出${leaves}次、累计${leaveDays}天`;
}

/** The reason for which the table would let it be handed over now. */
export function likelyKind(measure: Measure): HandoverKind {
  return HANDOVER_KINDS.find((kind) => refusalOf(measure, `移交：${kind}`) === '') ?? '拒绝接受';
}

const BY_DECISION: readonly MeasureEndReason[] = ['转强制隔离', '转社区戒毒'];
const OF_COMMUNITY: readonly MeasureEndReason[] = [
  '期满解除',
  '终止（收监执行刑罚）',
  '终止（强制性教育措施）',
  '转出执行地',
  '撤销决定',
  '死亡',
];
const OF_COMPULSORY: readonly MeasureEndReason[] = [
  '期满解除',
  '提前解除（强制隔离）',
  '撤销决定',
  '死亡',
];

/** The ends that a kind can have; what ends by a following decision is chosen only for a measure of the past. */
export function endReasons(kind: Measure['kind'], past = false): readonly MeasureEndReason[] {
  const own =
    kind === '强制隔离戒毒'
      ? OF_COMPULSORY
      : isCommunity({ kind })
        ? OF_COMMUNITY
        : MEASURE_END_REASONS.filter((reason) =>
            ['协议到期', '本人退出（自愿、维持治疗）', '死亡'].includes(reason),
          );
  if (!past) return own;
  const follows = isCommunity({ kind }) ? BY_DECISION.slice(0, 1) : BY_DECISION.slice(1);
  return kind === '强制隔离戒毒' || isCommunity({ kind }) ? [...own, ...follows] : own;
}

/** The measure that runs inside, if one does. */
export function runningCompulsory({ measures }: MeasuresView): Measure | undefined {
  return measures.find(
    ({ kind, endOn, voided }) => kind === '强制隔离戒毒' && endOn === null && !voided,
  );
}
