import { formatChineseDay, type CalendarDay } from '../../../db/domain/calendar/calendar-day.ts';
import { buildListByPlace } from '../word-kit/list-by-place.ts';
import type { ReportColumn } from '../word-kit/report-types.ts';

/** One person on the sheet: what is printed, and nothing that need not be. */
export interface RoutePerson {
  readonly name: string;
  readonly grade: string;
  readonly address: string;
  readonly phone: string;
  /** What is to be done, with its day. */
  readonly tasks: readonly string[];
}

export interface RouteVillage {
  readonly name: string;
  readonly people: readonly RoutePerson[];
}

export interface RouteSheet {
  readonly office: string;
  readonly town: string;
  readonly printedOn: CalendarDay;
  /** Last due day on the sheet. */
  readonly to: CalendarDay;
  readonly villages: readonly RouteVillage[];
}

/** Room to write by hand. */
const ROW_HEIGHT = 1000;
const COLUMNS: readonly ReportColumn[] = [
  { title: '序号', width: 3 },
  { title: '姓名', width: 6 },
  { title: '等级', width: 4 },
  { title: '住址', width: 12, align: 'left' },
  { title: '电话', width: 8 },
  { title: '待办事项和期限', width: 17, align: 'left' },
  { title: '走访日期', width: 6 },
  { title: '方式', width: 5 },
  { title: '见到谁', width: 5 },
  { title: '情况、困难和需求', width: 18 },
  { title: '走访人签名', width: 6 },
];
const BLANKS = 5;

function rowOf(person: RoutePerson, index: number): string[] {
  const { name, grade, address, phone, tasks } = person;
  const printed = [`${index + 1}`, name, grade, address, phone, tasks.join('；')];
  return [...printed, ...Array.from({ length: BLANKS }, () => '')];
}

/**
 * A sheet for the door-to-door round of a town: a table a village, each on a page of its own, with what is due and blank
 * fields to be filled in by hand. The same sheet gives the same bytes.
 */
export async function buildRouteSheet(sheet: RouteSheet): Promise<Uint8Array> {
  const { office, town, printedOn, to, villages } = sheet;
  return buildListByPlace({
    title: `${town}入户走访清单`,
    office,
    printedOn,
    head: `打印日期：${formatChineseDay(printedOn)}　　列入范围：${formatChineseDay(to)}前到期（含已逾期和期限未设置的走访）　　内部资料，用后交回`,
    columns: COLUMNS,
    rowHeight: ROW_HEIGHT,
    places: villages.map(({ name, people }) => ({
      head: `${town}${name}（${people.length}人）　　走访人：　　　　　　　　走访时间：　　　　年　　月　　日`,
      rows: people.map(rowOf),
    })),
  });
}
