import { makeDay, type CalendarDay } from '../../db/domain/calendar/calendar-day.ts';
import type { ControlStatus } from '../../db/domain/words/vocabulary.ts';
import type { LedgerPerson } from '../ledger/reading.ts';
import type { Random } from './random.ts';

interface Backed {
  readonly status: ControlStatus;
  readonly birthOn: CalendarDay;
  readonly today: CalendarDay;
  readonly index: number;
}

/** School, family, work, drugs and the last seizure of an invented person. */
export function background(random: Random, { status, birthOn, today, index }: Backed) {
  const grown = Number(birthOn.slice(0, 4)) + 16;
  const thisYear = Number(today.slice(0, 4));
  const firstYear = grown + random.whole(Math.max(1, thisYear - 1 - grown));
  const month = 1 + random.whole(12);
  const roughly = random.weighted([
    [0, 3],
    [1, 3],
    [2, 4],
  ]);
  const whole = makeDay(firstYear, month, 1 + random.whole(28));
  const seizedYear = Math.max(firstYear, thisYear - 1 - random.whole(9));
  const seized = makeDay(seizedYear, 1 + random.whole(12), 1 + random.whole(28));
  return {
    education: random.weighted([
      ['文盲或半文盲', 2],
      ['小学', 18],
      ['初中', 48],
      ['高中', 14],
      ['中专（含技校、职高）', 8],
      ['大专', 5],
      ['本科', 2],
      ['不详', 3],
    ] as const),
    marriage: random.weighted([
      ['未婚', 25],
      ['已婚', 45],
      ['离异', 26],
      ['丧偶', 4],
    ] as const),
    occupation: random.weighted([
      ['务农', 30],
      ['务工（本地）', 16],
      ['务工（外出）', 22],
      ['个体', 8],
      ['无业', 18],
      ['丧失劳动能力', 4],
      ['其他', 2],
    ] as const),
    category: random.weighted([
      ['吸毒', 94],
      ['既吸又贩', 4],
      ['贩毒', 2],
    ] as const),
    drugs: drugs(random),
    firstUsedOn: [whole.slice(0, 4), whole.slice(0, 7), whole][roughly] ?? whole,
    lastSeizedOn: seizedOf(
      status,
      seized >= whole && seized <= today ? seized : null,
      today,
      index,
    ),
  };
}

const SEIZED_OF_LATE: readonly ControlStatus[] = [
  '自愿戒毒',
  '药物维持治疗',
  '在押',
  '出国（境）',
  '失联',
];

/** Who is in custody or in treatment, or has run away, was seized not long ago: three years clean would contradict it. */
function seizedOf(
  status: ControlStatus,
  seizedOn: CalendarDay | null,
  today: CalendarDay,
  index: number,
): CalendarDay | null {
  const year = Number(today.slice(0, 4)) - 1 - (index % 2);
  const late = makeDay(year, 1 + (index % 12), 1 + (index % 28));
  const stands = seizedOn === null || seizedOn >= late || !SEIZED_OF_LATE.includes(status);
  return stands ? seizedOn : late;
}

function drugs(random: Random): LedgerPerson['drugs'] {
  const one = random.weighted([
    ['甲基苯丙胺（冰毒）', 46],
    ['海洛因', 24],
    ['甲基苯丙胺片剂（麻古）', 10],
    ['依托咪酯', 9],
    ['氯胺酮', 5],
    ['曲马多', 3],
    ['合成大麻素', 3],
  ]);
  const list = [{ drug: one, note: '' }];
  if (one !== '海洛因' && random.chance(0.12)) list.push({ drug: '海洛因', note: '' });
  return list;
}
