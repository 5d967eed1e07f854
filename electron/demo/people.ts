import { addDays, addMonths, type CalendarDay } from '../../db/domain/calendar/calendar-day.ts';
import { checkCharacterOf } from '../../db/domain/values/resident-id.ts';
import {
  CONTROL_STATUSES,
  type ControlStatus,
  type Grade,
  type Sex,
} from '../../db/domain/words/vocabulary.ts';
import type { LedgerPerson } from '../ledger/reading.ts';
import type { LedgerTown, LedgerVillage } from '../ledger/region-finder.ts';
import { HARD_NAMES, inventName } from './names.ts';
import { background } from './people-background.ts';
import { seededRandom, type Random } from './random.ts';

export interface DemoOrder {
  /** Six digits, e.g. 410927. */
  readonly countyCode: string;
  readonly towns: readonly LedgerTown[];
  readonly villages: readonly LedgerVillage[];
  readonly count: number;
  readonly seed: number;
  readonly today: CalendarDay;
}

/** How often each 管控现状 occurs; every one occurs at least once among the first people. */
const STATUS_WEIGHTS: readonly (readonly [ControlStatus, number])[] = [
  ['社区戒毒', 22],
  ['社区康复', 18],
  ['强制隔离戒毒', 8],
  ['自愿戒毒', 3],
  ['药物维持治疗', 4],
  ['社会面', 26],
  ['戒断三年未复吸', 10],
  ['在押', 3],
  ['出国（境）', 1],
  ['失联', 2],
  ['死亡', 3],
];

/**
 * Invented people of a county: no name, number or phone belongs to anybody (defaults.md 2). The same order gives the
 * same people; every town and every 管控现状 occurs as soon as there are enough people for it.
 */
export function makePeople(order: DemoOrder): LedgerPerson[] {
  const making = { order, random: seededRandom(order.seed), used: new Set<string>() };
  return Array.from({ length: order.count }, (_, index) => makePerson(making, index));
}

interface Making {
  readonly order: DemoOrder;
  readonly random: Random;
  readonly used: Set<string>;
}

function makePerson(making: Making, index: number): LedgerPerson {
  const { order, random } = making;
  const { today } = order;
  const sex = random.chance(0.84) ? '男' : '女';
  const birthOn = addDays(addMonths(today, -12 * (19 + random.whole(46))), -random.whole(365));
  const status = CONTROL_STATUSES[index] ?? random.weighted(STATUS_WEIGHTS);
  const fullName = nameAt(index, sex, random);
  return {
    fullName,
    identityNumber: inventNumber(making, birthOn, sex),
    identityKind: '居民身份证',
    sex,
    birthOn,
    ethnicity: ethnicityOf(fullName, random),
    phone: inventPhone(index),
    ...home(order, index, random),
    ...background(random, { status, birthOn, today, index }),
    ...measure(status, random, today, index),
    ...contacts(status, random, today),
    ...family(random, sex, index),
    extra: [],
  };
}

/** Every third of the first people has one of the hard names. */
function nameAt(index: number, sex: Sex, random: Random): string {
  const hard = index % 3 === 2 ? HARD_NAMES[Math.floor(index / 3)] : undefined;
  return hard ?? inventName(random, sex);
}

function ethnicityOf(name: string, random: Random): string {
  return name.includes('·')
    ? '维吾尔族'
    : random.weighted([
        ['汉族', 30],
        ['回族', 1],
      ]);
}

function inventPhone(number: number): string {
  return `1990000${String(number % 10_000).padStart(4, '0')}`;
}

/** The first people are spread over the towns in turn, so that no town stays empty. */
function home({ towns, villages }: DemoOrder, index: number, random: Random) {
  const town = towns[index < towns.length ? index : random.whole(towns.length)];
  if (town === undefined) throw new Error('The county has no towns');
  const ofTown = villages.filter(({ townCode, retired }) => townCode === town.code && !retired);
  const village = ofTown[random.whole(ofTown.length)];
  const place = village === undefined ? town.name : town.name + village.name;
  return {
    domicile: place,
    townCode: town.code,
    villageCode: village?.code ?? null,
    address: random.chance(0.8) ? `${place}${1 + random.whole(300)}号` : null,
  };
}

/** 6 digits of the county, the birth day, a sequence whose parity is the sex, the check character. */
function inventNumber({ order, random, used }: Making, birthOn: CalendarDay, sex: Sex): string {
  for (;;) {
    const sequence = 10 + random.whole(480) * 2 + (sex === '男' ? 1 : 0);
    const birthDigits = birthOn.replaceAll('-', '');
    const seventeen = `${order.countyCode}${birthDigits}${String(sequence).padStart(3, '0')}`;
    const number = seventeen + checkCharacterOf(seventeen);
    if (used.has(number)) continue;
    used.add(number);
    return number;
  }
}

const DECISION_WORDS: Partial<Record<ControlStatus, string>> = {
  社区戒毒: '社戒',
  社区康复: '社康',
  强制隔离戒毒: '强戒',
};
const WITHOUT_DECISION: readonly ControlStatus[] = ['自愿戒毒', '药物维持治疗'];

/** Columns 18 to 24 as they fit each other: 社区戒毒 runs three years from the report-in, 社区康复 its decided years. */
function measure(status: ControlStatus, random: Random, today: CalendarDay, index: number) {
  const assessment = {
    controlStatus: status,
    grade: random.weighted<Grade>([
      ['高', 12],
      ['中', 30],
      ['低', 46],
      ['未评估', 12],
    ]),
    drugState: random.weighted([
      ['未复吸', 50],
      ['已脱毒', 30],
      ['成瘾减轻', 14],
      ['在吸', 6],
    ] as const),
  };
  const longest = status === '强制隔离戒毒' ? 600 : 980;
  const startOn = addDays(today, -(30 + random.whole(longest)));
  const word = DECISION_WORDS[status];
  if (word === undefined) {
    const open = WITHOUT_DECISION.includes(status);
    return { ...assessment, ...NO_DECISION, startOn: open ? startOn : null };
  }
  const waiting = status === '社区戒毒' && random.chance(0.06);
  const served = addDays(startOn, status === '强制隔离戒毒' ? 3 : -random.whole(12));
  const serviceOn = waiting ? addDays(today, -5 - random.whole(30)) : served;
  return {
    ...assessment,
    documentNumber: `台公（禁）${word}字〔${serviceOn.slice(0, 4)}〕${index + 1}号`,
    serviceOn,
    startOn: waiting ? null : startOn,
    decidedYears: status === '社区康复' ? 3 : null,
  };
}

const NO_DECISION = { documentNumber: null, serviceOn: null, decidedYears: null } as const;

function contacts(status: ControlStatus, random: Random, today: CalendarDay) {
  const reachable = !['死亡', '出国（境）', '失联', '在押', '强制隔离戒毒'].includes(status);
  const visited = reachable && random.chance(0.94);
  const tested = reachable && random.chance(0.8);
  return {
    lastTestOn: tested ? addDays(today, -(3 + random.whole(240))) : null,
    lastTestResult: tested
      ? random.weighted([
          ['阴性', 97],
          ['阳性', 3],
        ] as const)
      : null,
    lastVisitOn: visited
      ? addDays(today, -(1 + random.whole(random.chance(0.7) ? 75 : 260)))
      : null,
    policeOfficer: random.pick(['周立新', '郑国强', '何晓东', '罗建华', '冯海涛']),
    caseWorker: random.pick(['孙丽娟', '吴桂兰', '徐文静', '胡春霞', '朱红霞', '高雪梅']),
    gridWorker: random.chance(0.7) ? random.pick(['梁守义', '宋金龙', '许永刚', '邓秀英']) : null,
  };
}

function family(random: Random, sex: Sex, index: number) {
  const guarded = random.chance(0.75);
  return {
    guardian: guarded ? inventName(random, sex === '男' ? '女' : '男') : null,
    guardianPhone: guarded ? inventPhone(index + 5000) : null,
    povertyCategory: random.weighted([
      ['一般户', 70],
      ['脱贫户', 20],
      ['脱贫不稳定户', 4],
      ['边缘易致贫户', 3],
      ['突发严重困难户', 1],
      ['防止返贫致贫对象', 2],
    ] as const),
    householdSize: 1 + random.whole(6),
    note: random.chance(0.15)
      ? random.pick(['家属配合较好', '长期在外，春节返乡', '患有慢性病', '已签订承诺书'])
      : null,
  };
}
