import type { BiMonthlyReport } from '../../electron/reports/bi-monthly/layout.ts';
import { layoutBiMonthly } from '../../electron/reports/bi-monthly/layout.ts';
import type {
  OfficialReport,
  ReportBlock,
} from '../../electron/reports/word-kit/official-report.ts';

/** A bi-monthly report of an invented office: the texts of the real one, figures by formula. */

const TOWNS = [
  '城关镇',
  '侯庙镇',
  '孙口镇',
  '打渔陈镇',
  '马楼镇',
  '吴坝镇',
  '后方乡',
  '清水河乡',
  '夹河乡',
] as const;

function heading(text: string, runIn?: string): ReportBlock {
  return runIn === undefined
    ? { kind: 'heading', level: 1, text }
    : { kind: 'heading', level: 2, text, runIn };
}

const BLOCKS: readonly ReportBlock[] = [
  heading('总体情况'),
  {
    kind: 'paragraph',
    text: '截至2026年10月31日，全县现有吸毒人员268名，较上期末减少3名。本期新增4名，迁入1名，复吸重新纳入1名，迁出2名，死亡1名，戒断三年未复吸5名，其他注销1名。现有人员中，社区戒毒46名，社区康复38名，强制隔离戒毒21名，自愿戒毒9名，药物维持治疗7名，社会面129名，在押12名，失联6名。',
  },
  heading('主要工作进展'),
  heading(
    '摸排突出毒品问题',
    '全县9个乡镇（街道）累计登记突出毒品问题17起，其中毒品制造0起、前体流失1起、外流贩毒4起、毒品滥用9起、非法种植3起；本期新发现2起，整改销号5起，正在整改6起。',
  ),
  heading(
    '打击制毒和非法制造制毒物品犯罪',
    '本期排查出租房屋、闲置厂院、养殖场等重点场所412处，发现并移交线索3条，破获制毒和制毒物品案件1件，抓获犯罪嫌疑人2名。',
  ),
  heading(
    '查缉堵截毒品贩运',
    '本期开展公开查缉14次，检查寄递物流站点63家，督促整改问题8个，查获贩运案件2起。',
  ),
  heading(
    '打击外流贩毒',
    '累计摸排外出务工涉毒重点人员57名，落实包保责任57名；本期本县籍人员外流贩毒被查获1名，与流入地开展协作2次。',
  ),
  heading(
    '禁种铲毒',
    '本期种植期踏查村（组）377个，踏查覆盖率100.0%；发现非法种植1处，铲除36株，处理1名；对上年发现地块复查3处，签订禁种承诺书2860份。',
  ),
  heading(
    '戒治管控和平安关爱',
    '一是落实分级分类管控。应管控235名，在控229名，管控率97.4%；高风险19名、中风险84名、低风险120名、未评估12名，定级率94.9%。二是落实见面走访。应走访188次，已完成171次，完成率91.0%；应见面143名，已见面128名，见面率89.5%。三是规范检测。应检96次，已检90次，完成率93.8%；检出阳性2人次，均已按规定报告公安机关并开展重新评估。四是开展帮扶。帮扶52名、74人次，其中就业21人次、技能培训13人次、救助18人次。对长期未复吸的31名人员实行无感式管理。社区戒毒社区康复站（点）10个，专（兼）职人员26名。',
  ),
  heading(
    '禁毒宣传教育',
    '本期开展宣传活动38场次，覆盖21450人次；签订《拒绝毒品承诺书》1360户，累计签订率86.2%；农村学校禁毒图书角24处，村级禁毒宣传员377名。',
  ),
  heading(
    '巩固禁毒扶贫成果',
    '已脱贫涉毒人员41名，年末应回访41名，已回访40名，回访率97.6%；经研判，返贫高风险2户，均已落实帮扶措施并通报监测部门；新发现涉毒困难人员1名，纳入帮扶1名；丧失劳动能力人员落实社会保障兜底6户。',
  ),
  heading('存在的问题'),
  {
    kind: 'paragraph',
    text: '走访逾期17次，涉及城关镇、侯庙镇、马楼镇等乡镇。未评估人员12名。失联人员6名正在查找。检测缺失6次。个别乡镇对外出务工人员底数掌握不够及时，专职人员力量仍显不足，回访质量还需进一步提高。',
  },
  heading('下一步工作打算'),
  {
    kind: 'paragraph',
    text: '一是对逾期未走访人员逐人落实责任，限期完成见面。二是完成未评估人员定级，做到底数清、情况明。三是做好年末逐人回访准备，把帮扶措施落实到户到人。',
  },
];

function total(rows: readonly (readonly number[])[]): number[] {
  return rows[0]!.map((_, column) => rows.reduce((sum, row) => sum + row[column]!, 0));
}

function tableRows(
  towns: readonly string[],
  figures: (town: number) => number[],
  asText: (row: readonly number[]) => string[],
): string[][] {
  const numbers = towns.map((_, index) => figures(index));
  const rows = towns.map((town, index) => [String(index + 1), town, ...asText(numbers[index]!)]);
  return [['', '合计', ...asText(total(numbers))], ...rows];
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '—' : `${((part / whole) * 100).toFixed(1)}%`;
}

/** Rows of annex 1: stock, changes and stock again add up in every row. */
function populationRows(towns: readonly string[]): string[][] {
  return tableRows(
    towns,
    (town) => {
      const open = 31 + ((town * 7) % 11);
      const more = [town % 3, town % 2, (town + 1) % 2, town % 4 === 0 ? 1 : 0];
      const less = [town % 5 === 0 ? 1 : 0, (town + 1) % 2, town % 2, (town + 2) % 3, 0];
      const close =
        open +
        more.reduce((sum, each) => sum + each, 0) -
        less.reduce((sum, each) => sum + each, 0);
      const parts = [5, 4, 2, 1, 1, 0, 1, town % 3];
      parts[5] = close - parts.reduce((sum, each) => sum + each, 0);
      return [open, ...more, ...less, close, ...parts];
    },
    (row) => row.map(String),
  );
}

/** Rows of annex 2: rates are computed from the figures beside them. */
function controlRows(towns: readonly string[]): string[][] {
  return tableRows(
    towns,
    (town) => [
      26,
      26 - (town % 3),
      2,
      9,
      13,
      2,
      21,
      18 + (town % 4),
      16,
      14,
      11,
      10,
      town % 2,
      8,
      3,
    ],
    ([base, kept, high, middle, low, none, due, done, meet, met, test, tested, ...rest]) => [
      ...[base!, kept!].map(String),
      percent(kept!, base!),
      ...[high!, middle!, low!, none!, due!, done!].map(String),
      percent(done!, due!),
      ...[meet!, met!].map(String),
      percent(met!, meet!),
      ...[test!, tested!].map(String),
      percent(tested!, test!),
      ...rest.map(String),
    ],
  );
}

function sampleBiMonthly(changes: Partial<BiMonthlyReport> = {}): BiMonthlyReport {
  return {
    mark: '台前县禁毒委员会办公室文件',
    documentNumber: '台禁毒办〔2026〕5号',
    signers: ['王建国'],
    recipient: '濮阳市禁毒委员会办公室',
    office: '台前县禁毒委员会办公室',
    issuedOn: '2026-11-05',
    copyTo: '台前县人民政府办公室',
    period: { year: 2026, firstMonth: 9 },
    opening:
      '按照《河南省“肃毒净土”乡村毒品问题治理行动方案》要求，现将我县2026年9—10月工作进展情况报告如下。',
    blocks: BLOCKS,
    populationRows: populationRows(TOWNS),
    controlRows: controlRows(TOWNS),
    tables: {
      filler: '张敏',
      checker: '李秀英',
      filledOn: '2026-11-04',
      note: '各项指标按示例口径统计；走访、见面、检测以本期内有效记录为准，在押和强制隔离戒毒人员不计入应管控人数。',
    },
    ...changes,
  };
}

export function sampleReport(changes: Partial<BiMonthlyReport> = {}): OfficialReport {
  return layoutBiMonthly(sampleBiMonthly(changes));
}

const MANY_TOWNS = Array.from({ length: 40 }, (_, index) => `第${index + 1}乡`);

/** Forty towns and an office whose name needs two lines in the mark. */
export function longReport(): OfficialReport {
  const office = '黔西南布依族苗族自治州望谟县禁毒委员会办公室';
  return sampleReport({
    mark: `${office}文件`,
    office,
    documentNumber: '望禁毒办〔2026〕12号',
    copyTo:
      '望谟县人民政府办公室，望谟县公安局，望谟县司法局，望谟县民政局，望谟县人力资源和社会保障局，望谟县乡村振兴局',
    populationRows: populationRows(MANY_TOWNS.toSpliced(3, 1, '桑郎镇布依族苗族联合工作片区')),
    controlRows: controlRows(MANY_TOWNS),
  });
}
