import type { CalendarDay } from '../domain/calendar/calendar-day.ts';
import type { MeasureFacts } from '../domain/person/facts.ts';
import type { Numbered } from '../domain/person/life.ts';
import type { Connection } from './connection-type.ts';

export type Owned<T> = T & { readonly owner: number };
/** People by their ids, both included. */
export interface PeopleRange {
  readonly first: number;
  readonly last: number;
}
type MeasureLine = Owned<
  Numbered<Omit<MeasureFacts, 'suspensions' | 'transfers' | 'handedOverOn'>>
>;

/** Every query names its `owner` and takes a condition on the person. */
const MEASURES = `
  SELECT person_id AS owner, id, kind, decision_on AS decisionDay, service_on AS serviceDay,
    CASE kind WHEN '强制隔离戒毒' THEN NULL ELSE start_on END AS startDay, decided_years AS decidedYears,
    extension_months AS extensionMonths, credited_days AS creditedDays, end_on AS endDay
  FROM measures WHERE voided_at IS NULL AND person_id BETWEEN @first AND @last ORDER BY person_id, id`;
function ofMeasures(table: string, columns: string, order: string): string {
  return `
  SELECT x.measure_id AS owner, ${columns} FROM ${table} x JOIN measures m ON m.id = x.measure_id
  WHERE x.voided_at IS NULL AND m.person_id BETWEEN @first AND @last ORDER BY x.measure_id, ${order}`;
}
const SUSPENSIONS = ofMeasures(
  'measure_suspensions',
  'x.from_on AS "from", x.to_on AS "to"',
  'x.from_on, x.id',
);
const TRANSFERS = ofMeasures(
  'measure_transfers',
  'x.changed_on AS day, x.reported_on AS reportedOn',
  'x.changed_on, x.id',
);
const HANDOVERS = ofMeasures('handovers', 'x.handed_on AS day', 'x.handed_on').replace(
  'WHERE',
  `WHERE x.handed_on IS NOT NULL AND x.kind IN ('逾期未报到','拒绝接受') AND`,
);

/** Rows by their owner, each list in the order of the query. */
export function grouped<T extends { readonly owner: number }>(
  rows: readonly T[],
): ReadonlyMap<number, readonly Omit<T, 'owner'>[]> {
  const byOwner = new Map<number, Omit<T, 'owner'>[]>();
  for (const { owner, ...row } of rows) {
    const list = byOwner.get(owner);
    if (list === undefined) byOwner.set(owner, [row]);
    else list.push(row);
  }
  return byOwner;
}

/** Reads the measures of people with their suspensions, transfers and handovers: one reading for rules and indicators. */
export function createMeasureFacts({ db }: Connection) {
  const statements = {
    measures: db.prepare<PeopleRange, MeasureLine>(MEASURES),
    suspensions: db.prepare<PeopleRange, Owned<MeasureFacts['suspensions'][number]>>(SUSPENSIONS),
    transfers: db.prepare<PeopleRange, Owned<MeasureFacts['transfers'][number]>>(TRANSFERS),
    handovers: db.prepare<PeopleRange, Owned<{ readonly day: CalendarDay }>>(HANDOVERS),
  };
  return (range: PeopleRange): ReadonlyMap<number, readonly Numbered<MeasureFacts>[]> => {
    const suspensions = grouped(statements.suspensions.all(range));
    const transfers = grouped(statements.transfers.all(range));
    const handovers = grouped(statements.handovers.all(range));
    return grouped(
      statements.measures.all(range).map((line) => ({
        ...line,
        suspensions: suspensions.get(line.id) ?? [],
        transfers: transfers.get(line.id) ?? [],
        handedOverOn: handovers.get(line.id)?.[0]?.day ?? null,
      })),
    );
  };
}
