import { addDays } from '../../db/domain/calendar/calendar-day.ts';
import type { Output } from '../contract/index.ts';
import { dayWithin, earlierDay, laterDay, type OfficeDesk, type TodoRow } from './office-desk.ts';

type Measure = Output<'measures.ofPerson'>['measures'][number];

async function measureOf({ call }: OfficeDesk, row: TodoRow): Promise<Measure | undefined> {
  if (row.personId === null) return undefined;
  const { measures } = await call('measures.ofPerson', { personId: row.personId });
  return measures.find(({ id }) => id === row.subject?.id);
}

/** 解除通知, 强戒出所: released at the end of the term, the paper served and the town told. */
export async function release(desk: OfficeDesk, row: TodoRow): Promise<void> {
  const measure = await measureOf(desk, row);
  const lastDay = measure?.term.lastDay ?? null;
  if (measure === undefined || lastDay === null || measure.endOn !== null || lastDay > desk.on)
    return;
  const on = laterDay(lastDay, desk.since);
  await desk.call('measures.end', {
    ...{ measureId: measure.id, on, reason: '期满解除', note: '' },
    releaseNumber: `台公（禁）解字〔${on.slice(0, 4)}〕${measure.id}号`,
    releaseServedOn: on,
    townNotifiedOn: earlierDay(addDays(on, 3), desk.on),
  });
  desk.done.events += 1;
}

/** 报到: in time, and the agreement signed on that day. */
export async function reportIn(desk: OfficeDesk, row: TodoRow): Promise<void> {
  const measure = await measureOf(desk, row);
  if (measure === undefined || measure.startOn !== null || row.dueOn === null) return;
  const served = measure.serviceOn ?? row.dueOn;
  const on = dayWithin(desk.random, served, earlierDay(row.dueOn, desk.on));
  await startMeasure(desk, measure, on, '');
}

/** 逾期未报到: some come after all, with a reason; the others are handed over to the police (戒毒条例 14). */
export async function chaseReportIn(desk: OfficeDesk, row: TodoRow): Promise<void> {
  const measure = await measureOf(desk, row);
  if (measure === undefined || measure.startOn !== null || row.dueOn === null) return;
  if (measure.handovers.some(({ handedOn }) => handedOn !== null)) return;
  if (desk.random.chance(0.5)) {
    const on = laterDay(desk.since, addDays(row.dueOn, 2));
    await startMeasure(desk, measure, earlierDay(on, desk.on), '外出务工，接到通知后返乡报到');
    return;
  }
  const handedOn = earlierDay(laterDay(desk.since, addDays(row.dueOn, 4)), desk.on);
  await desk.call('measures.handOver', {
    ...{ measureId: measure.id, handoverId: null, kind: '逾期未报到' },
    ...{ warningOn: handedOn, proofOn: handedOn, testNoticeOn: null, handedOn },
    ...{ handedTo: '县公安局禁毒大队', receiptOn: handedOn, note: '' },
  });
  desk.done.events += 1;
}

async function startMeasure(
  { call, done }: OfficeDesk,
  { id }: Measure,
  on: string,
  lateReason: string,
): Promise<void> {
  const agreementNumber = `台禁协〔${on.slice(0, 4)}〕${id}号`;
  await call('measures.reportIn', {
    measureId: id,
    on,
    lateReason,
    agreementNumber,
    agreementOn: on,
  });
  done.events += 1;
}

/** 违反协议预警: a 告诫 (戒毒条例 20). */
export async function warn(desk: OfficeDesk, row: TodoRow): Promise<void> {
  if (row.subject === null || row.dueOn === null) return;
  await desk.call('measures.handOver', {
    ...{ measureId: row.subject.id, handoverId: null, kind: '严重违反协议' },
    ...{ warningOn: earlierDay(addDays(row.dueOn, 1), desk.on), proofOn: null, testNoticeOn: null },
    ...{ handedOn: null, handedTo: '', receiptOn: null, note: '当面告诫，本人签字' },
  });
  desk.done.events += 1;
}

/** Of some the police have not answered yet. */
function isAskedOf(personId: number): boolean {
  return personId % 8 === 5;
}

/** three years clean, looked up with the police and confirmed by the clerk. */
export async function confirmClean(desk: OfficeDesk, row: TodoRow): Promise<void> {
  const { personId, dueOn } = row;
  if (personId === null || dueOn === null || dueOn > desk.on) return;
  if (row.controlStatus !== '社会面' || isAskedOf(personId)) return;
  const { revision } = await desk.call('people.get', { id: personId });
  await desk.call('people.changeStatus', {
    ...{ id: personId, revision, controlStatus: '戒断三年未复吸' },
    on: dayWithin(desk.random, laterDay(desk.since, dueOn), desk.on),
    note: '核对查获、检测记录，三年内未发现复吸',
  });
  desk.done.events += 1;
}

const CONCLUSIONS = [
  '按期检测均为阴性，配合走访和谈话，继续执行协议',
  '能够遵守协议，有固定工作，家庭支持较好',
  '检测正常，情绪平稳，下一阶段重点解决就业',
  '总体平稳，个别月份联系不及时，已谈话提醒',
] as const;

/** 半年小结 and 年度评估 of the period that the list names. */
export async function summarise(desk: OfficeDesk, row: TodoRow): Promise<void> {
  const { kind, subject, dueOn } = row;
  if (subject === null || dueOn === null || (kind !== '半年小结' && kind !== '年度评估')) return;
  const first = laterDay(dueOn, desk.since);
  await desk.call('todo.recordSummary', {
    ...{ measureId: subject.id, kind, periodEnd: dueOn },
    writtenOn: dayWithin(desk.random, first, earlierDay(addDays(first, 10), desk.on)),
    author: row.inCharge === '' ? '陈静' : row.inCharge,
    conclusion: desk.random.pick(CONCLUSIONS),
  });
  desk.done.summaries += 1;
}
