import type { Life } from '../../../electron/application/evaluate/evaluate-input.ts';
import { daysOf, everyDay, isExact, latestOf, plusMonths, toNumber, toText } from './days.ts';
import { isCommunity, rowValue, type Measure, type Rows } from './measures.ts';

interface Conduct {
  readonly refused: number;
  readonly leaves: number;
  readonly leaveDays: number;
  readonly reachedOn: number | null;
}

/** One leave, lived day by day. */
interface LivedLeave {
  readonly days: ReadonlySet<number>;
  readonly approvals: readonly ReadonlySet<number>[];
  readonly soFar: number[];
  unauthorised: boolean;
}

function livedLeaves(life: Life, start: number, until: number): LivedLeave[] {
  return life.leaves
    .filter(({ from }) => toNumber(from) >= start && toNumber(from) <= until)
    .map(({ from, to, approvals }) => ({
      days: new Set(everyDay(toNumber(from), Math.min(until, to === null ? until : toNumber(to)))),
      approvals: approvals.map(
        (approval) => new Set(everyDay(toNumber(approval.from), toNumber(approval.to))),
      ),
      soFar: [],
      unauthorised: false,
    }));
}

/** One more day of a leave: it is unauthorised once it has three days and no single approval holds all of them. */
function liveOn(leave: LivedLeave, day: number): void {
  leave.soFar.push(day);
  const covered = leave.approvals.some((approval) =>
    leave.soFar.every((lived) => approval.has(lived)),
  );
  leave.unauthorised = leave.soFar.length >= 3 && !covered;
}

/** The days on which a test was refused within the measure; undefined: one of them cannot be told. */
function refusedDaysOf(life: Life, start: number, until: number): Set<number> | undefined {
  const refused = new Set<number>();
  for (const { day, result } of life.tests) {
    if (result !== '拒检' && result !== '逃避') continue;
    const inside = daysOf(day).filter((possible) => possible >= start && possible <= until);
    if (inside.length > 0 && !isExact(day)) return undefined;
    inside.forEach((possible) => refused.add(possible));
  }
  return refused;
}

/** R-05, lived day by day from the start to the end or today. */
function liveThrough(
  start: number,
  until: number,
  refusedDays: ReadonlySet<number>,
  leaves: LivedLeave[],
): Conduct {
  const away = new Set<number>();
  let refused = 0;
  let reachedOn: number | null = null;
  for (let day = start; day <= until; day += 1) {
    if (refusedDays.has(day)) refused += 1;
    for (const leave of leaves.filter((one) => one.days.has(day))) {
      liveOn(leave, day);
      if (leave.unauthorised) leave.soFar.forEach((lived) => away.add(lived));
    }
    const unauthorised = leaves.filter((leave) => leave.unauthorised).length;
    const isReached = refused >= 3 || unauthorised >= 3 || away.size > 30;
    if (reachedOn === null && isReached) reachedOn = day;
  }
  const unauthorised = leaves.filter((leave) => leave.unauthorised).length;
  return { refused, leaves: unauthorised, leaveDays: away.size, reachedOn };
}

function conductOf(
  measure: Measure,
  life: Life,
): Conduct | 'notApplicable' | 'notStarted' | 'dayImprecise' {
  if (!isCommunity(measure)) return 'notApplicable';
  if (measure.startDay === null) return 'notStarted';
  if (![measure.startDay, measure.endDay ?? measure.startDay].every(isExact)) return 'dayImprecise';
  const start = toNumber(measure.startDay);
  const until = toNumber(measure.endDay ?? life.today);
  const refusedDays = refusedDaysOf(life, start, until);
  if (refusedDays === undefined) return 'dayImprecise';
  return liveThrough(start, until, refusedDays, livedLeaves(life, start, until));
}

export function violationOf(measure: Measure, life: Life, rows: Rows): Record<string, unknown> {
  const conduct = conductOf(measure, life);
  if (typeof conduct === 'string') {
    return {
      reached: null,
      reachedOn: null,
      earlyWarning: null,
      refused: null,
      leaves: null,
      leaveDays: null,
      why: conduct,
    };
  }
  const row = rowValue(rows, 'EARLY-WARNING', measure.startDay ?? '') as
    Record<string, number> | undefined;
  const { refused, leaves, leaveDays, reachedOn } = conduct;
  const limits = row === undefined ? [] : [row['refused'], row['leaves'], row['leaveDays']];
  const counts = [refused, leaves, leaveDays];
  return {
    reached: reachedOn !== null,
    reachedOn: reachedOn === null ? null : toText(reachedOn),
    earlyWarning:
      row === undefined
        ? null
        : limits.some((limit, index) => (counts[index] ?? NaN) >= (limit ?? NaN)),
    refused,
    leaves,
    leaveDays,
    why: row === undefined ? 'ruleMissing' : null,
  };
}

/** */
export function cleanOf(life: Life): Record<string, unknown> {
  const days = [
    ...life.seizures.map(({ day }) => day),
    ...life.tests.filter(({ result }) => result === '阳性').map(({ day }) => day),
    ...life.measures.filter(isCommunity).flatMap(({ startDay }) => startDay ?? []),
    ...life.measures
      .filter(({ kind }) => kind === '强制隔离戒毒')
      .flatMap(({ endDay }) => endDay ?? []),
  ];
  const start = latestOf(days);
  if (typeof start !== 'number') {
    const why = start === undefined ? 'noClockDay' : 'dayImprecise';
    return { clockStart: null, cleanOn: null, reached: null, blocked: null, reasons: [], why };
  }
  const known = { clockStart: toText(start), cleanOn: toText(plusMonths(start, 36)) };
  const conducts = life.measures.map((measure) => ({ measure, conduct: conductOf(measure, life) }));
  const open = conducts.filter(({ conduct }) => conduct === 'dayImprecise');
  if (
    open.some(
      ({ measure: { endDay } }) => endDay === null || daysOf(endDay).some((day) => day >= start),
    )
  ) {
    return { ...known, reached: null, blocked: null, reasons: [], why: 'dayImprecise' };
  }
  const reasons: string[] = [];
  if (
    conducts.some(
      ({ conduct }) => typeof conduct === 'object' && (conduct.reachedOn ?? -Infinity) >= start,
    )
  ) {
    reasons.push('seriousViolation');
  }
  if (
    life.measures.some(
      ({ handedOverOn }) => handedOverOn !== null && toNumber(handedOverOn) >= start,
    )
  ) {
    reasons.push('refusedReportIn');
  }
  if (life.measures.some(({ kind, endDay }) => kind === '强制隔离戒毒' && endDay === null)) {
    reasons.push('compulsoryUnderWay');
  }
  const blocked = reasons.length > 0;
  return {
    ...known,
    reached: !blocked && life.today >= known.cleanOn,
    blocked,
    reasons,
    why: null,
  };
}

function gradeOf(life: Life): { grade: string; since: string } {
  const approved = life.grades.flatMap(({ grade, approvedOn }) =>
    approvedOn === null ? [] : [{ grade, since: approvedOn }],
  );
  const latest = approved
    .map(({ since }) => since)
    .sort()
    .at(-1);
  return (
    approved.findLast(({ since }) => since === latest) ?? {
      grade: '未评估',
      since: life.registeredOn,
    }
  );
}

function isBlank(text: string | null): boolean {
  return text === null || /^\s*$/u.test(text);
}

/** */
export function visitOf(life: Life, rows: Rows): Record<string, unknown> {
  const inside = life.measures.some(
    ({ kind, endDay }) => kind === '强制隔离戒毒' && endDay === null,
  );
  if (!['在控', '失联'].includes(life.state))
    return { due: null, overdueDays: null, reason: life.state, why: null };
  if (inside) return { due: null, overdueDays: null, reason: '强制隔离', why: null };
  const reason = life.state === '失联' ? '失联查找' : null;
  const { grade, since } = gradeOf(life);
  const complete = life.contacts.filter(
    ({ inCharge, seen }) => !isBlank(inCharge) && !isBlank(seen),
  );
  const qualifying = complete
    .filter(({ day }) => isExact(day))
    .filter(
      ({ day, mode }) =>
        mode === '面对面' || rowValue(rows, `VISIT-${grade}`, day)?.['faceToFace'] !== true,
    );
  const anchor = Math.max(toNumber(since), ...qualifying.map(({ day }) => toNumber(day)));
  const late = complete
    .filter(({ day }) => !isExact(day))
    .some(({ day }) => daysOf(day).some((possible) => possible > anchor));
  if (late) return { due: null, overdueDays: null, reason, why: 'dayImprecise' };
  const months = rowValue(rows, `VISIT-${grade}`, toText(anchor))?.['months'] as number | undefined;
  if (months === undefined) return { due: null, overdueDays: null, reason, why: 'ruleMissing' };
  const due = plusMonths(anchor, months);
  return {
    due: toText(due),
    overdueDays: everyDay(due + 1, toNumber(life.today)).length,
    reason,
    why: null,
  };
}
