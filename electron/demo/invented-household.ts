import type { Input, Output } from '../contract/index.ts';
import { inventName } from './names.ts';
import type { Random } from './random.ts';

type MemberFields = Input<'households.saveMember'>['fields'];
type SheetFields = Input<'rounds.saveSheet'>['sheet'];

/** What is invented once of a household and moves from round to round. */
export interface Invented {
  readonly members: readonly MemberFields[];
  readonly contact: string;
  /** Yuan of a year for each who works. */
  readonly wage: number;
  readonly farming: number;
  readonly transfer: number;
  readonly ableToWork: number;
  readonly working: number;
  readonly ill: boolean;
  /** Whose house or water is not in order, until the round in which it is mended. */
  readonly open: 'housing' | 'water' | null;
  readonly mendedIn: number;
}

const PLAIN: Omit<MemberFields, 'personId' | 'relation' | 'birthOn' | 'labour' | 'work'> = {
  name: '',
  identityNumber: '',
  sex: null,
  workPlace: '',
  insured: true,
  since: null,
  health: '健康',
  disability: '无',
  schooling: '非在校',
};
const CONTACTS = ['周志远', '吴海燕', '郑国强', '冯雪梅', '褚建军'] as const;

function person(personId: number, ill: boolean, labour: MemberFields['labour']): MemberFields {
  return {
    ...PLAIN,
    ...{ personId, relation: '户主', birthOn: null, labour },
    health: ill ? '慢性病' : '健康',
    work: labour === '丧失劳动力' ? '不适用' : '本地务工',
  };
}

/** Somebody who heads a household and can work. */
export function headOf(personId: number): MemberFields {
  return person(personId, false, '普通劳动力');
}

function relative(
  relation: MemberFields['relation'],
  birthOn: string,
  rest: Pick<MemberFields, 'name' | 'labour' | 'work'> & Partial<MemberFields>,
): MemberFields {
  return { ...PLAIN, personId: null, relation, birthOn, ...rest };
}

/** The household of a person of the list: who lives there, what comes in. One in eight has nobody who can work. */
export function inventHousehold(personId: number, random: Random): Invented {
  const named = (sex: '男' | '女') => ({ name: inventName(random, sex), sex });
  const weak = random.chance(0.12);
  const ill = weak || random.chance(0.15);
  const members = [person(personId, ill, weak ? '丧失劳动力' : '普通劳动力')];
  if (!weak && random.chance(0.7))
    members.push(
      relative('配偶', '1984-05-01', { ...named('女'), labour: '普通劳动力', work: '务农' }),
    );
  if (random.chance(0.6))
    members.push(
      relative('子女', `${2012 + random.whole(6)}-09-01`, {
        ...{ ...named('男'), labour: '无劳动力', work: '不适用', schooling: '小学' },
      }),
    );
  if (random.chance(0.5))
    members.push(
      relative('父母', '1951-03-01', {
        ...{ ...named('女'), labour: '丧失劳动力', work: '不适用', health: '慢性病' },
      }),
    );
  const ableToWork = members.filter(({ labour }) => labour === '普通劳动力').length;
  return {
    ...{ members, ill, ableToWork },
    working: random.chance(0.08) ? 0 : ableToWork,
    contact: random.pick(CONTACTS),
    wage: 20_000 + random.whole(30) * 1000,
    farming: random.whole(8) * 1000,
    transfer: weak ? 16_000 + random.whole(9) * 2000 : random.whole(3) * 800,
    open: random.chance(0.08) ? random.pick(['housing', 'water'] as const) : null,
    mendedIn: 1 + random.whole(4),
  };
}

/** The sheet of one round (0 is the first): incomes move, what was open is mended in time, work is lost and found. */
export function inventSheet(
  home: Invented,
  round: { readonly index: number; readonly visitedOn: string; readonly visitor: string },
  entry: Output<'rounds.entry'>,
  random: Random,
): SheetFields {
  const drift = 0.92 + round.index * 0.05 + random.whole(12) / 100;
  const yuan = (amount: number) => `${Math.round(amount * drift)}`;
  const works =
    home.working === 0 && round.index >= 2 ? Math.min(1, home.ableToWork) : home.working;
  const isOpen = (what: Invented['open']) => home.open === what && round.index < home.mendedIn;
  const weak = home.ableToWork === 0;
  return {
    ...entry.prefilled,
    visitedOn: round.visitedOn,
    visitor: round.visitor,
    respondent: '本人',
    people: home.members.length,
    wage: yuan(works * home.wage),
    business: yuan(home.farming),
    property: '0',
    transfer: yuan(home.transfer),
    businessCost: yuan(home.farming * 0.3),
    claims: '0',
    medicalCost: home.ill ? yuan(1500 + random.whole(5) * 900) : '300',
    ...{ housing: !isOpen('housing'), schooling: true, medical: true, water: !isOpen('water') },
    ...{ ableToWork: home.ableToWork, working: works, workUnstable: random.chance(0.1) },
    workNote: works > 0 ? '县内务工' : '',
    drugState: entry.prefilled.drugState ?? '未复吸',
    ...{ bail: '无', releasedOn: null, safetyNet: weak },
    riskTypes: weak ? ['因病', '缺劳动力'] : isOpen('housing') ? ['因安全住房'] : ['因毒'],
    riskNote: '',
    wishes: works > 0 ? '希望参加技能培训' : '希望介绍工作',
    helpInPlace: weak ? ['综合保障', '健康帮扶'] : ['就业帮扶'],
    helpNeeded: works > 0 ? [] : ['就业帮扶'],
    visitorView: null,
    visitorNote: '',
  };
}
