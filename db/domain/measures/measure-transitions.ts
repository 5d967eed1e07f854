/**
 * The transition table of measures and of 管控现状 (defaults.md 4; 禁毒法 33, 38, 47, 48; 戒毒条例 7, 14, 20–24, 31, 36, 38, 40):
 * what may happen to a person from where the person stands, and where it leads. What the law forbids is refused with the clause.
 */
import type { CalendarDay, RoughDay } from '../calendar/calendar-day.ts';
import { undoesClean, type CleanClock } from '../person/clean-clock.ts';
import { isCommunityKind } from '../person/facts.ts';
import { arrive, extend, reportInNow, resume, suspend, transfer } from './measure-conduct.ts';
import { decide } from './measure-decision.ts';
import { endGuards, endMeasure } from './measure-ending.ts';
import { handOver } from './measure-handover.ts';
import {
  allow,
  openMeasures,
  openOfKind,
  refuse,
  unless,
  type HandOverEvent,
  type LifeState,
  type MeasureEvent,
  type MeasureInLife,
  type Transition,
} from './measure-events.ts';
import { MEASURE_KINDS, type ControlStatus, type MeasureKind } from '../words/vocabulary.ts';

type ChangeEvent = Extract<MeasureEvent, { readonly type: '变更现状' }>;
type OfMeasure = Extract<MeasureEvent, { readonly measureId: number }>;

/** What an event leads to, or why it is refused (a sentence with its clause). */
export function transition(life: LifeState, event: MeasureEvent): Transition {
  if (event.type === '更正') return putRight(life, event.event);
  if (!life.listed) return refuse('design', '此人不在册，请先用“户籍变动”中的“迁入”恢复在册');
  if (life.status === '死亡') return refuse('design', '已登记死亡，只能更正');
  switch (event.type) {
    case '查获':
    case '阳性':
      return useAgain(life, event.on);
    case '决定':
      return decide(life, event);
    case '变更现状':
      return changeStatus(life, event);
    case '无感':
      return enterLightTouch(life, event.secondPerson);
    default:
      return ofMeasure(life, event);
  }
}

/** 更正 is always possible; what it adds to a measure that is over has to be lawful in itself. */
function putRight(life: LifeState, event: HandOverEvent | undefined): Transition {
  if (event === undefined) return allow('design');
  const measure = life.measures.find(({ id }) => id === event.measureId);
  return measure === undefined
    ? refuse('design', '没有这项措施')
    : handOver(measure, event, life.today);
}

function ofMeasure(life: LifeState, event: OfMeasure): Transition {
  const measure = life.measures.find(({ id }) => id === event.measureId);
  if (measure === undefined) return refuse('design', '没有这项措施');
  if (measure.facts.endDay !== null) return refuse('design', '这项措施已经结束，只能更正');
  return ofRunning(life, measure, event);
}

function ofRunning(life: LifeState, measure: MeasureInLife, event: OfMeasure): Transition {
  switch (event.type) {
    case '报到':
      return reportInNow(life, measure, event);
    case '中止':
      return suspend(life, measure, event);
    case '恢复':
      return resume(life, measure, event.on);
    case '变更执行地':
      return transfer(life, measure, event.on);
    case '新址报到':
      return arrive(measure, event.on);
    case '移交':
      return handOver(measure, event, life.today);
    case '延长':
      return extend(measure, event.months);
    case '结束':
      return endMeasure(life, measure, event);
  }
}

/** a seizure or a positive test less than three years ago brings back who was 戒断三年未复吸 or 无感 (复吸重新纳入). */
function useAgain({ status, today }: LifeState, on: RoughDay): Transition {
  const back = status === '戒断三年未复吸' && undoesClean(on, today);
  return allow('rule7', { status: back ? '社会面' : null });
}

/** only from 戒断三年未复吸, by a second person; grade, years and reason: light-touch.ts. */
function enterLightTouch(life: LifeState, secondPerson: boolean): Transition {
  return unless(
    [
      [life.lightTouch, 'design', '已经是无感式管理'],
      [
        life.status !== '戒断三年未复吸',
        'rule7',
        `管控现状是“${life.status}”，须先确认“戒断三年未复吸”`,
      ],
      [!secondPerson, 'design', '纳入无感式管理须由另一人审批'],
    ],
    () => allow('rule7'),
  );
}

function isKind(status: ControlStatus): status is ControlStatus & MeasureKind {
  return MEASURE_KINDS.some((kind) => kind === status);
}

/** 管控现状 that is not a measure, and the way back to a measure that still runs. */
function changeStatus(life: LifeState, { to, on }: ChangeEvent): Transition {
  if (to === life.status) return refuse('design', '管控现状没有变化');
  if (to === '死亡') return die(openMeasures(life), on ?? null);
  const suspended = openMeasures(life).find(({ facts }) =>
    facts.suspensions.some((each) => each.to === null),
  );
  if (life.status === '在押' && suspended !== undefined)
    return refuse('rule24', `${suspended.facts.kind}正在中止，释放后请在“措施”页办理恢复执行`);
  if (isKind(to)) return backToMeasure(life, to);
  if (to === '在押') return intoCustody(life);
  if (to === '戒断三年未复吸') return confirmClean(life);
  if (to === '社会面') return intoSociety(life);
  return allow('design', { status: to });
}

/** A death ends what was running; after 更正, too. */
export function die(running: readonly MeasureInLife[], on: CalendarDay | null): Transition {
  const ends = running.map(({ id }) => ({ measureId: id, reason: '死亡' as const }));
  return unless(endGuards(running, on), () => allow('design', { status: '死亡', ends }));
}

function backToMeasure(life: LifeState, to: MeasureKind & ControlStatus): Transition {
  return unless(
    [
      [
        openOfKind(life, to) === undefined,
        'design',
        `“${to}”是戒毒措施，没有正在执行的${to}，请在“措施”页登记新的措施`,
      ],
    ],
    () => allow('design', { status: to }),
  );
}

/** 戒毒条例 24: custody suspends or ends what is carried out in the community. */
function intoCustody(life: LifeState): Transition {
  const running = openMeasures(life).find(
    ({ facts }) => isCommunityKind(facts.kind) && facts.startDay !== null,
  );
  return unless(
    [
      [
        running !== undefined,
        'rule24',
        `正在执行${running?.facts.kind ?? ''}：拘留、逮捕的请在“措施”页办理中止，收监执行刑罚的办理终止`,
      ],
    ],
    () => allow('design', { status: '在押' }),
  );
}

function intoSociety(life: LifeState): Transition {
  const running = openMeasures(life)[0];
  return unless(
    [
      [
        running !== undefined && running.facts.kind !== '康复场所',
        'design',
        `还有未结束的${running?.facts.kind ?? ''}，请在“措施”页办理解除、终止或退出`,
      ],
    ],
    () => allow('design', { status: '社会面' }),
  );
}

/** 戒毒条例 7: from 社会面, once R-06 is reached; where R-06 cannot be told the office’s word stands. */
function confirmClean(life: LifeState): Transition {
  const running = openMeasures(life)[0];
  return unless(
    [
      [
        running !== undefined,
        'rule7',
        `还有未结束的${running?.facts.kind ?? ''}，结束后才能确认戒断三年未复吸`,
      ],
      [life.clean.reached === false, 'rule7', notClean(life.clean)],
      [
        life.status !== '社会面',
        'rule7',
        `此人现为“${life.status}”，请先变更为社会面再确认戒断三年未复吸`,
      ],
    ],
    () => allow('rule7', { status: '戒断三年未复吸' }),
  );
}

const BLOCKS: Readonly<Record<CleanClock['reasons'][number], string>> = {
  seriousViolation: '有严重违反协议',
  refusedReportIn: '有逾期未报到移交',
  compulsoryUnderWay: '正在强制隔离戒毒',
};

function notClean({ clockStart, cleanOn, reasons }: CleanClock): string {
  if (reasons.length > 0)
    return `${reasons.map((reason) => BLOCKS[reason]).join('、')}，不能确认戒断三年未复吸`;
  return `戒断时间从${clockStart ?? ''}起算，到${cleanOn ?? ''}才满三年`;
}
