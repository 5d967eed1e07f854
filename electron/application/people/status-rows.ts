import type { StatusCause } from '../../../db/domain/figures/population.ts';
import {
  MEASURE_KINDS,
  type ControlStatus,
  type MeasureKind,
} from '../../../db/domain/words/vocabulary.ts';
import type { PersonRecord } from '../../../db/repositories/people.ts';
import type { Context } from '../context.ts';
import { endOnDay, rememberEndedBy } from '../measures/measure-ends.ts';

/** A row of 现状变动: what counts for the person from a day on. 无感 lies within 戒断三年未复吸 and ends with it. */
export function addStatus(
  context: Context,
  person: PersonRecord,
  change: { on: string; cause: StatusCause; note: string },
): void {
  context.register.people.addStatus({
    personId: person.id,
    effectiveOn: change.on,
    cause: change.cause,
    controlStatus: person.controlStatus,
    presence: person.presence,
    townCode: person.townCode,
    note: change.note,
    recordedBy: context.user.name,
    recordedAt: context.now,
  });
  if (person.controlStatus !== '戒断三年未复吸') endLightTouch(context, person);
}

function endLightTouch(
  { register, today, user }: Context,
  { id, controlStatus }: PersonRecord,
): void {
  const running = register.lightTouch.runningOf(id);
  if (running === undefined) return;
  const endReason = `管控现状变为“${controlStatus}”`;
  register.lightTouch.update(running.id, { endedOn: today, endedBy: user.name, endReason });
  register.people.update(id, { lightTouch: false });
}

/** defaults.md 4: a 管控现状 that is a measure opens one; 社区戒毒 and 社区康复 wait for the report-in. */
export function openMeasureFor(
  context: Context,
  personId: number,
  status: ControlStatus,
  on: string,
): number | null {
  const kind = MEASURE_KINDS.find((measure): measure is MeasureKind => measure === status);
  if (kind === undefined) return null;
  const open = context.register.people.measures(personId).find((each) => each.endOn === null);
  if (open?.kind === kind) return null;
  const community = kind === '社区戒毒' || kind === '社区康复';
  const compulsory = kind === '强制隔离戒毒';
  const { id } = context.register.people.addMeasure({
    personId,
    kind,
    decisionOn: compulsory ? on : null,
    serviceOn: community ? on : null,
    startOn: community || compulsory ? null : on,
    source: '现状登记',
    recordedBy: context.user.name,
    recordedAt: context.now,
  });
  return id;
}

/**
 * What a ledger’s 管控现状 ends (defaults.md 4): 在押, 失联 and 出国（境） leave the measure running, and coming back from them goes on
 * with it; any other word ends what was open, and one that is a measure begins it. On the screen measures end by their own commands (measure-run.ts).
 */
export function followLedgerStatus(
  context: Context,
  personId: number,
  on: string,
  to: ControlStatus,
): void {
  const away = to === '在押' || to === '失联' || to === '出国（境）';
  const ends = away
    ? []
    : context.register.people
        .measures(personId)
        .filter(({ endOn, kind }) => endOn === null && kind !== to)
        .map(({ id }) => ({ measureId: id, reason: endReasonOf(to) }));
  endOnDay(context, ends, on);
  const begun = openMeasureFor(context, personId, to, on);
  if (begun !== null) rememberEndedBy(context, ends, begun);
}

/** 措施结束原因 where the ledger’s word tells it; else what it says. */
function endReasonOf(to: ControlStatus): string {
  if (to === '死亡') return '死亡';
  if (to === '强制隔离戒毒') return '转强制隔离';
  return `转为${to}`;
}
