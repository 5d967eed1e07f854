/** in which one group of 现有吸毒人员 a person counts on a day; defaults 4 and 7, domain.md 8.2. */
import type { ControlStatus, MeasureKind, PersonState } from '../words/vocabulary.ts';

/** 社区戒毒, 社区康复, 强制隔离, 自愿戒毒, 维持治疗, 社会面, 在押, 失联: exclusive, and they add up to 现有. */
type PopulationGroup = 'SD' | 'SK' | 'QG' | 'ZY' | 'YW' | 'SH' | 'jail' | 'lost';

/** What is known of a person on the day that is counted. */
export interface PopulationFacts {
  /** 在册 and one of 吸毒人员 (care-scope.ts). */
  readonly counted: boolean;
  readonly state: PersonState;
  /** 戒断三年未复吸, as confirmed by the clerk or imported. */
  readonly cleanThreeYears: boolean;
  /** Kinds of the measures that are open on the day, also those not reported in. */
  readonly openMeasures: readonly MeasureKind[];
}

export interface PopulationCount {
  /** Null: not in 现有吸毒人员. */
  readonly group: PopulationGroup | null;
  /** 应管控: 现有 and neither 在押 nor 强制隔离. */
  readonly underControl: boolean;
  /** 在控: 应管控 and not 失联. */
  readonly controlled: boolean;
  /** 无感式管理; outside 现有. */
  readonly lightTouch: boolean;
}

/** Of several open measures the strictest counts; 康复场所 has no group of its own and stays in 社会面. */
const GROUP_BY_MEASURE = [
  ['强制隔离戒毒', 'QG'],
  ['社区戒毒', 'SD'],
  ['社区康复', 'SK'],
  ['药物维持治疗', 'YW'],
  ['自愿戒毒', 'ZY'],
] as const satisfies readonly (readonly [MeasureKind, PopulationGroup])[];

function isInPopulation(facts: PopulationFacts): boolean {
  if (!facts.counted || facts.cleanThreeYears) return false;
  return facts.state === '在控' || facts.state === '在押' || facts.state === '失联';
}

function groupOf(facts: PopulationFacts): PopulationGroup {
  if (facts.state === '在押') return 'jail';
  if (facts.state === '失联') return 'lost';
  return GROUP_BY_MEASURE.find(([kind]) => facts.openMeasures.includes(kind))?.[1] ?? 'SH';
}

/** 在押 and 失联 first, then the open measure, else 社会面; 贩毒 alone is in no count of 吸毒人员. */
export function countInPopulation(facts: PopulationFacts): PopulationCount {
  const lightTouch = facts.state === '无感' && facts.counted;
  if (!isInPopulation(facts))
    return { group: null, underControl: false, controlled: false, lightTouch };
  const group = groupOf(facts);
  const underControl = group !== 'jail' && group !== 'QG';
  return { group, underControl, controlled: underControl && group !== 'lost', lightTouch };
}

/** What the import makes of column 18 (defaults 4). */
export interface ImportedStatus {
  readonly measure: MeasureKind | null;
  readonly state: PersonState;
  readonly cleanThreeYears: boolean;
}

/** Defaults 4: from the ledger's 管控现状 to the measure and the state of the register. */
export function readControlStatus(status: ControlStatus): ImportedStatus {
  switch (status) {
    case '社区戒毒':
    case '社区康复':
    case '强制隔离戒毒':
    case '自愿戒毒':
    case '药物维持治疗':
      return { measure: status, state: '在控', cleanThreeYears: false };
    case '社会面':
      return { measure: null, state: '在控', cleanThreeYears: false };
    case '戒断三年未复吸':
      return { measure: null, state: '在控', cleanThreeYears: true };
    default:
      return { measure: null, state: status, cleanThreeYears: false };
  }
}
