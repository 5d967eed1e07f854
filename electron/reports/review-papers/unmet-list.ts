import { formatChineseDay, type CalendarDay } from '../../../db/domain/calendar/calendar-day.ts';
import { buildListByPlace } from '../word-kit/list-by-place.ts';
import type { ReportColumn } from '../word-kit/report-types.ts';

/** One who was not visited yet: enough to find them, nothing more. */
export interface UnmetPerson {
  readonly name: string;
  readonly village: string;
  readonly personCategory: string;
  readonly visitor: string;
  readonly contact: string;
  /** 待回访, 草稿, or the reason why there was no visit. */
  readonly state: string;
}

export interface UnmetTown {
  readonly name: string;
  readonly listed: number;
  readonly visited: number;
  /** Of those not visited, the ones for whom a reason stands. */
  readonly explained: number;
  /** Of those not visited, the ones under 无感式管理: counted, and on no printed list. */
  readonly lightTouch: number;
  readonly people: readonly UnmetPerson[];
}

export interface UnmetList {
  readonly office: string;
  readonly round: string;
  readonly lastOn: CalendarDay;
  readonly printedOn: CalendarDay;
  readonly towns: readonly UnmetTown[];
}

const ROW_HEIGHT = 560;
const COLUMNS: readonly ReportColumn[] = [
  { title: '序号', width: 3 },
  { title: '村（社区）', width: 9, align: 'left' },
  { title: '姓名', width: 6 },
  { title: '人员类别', width: 6 },
  { title: '回访人', width: 6 },
  { title: '帮扶联系人', width: 6 },
  { title: '目前状态', width: 9 },
  { title: '拟回访日期', width: 7 },
  { title: '办理情况', width: 16, align: 'left' },
];

/** The pages of the round call 未回访 only who has a reason: the two parts keep both countings apart. */
function headOf({ name, listed, visited, explained, lightTouch, people }: UnmetTown): string {
  const unmet = people.length + lightTouch;
  const open = unmet - explained;
  const hidden = lightTouch === 0 ? '' : `，其中按无感式管理${lightTouch}人不列入本清单`;
  return `${name}：应回访${listed}人，已回访${visited}人，未回访${unmet}人（待回访${open}人，已登记原因${explained}人）${hidden}`;
}

function rowsOf({ people }: UnmetTown): string[][] {
  return people.map(({ village, name, personCategory, visitor, contact, state }, index) => {
    const known = [`${index + 1}`, village, name, personCategory, visitor, contact, state];
    return [...known, '', ''];
  });
}

/** 未回访人员清单: a table a town, each on a page of its own, to remind those who have still to go there. */
export async function buildUnmetList(list: UnmetList): Promise<Uint8Array> {
  const { office, round, lastOn, printedOn, towns } = list;
  return buildListByPlace({
    title: `${round}逐人回访未回访人员清单`,
    office,
    printedOn,
    head: `回访截止：${formatChineseDay(lastOn)}；打印日期：${formatChineseDay(printedOn)}；内部资料，用后交回`,
    columns: COLUMNS,
    rowHeight: ROW_HEIGHT,
    places: towns.map((town) => ({
      head: headOf(town),
      rows: rowsOf(town),
    })),
  });
}
