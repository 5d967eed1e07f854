import { isCommunityKind } from '../../../db/domain/person/facts.ts';
import type { MeasureParts } from '../../../db/repositories/measures.ts';
import type { MeasureRow } from '../../../db/repositories/people.ts';
import type { DayCheck } from './life-days.ts';

type Corrected = Pick<
  MeasureRow,
  | 'decisionOn'
  | 'serviceOn'
  | 'startOn'
  | 'endOn'
  | 'agreementOn'
  | 'fileSentOn'
  | 'releaseServedOn'
  | 'townNotifiedOn'
>;
type Days = { readonly [K in keyof Corrected]: Corrected[K] | undefined } & Pick<
  MeasureRow,
  'kind' | 'source'
>;

/** Every day of a measure in its order, with its suspensions and transfers; of an old one a month or a year is enough. */
export function recordedDays(row: Days, parts: MeasureParts, prefix = ''): DayCheck[] {
  const of = (path: keyof Corrected) => ({ path: `${prefix}${path}`, day: row[path] ?? null });
  const begun = row.startOn ?? row.serviceOn ?? row.decisionOn ?? null;
  const rough = row.source !== '登记';
  return [
    { ...of('decisionOn'), rough },
    {
      ...of('serviceOn'),
      rough,
      notBefore: [row.decisionOn ?? null, '送达日期不能早于决定日期'],
    },
    {
      ...of('startOn'),
      rough,
      notBefore: [row.serviceOn ?? row.decisionOn ?? null, '不能早于决定、送达日期'],
    },
    { ...of('endOn'), rough, notBefore: [begun, '结束日期不能早于开始日期'] },
    { ...of('agreementOn'), notBefore: [row.startOn ?? null, '协议日期不能早于报到日期'] },
    { ...of('fileSentOn'), outsideLife: true },
    of('releaseServedOn'),
    { ...of('townNotifiedOn'), outsideLife: true },
    ...aroundParts(row, parts, prefix),
  ];
}

/** What was recorded under way lies between the report-in and the end. */
function aroundParts(row: Days, parts: MeasureParts, prefix: string): DayCheck[] {
  if (!isCommunityKind(row.kind)) return [];
  const living = <T extends { readonly voidedAt: string | null }>(rows: readonly T[]) =>
    rows.filter(({ voidedAt }) => voidedAt === null);
  const suspensions = living(parts.suspensions);
  const transfers = living(parts.transfers);
  const firsts = [
    ...suspensions.map(({ fromOn }) => fromOn),
    ...transfers.map(({ changedOn }) => changedOn),
  ];
  const lasts = [
    ...suspensions.flatMap(({ fromOn, toOn }) => (toOn === null ? [fromOn] : [fromOn, toOn])),
    ...transfers.map(({ changedOn, reportedOn }) => reportedOn ?? changedOn),
  ];
  return [
    ...firsts.map((day): DayCheck => ({
      path: `${prefix}startOn`,
      day,
      outsideLife: true,
      notBefore: [row.startOn ?? null, `报到日期不能晚于后来的中止、变更执行地（${day}）`],
    })),
    ...(row.endOn == null ? [] : lasts).map((last): DayCheck => ({
      path: `${prefix}endOn`,
      day: row.endOn ?? null,
      rough: true,
      notBefore: [last, `结束日期不能早于中止、恢复或者变更执行地（${last}）`],
    })),
  ];
}
