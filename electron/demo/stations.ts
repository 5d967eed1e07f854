import { addDays } from '../../db/domain/calendar/calendar-day.ts';
import { STATION_REQUIREMENTS } from '../../db/domain/words/vocabulary.ts';
import type { Caller } from './office-desk.ts';

/** Towns that one station serves. */
const TOWNS_EACH = 3;
/** Who works at which station: the case workers of the invented ledger and a few others. */
const STAFF: readonly (readonly string[])[] = [
  ['徐文静', '孙丽娟', '许素珍', '常春梅'],
  ['朱红霞', '高雪梅', '段丽萍'],
  ['吴桂兰', '胡春霞', '乔玉兰'],
];

/** 社区戒毒社区康复站点 with staff, training, equipment and the check of last year (domain.md 9.1). Invented. */
export async function openStations(call: Caller, today: string): Promise<number> {
  const towns = await call('regions.towns', {});
  const year = Number(today.slice(0, 4));
  let stations = 0;
  for (const [index, names] of STAFF.entries()) {
    const served = towns.slice(index * TOWNS_EACH, (index + 1) * TOWNS_EACH);
    const [town] = served;
    if (town === undefined) break;
    const { id } = await call('stations.save', {
      id: null,
      kind: index === 0 ? '中心站' : '乡镇站',
      name: `${town.name}社区戒毒社区康复${index === 0 ? '中心' : ''}站`,
      townCode: town.code,
      villageCode: null,
      address: `${town.name}人民政府院内`,
      openedOn: `${year - 3}-03-01`,
      serves: served.map(({ code }) => code),
      requirements: STATION_REQUIREMENTS.map((requirement) => ({
        ...{ requirement, note: '' },
        // One station still waits for its funds.
        met: !(index === STAFF.length - 1 && requirement === '有经费'),
      })),
      note: '',
    });
    await equip(call, { id, names, today, year });
    stations += 1;
  }
  return stations;
}

interface StationOrder {
  readonly id: number;
  readonly names: readonly string[];
  readonly today: string;
  readonly year: number;
}

async function equip(call: Caller, { id, names, today, year }: StationOrder): Promise<void> {
  const staffIds: number[] = [];
  for (const [index, name] of names.entries()) {
    const member = await call('stations.saveStaff', {
      ...{ stationId: id, id: null, name, post: index === 0 ? '站长' : '专职人员', phone: null },
      employment: index < 2 ? '专职' : '兼职',
      ...{ since: `${year - 2}-01-05`, until: null },
    });
    staffIds.push(member.id);
  }
  await call('stations.addTraining', {
    ...{ staffIds, trainedOn: addDays(today, -40), hours: 16, content: '社区戒毒社区康复工作规范' },
  });
  await call('stations.saveEquipment', {
    ...{ stationId: id, id: null, kind: '尿液检测试剂', count: 200, state: '完好', note: '' },
  });
  await call('stations.addCheck', {
    ...{ stationId: id, year: year - 1, checkedOn: `${year - 1}-12-10`, result: '合格' },
    ...{ problems: '', checkedBy: '王建国' },
  });
}
