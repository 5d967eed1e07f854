import { addDays } from '../../db/domain/calendar/calendar-day.ts';
import { dayWithin, earlierDay, laterDay, type OfficeDesk, type TodoRow } from './office-desk.ts';

/** The shortest window of R-04 is a month: so many days before its last it has begun. */
const WINDOW = 26;
/** Weeks after their end windows of before are looked up in the station's papers. */
const LOOK_BACK = 45;

/** 检测: in the running window, as the station's sheet of the month has it. */
export async function testDue(desk: OfficeDesk, row: TodoRow): Promise<void> {
  const { dueOn } = row;
  if (dueOn === null || addDays(dueOn, -WINDOW) > desk.on) return;
  const first = laterDay(desk.since, addDays(dueOn, -WINDOW));
  await record(desk, row, dayWithin(desk.random, first, earlierDay(dueOn, desk.on)));
}

/** 检测缺失 of late: the sheet is found and keyed in. An older window stays missing. */
export async function testFound(desk: OfficeDesk, row: TodoRow): Promise<void> {
  const { dueOn } = row;
  if (dueOn === null || dueOn < addDays(desk.since, -LOOK_BACK)) return;
  await record(desk, row, dayWithin(desk.random, addDays(dueOn, -WINDOW), dueOn));
}

async function record(desk: OfficeDesk, row: TodoRow, testedOn: string): Promise<void> {
  const { call, random, done } = desk;
  if (row.personId === null) return;
  const result = random.weighted([
    ['阴性', 975],
    ['阳性', 8],
    ['拒检', 17],
  ] as const);
  await call('tests.record', {
    ...{ personId: row.personId, testedOn, result },
    kind: random.weighted([
      ['尿检', 9],
      ['毛发', 1],
    ] as const),
    source: random.weighted([
      ['定期', 9],
      ['抽检', 1],
    ] as const),
    place: '乡镇社区戒毒社区康复站',
    testers: row.inCharge === '' ? '陈静' : row.inCharge,
    secondTester: '赵刚',
    femaleStaff: true,
    sampleNumber: result === '阳性' ? `${testedOn.replaceAll('-', '')}-${row.personId}` : '',
    note: result === '拒检' ? '未到站，电话通知后仍未到' : '',
  });
  done.tests += 1;
}

/** 阳性报告公安, without delay (戒毒条例 21). */
export async function tellPolice({ call, on }: OfficeDesk, row: TodoRow): Promise<void> {
  if (row.subject === null || row.dueOn === null) return;
  const reportedOn = earlierDay(addDays(row.dueOn, 1), on);
  await call('tests.reported', {
    testId: row.subject.id,
    reportedOn,
    reportedTo: '县公安局禁毒大队',
  });
}
