import { openingCorrections } from '../../../db/domain/figures/indicator-checks.ts';
import { addDays, type CalendarDay } from '../../../db/domain/calendar/calendar-day.ts';
import {
  openingReason,
  type OpeningLife,
} from '../../../db/domain/figures/indicator-population.ts';
import { contactBoundaries } from '../../../db/domain/figures/indicator-visits.ts';
import { computeIndicators, type IndicatorResult } from '../../../db/domain/figures/indicators.ts';
import {
  biMonthlyDays,
  biMonthlyName,
  biMonthlyLabel,
  readBiMonthlyName,
  type BiMonthlyPeriod,
} from '../../../db/domain/calendar/report-period.ts';
import {
  roundAfter,
  roundAt,
  type RoundOfYear,
} from '../../../db/domain/poverty/return-visit-round.ts';
import { countStations } from '../../../db/domain/office/station.ts';
import type { ReportHead } from '../../../db/repositories/reports.ts';
import type { Register } from '../../../db/register.ts';
import { composeBiMonthly, type BiMonthlyModel } from '../../reports/bi-monthly/model.ts';
import type { BiMonthlyRows, OpeningComparison } from '../../reports/bi-monthly/rows.ts';
import { SECTIONS } from '../../reports/bi-monthly/texts.ts';
import { readSettings } from '../settings/settings.ts';
import { povertyFigures } from './poverty-figures.ts';
import { ruleRows } from '../visits/visit-due-book.ts';
import { textsOf, typedOf, type ComposeWorld } from './report-kind.ts';
import { nameCheck } from './report-names.ts';

export const BI_MONTHLY = 'bi-monthly';

export interface ComposedBiMonthly {
  readonly model: BiMonthlyModel;
  readonly indicators: IndicatorResult;
  /** Null: no report was issued before. */
  readonly opening: OpeningComparison | null;
}

/** The counts of one period at one state of the register: the last entry of the log tells whether anything has changed since. */
interface Kept {
  readonly period: string;
  readonly seq: number;
  readonly indicators: IndicatorResult;
}

/** Reads and counts a period, and keeps the last answer until the register changes. */
export function createIndicatorReader() {
  const kept = new WeakMap<Register, Kept>();
  return (register: Register, period: BiMonthlyPeriod): IndicatorResult => {
    const name = biMonthlyName(period);
    const seq = register.auditLog.lastSeq();
    const known = kept.get(register);
    if (known?.seq === seq && known.period === name) return known.indicators;
    const rules = ruleRows(register);
    const days = biMonthlyDays(period);
    const people = register.indicatorSource.people(days, contactBoundaries(rules, days.first));
    const indicators = computeIndicators({ people, rules }, days);
    kept.set(register, { period: name, seq, indicators });
    return indicators;
  };
}
export type IndicatorReader = ReturnType<typeof createIndicatorReader>;

/** The period of a stored report; its name was checked when the draft was made. */
export function periodOf(report: Pick<ReportHead, 'period'>): BiMonthlyPeriod {
  const period = readBiMonthlyName(report.period);
  if (period === null) throw new Error('a report without a period');
  return period;
}

/** 期初 against the last report issued before, whatever its period: who differs, and what happened to them between. */
function openingOf(
  register: Register,
  period: BiMonthlyPeriod,
  indicators: IndicatorResult,
): OpeningComparison | null {
  const before = register.reports.lastIssuedBefore(BI_MONTHLY, biMonthlyName(period));
  if (before === undefined) return null;
  const earlier = periodOf(before);
  const between = {
    first: addDays(biMonthlyDays(earlier).last, 1),
    last: addDays(biMonthlyDays(period).first, -1),
  };
  const closing = register.reports.frozenItems(before.id, 'pop.close') ?? [];
  const items = openingCorrections(
    closing.map(([personId, townCode]) => ({ personId, townCode })),
    indicators.lists.get('pop.open') ?? [],
    (personId) => openingReason(openingLife(register, personId), between),
  );
  return { items, period: biMonthlyLabel(earlier), skipped: between.first <= between.last };
}

function openingLife({ people }: Register, personId: number): OpeningLife {
  const statuses = people
    .statuses(personId)
    .map(({ id, effectiveOn, cause, controlStatus, presence, townCode }) => ({
      ...{ id, cause, presence, townCode },
      day: effectiveOn,
      status: controlStatus,
    }));
  return { category: people.find(personId)?.category ?? null, statuses };
}

/**
 * The figures of typed ledgers that the register holds by now: with a station recorded, the stations and their staff; with a round
 * of return visits or a new case, those of the poverty work.
 */
export function recordedFigures(register: Register, period: BiMonthlyPeriod): Recorded {
  const days = biMonthlyDays(period);
  const poverty = povertyFigures(register, days);
  const recorded = { ...stationFigures(register, days.last), ...poverty.figures };
  return { recorded, counted: poverty.round };
}

interface Recorded {
  readonly recorded: Readonly<Record<string, number>>;
  /** The round of return visits that was counted; null: none had begun. */
  readonly counted: RoundOfYear | null;
}

/** the round that the figures are of, the one that the rules name for the period's last day, and the one after it. */
function roundsOf(register: Register, last: CalendarDay, counted: RoundOfYear | null) {
  const rules = ruleRows(register);
  const byRule = roundAt(last, rules);
  return { counted, byRule, next: roundAfter(last, rules, counted ?? byRule) };
}

function stationFigures(register: Register, last: string): Readonly<Record<string, number>> {
  const facts = register.stations.facts();
  if (facts.length === 0) return {};
  const { stations, staff } = countStations(facts, last);
  return { 'station.count': stations, 'staff.count': staff };
}

/** Composes a draft from the register as it is now; `issue` adds what issuing fixes. */
export function composeBiMonthlyReport(
  register: Register,
  read: IndicatorReader,
  report: ReportHead,
  world: ComposeWorld,
): ComposedBiMonthly {
  const period = periodOf(report);
  const indicators = read(register, period);
  const opening = openingOf(register, period, indicators);
  const { recorded, counted } = recordedFigures(register, period);
  const rows: BiMonthlyRows = {
    office: readSettings(register),
    period: { year: period.year, firstMonth: 2 * period.period - 1, ...biMonthlyDays(period) },
    towns: register.regions.towns(),
    indicators,
    opening,
    typed: typedOf(report),
    recorded,
    rounds: roundsOf(register, biMonthlyDays(period).last, counted),
    texts: textsOf(report),
    ...world,
  };
  const model = composeBiMonthly(rows);
  const checks = [...model.checks, nameCheck(register, rows.texts, STANDARD_TEXTS)];
  return { model: { ...model, checks }, indicators, opening };
}

/** The program's own texts may hold words that are also somebody's name. */
const STANDARD_TEXTS = SECTIONS.map(({ template }) => template);
