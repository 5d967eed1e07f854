/** R-12 Continuity: 期初 + 增加 − 减少 = 期末 for each township and for the county; defaults 7. */

/** The figures of one township, or of the county, in a period. */
export interface PopulationFlow {
  /** 期初现有. */
  readonly open: number;
  /** 新增. */
  readonly new: number;
  /** 迁入 over the county border. */
  readonly in: number;
  /** 县内转入. */
  readonly tin: number;
  /** 复吸重新纳入. */
  readonly relapse: number;
  /** 死亡. */
  readonly dead: number;
  /** 迁出 over the county border. */
  readonly out: number;
  /** 县内转出. */
  readonly tout: number;
  /** 三年未复吸. */
  readonly clean3: number;
  /** 其他注销. */
  readonly other: number;
  /** 期末现有. */
  readonly close: number;
}

const FLOW_FIELDS = [
  'open',
  'new',
  'in',
  'tin',
  'relapse',
  'dead',
  'out',
  'tout',
  'clean3',
  'other',
  'close',
] as const satisfies readonly (keyof PopulationFlow)[];
type FlowField = (typeof FLOW_FIELDS)[number];

/** The two figures that exist for townships only; the county's are 0. */
const TOWN_FIELDS: readonly FlowField[] = ['tin', 'tout'];

export type ContinuityBreak =
  /** The sum of a township does not give its 期末. */
  | {
      readonly kind: 'town';
      readonly town: string;
      readonly expected: number;
      readonly found: number;
    }
  /** The sum of the county does not give its 期末. */
  | { readonly kind: 'county'; readonly expected: number; readonly found: number }
  /** The townships do not add up to the county. */
  | {
      readonly kind: 'sum';
      readonly field: FlowField;
      readonly expected: number;
      readonly found: number;
    }
  /** Moves inside the county do not pair. */
  | { readonly kind: 'pairs'; readonly expected: number; readonly found: number }
  /** 期初 differs from the 期末 of the report issued before: the difference is listed person by person as 更正. */
  | { readonly kind: 'previous'; readonly expected: number; readonly found: number };

/** The 期末 that the other figures give. */
export function expectedClose(flow: PopulationFlow): number {
  const added = flow.new + flow.in + flow.tin + flow.relapse;
  const removed = flow.dead + flow.out + flow.tout + flow.clean3 + flow.other;
  return flow.open + added - removed;
}

function sumOf(towns: ReadonlyMap<string, PopulationFlow>, field: FlowField): number {
  let sum = 0;
  for (const flow of towns.values()) sum += flow[field];
  return sum;
}

/**
 * everything that does not hold; an empty list lets a report be issued.
 * @param previousClose the county's 期末 in the report issued before; null: there is none
 */
export function continuityBreaks(
  towns: ReadonlyMap<string, PopulationFlow>,
  county: PopulationFlow,
  previousClose: number | null,
): readonly ContinuityBreak[] {
  const breaks: ContinuityBreak[] = [];
  for (const [town, flow] of towns) {
    const expected = expectedClose(flow);
    if (expected !== flow.close) breaks.push({ kind: 'town', town, expected, found: flow.close });
  }
  const expected = expectedClose({ ...county, tin: 0, tout: 0 });
  if (expected !== county.close) breaks.push({ kind: 'county', expected, found: county.close });
  for (const field of FLOW_FIELDS) {
    const wanted = TOWN_FIELDS.includes(field) ? 0 : sumOf(towns, field);
    const found = county[field];
    if (wanted !== found) breaks.push({ kind: 'sum', field, expected: wanted, found });
  }
  const tin = sumOf(towns, 'tin');
  const tout = sumOf(towns, 'tout');
  if (tin !== tout) breaks.push({ kind: 'pairs', expected: tin, found: tout });
  if (previousClose !== null && previousClose !== county.open) {
    breaks.push({ kind: 'previous', expected: previousClose, found: county.open });
  }
  return breaks;
}
