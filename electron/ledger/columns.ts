/** The 35 columns of the people ledger (template sheet 人员台账), in the order of the template. */
export type LedgerField =
  | 'fullName'
  | 'identityNumber'
  | 'sex'
  | 'birthOn'
  | 'ethnicity'
  | 'phone'
  | 'domicile'
  | 'townCode'
  | 'villageCode'
  | 'address'
  | 'education'
  | 'marriage'
  | 'occupation'
  | 'category'
  | 'drugs'
  | 'firstUsedOn'
  | 'lastSeizedOn'
  | 'controlStatus'
  | 'documentNumber'
  | 'serviceOn'
  | 'startOn'
  | 'decidedYears'
  | 'grade'
  | 'drugState'
  | 'lastTestOn'
  | 'lastTestResult'
  | 'lastVisitOn'
  | 'policeOfficer'
  | 'caseWorker'
  | 'gridWorker'
  | 'guardian'
  | 'guardianPhone'
  | 'povertyCategory'
  | 'householdSize'
  | 'note';

export interface LedgerColumn {
  readonly field: LedgerField;
  /** The heading of the template. */
  readonly title: string;
  readonly required: boolean;
  /** Other headings seen for it in offices' own ledgers. */
  readonly alsoCalled: readonly string[];
  /** Width in the template, in characters. */
  readonly width: number;
  /** What the note sheet of the template says about it. */
  readonly hint: string;
}

const REQUIRED: readonly LedgerField[] = [
  'fullName',
  'identityNumber',
  'townCode',
  'controlStatus',
];
const DAY = '日期，如 2021-03-05、2021.3.5、2021年3月5日';
const ROUGH_DAY = `${DAY}；只知道月或年也可以`;
const LIST = '从下拉列表中选择';

type Row = readonly [LedgerField, string, number, readonly string[], string];

const ROWS: readonly Row[] = [
  ['fullName', '姓名', 10, ['名字', '人员姓名', '吸毒人员姓名'], '必填'],
  [
    'identityNumber',
    '身份证号',
    21,
    ['公民身份号码', '身份证号码', '证件号码', '身份证'],
    '必填；18位。先把单元格设为“文本”再录入，否则末几位会变成 0',
  ],
  ['sex', '性别', 6, [], '男或女；不填则由身份证号得出，填了必须与身份证号一致'],
  ['birthOn', '出生日期', 12, ['出生年月'], '不填则由身份证号得出，填了必须与身份证号一致'],
  ['ethnicity', '民族', 8, [], '不填按汉族'],
  ['phone', '联系电话', 14, ['电话', '手机', '手机号码'], '11位手机号，或带区号的固定电话'],
  ['domicile', '户籍地', 24, ['户籍地址', '户籍所在地'], '文字'],
  [
    'townCode',
    '乡镇',
    12,
    ['乡（镇）', '乡镇（街道）', '所属乡镇', '街道'],
    '必填；本县的乡镇（街道）名称或代码',
  ],
  ['villageCode', '村（社区）', 14, ['村', '村居', '行政村', '社区'], '该乡镇的村（社区）名称'],
  ['address', '现住址', 24, ['居住地址', '现居住地', '家庭住址'], '文字'],
  ['education', '文化程度', 12, ['学历'], LIST],
  ['marriage', '婚姻状况', 10, ['婚否'], LIST],
  ['occupation', '就业状况', 14, ['职业', '从业状况'], LIST],
  ['category', '人员类别', 10, ['类别'], '吸毒、贩毒或既吸又贩；不填按吸毒'],
  ['drugs', '滥用毒品', 20, ['毒品种类', '吸食毒品种类'], '可填几种，用“、”隔开'],
  [
    'firstUsedOn',
    '初次吸毒日期',
    13,
    ['首次吸毒时间', '初吸时间'],
    '可以只写到月或年，如 2015年、2015-06',
  ],
  ['lastSeizedOn', '最近查获日期', 13, ['查获时间', '最后一次查获时间'], ROUGH_DAY],
  ['controlStatus', '管控现状', 14, ['现状', '管控状态', '人员状态'], `必填；${LIST}`],
  ['documentNumber', '决定书文号', 24, ['文书号'], '文字'],
  ['serviceOn', '送达日期', 12, ['决定送达日期'], ROUGH_DAY],
  [
    'startOn',
    '措施开始日期',
    13,
    ['报到日期', '执行开始日期', '起始日期'],
    `${ROUGH_DAY}；社区戒毒、社区康复填报到日期`,
  ],
  ['decidedYears', '社区康复年限', 12, ['康复期限'], '1、2 或 3；只有社区康复才填'],
  ['grade', '风险等级', 10, ['分级', '管控等级', '风险类别'], '高、中、低或未评估'],
  ['drugState', '戒毒状态', 10, ['状态评估'], LIST],
  ['lastTestOn', '最近检测日期', 13, ['最近尿检日期', '尿检时间'], DAY],
  ['lastTestResult', '最近检测结果', 13, ['尿检结果'], '阴性或阳性'],
  ['lastVisitOn', '最近走访日期', 13, ['最近见面日期', '走访时间'], DAY],
  ['policeOfficer', '责任民警', 10, ['包保民警', '社区民警'], '文字'],
  ['caseWorker', '专职人员', 10, ['禁毒专干', '禁毒社工', '负责专干'], '文字'],
  ['gridWorker', '网格员', 10, [], '文字'],
  ['guardian', '监护人', 10, ['家属', '家属姓名', '监护人姓名'], '文字'],
  ['guardianPhone', '监护人电话', 14, ['家属电话', '家属联系电话', '监护人联系电话'], '同联系电话'],
  ['povertyCategory', '贫困属性', 16, ['脱贫属性', '监测对象类别'], LIST],
  ['householdSize', '家庭人口数', 11, ['家庭人口'], '1 以上的整数'],
  ['note', '备注', 24, ['说明'], '文字'],
];

export const LEDGER_COLUMNS: readonly LedgerColumn[] = ROWS.map(
  ([field, title, width, alsoCalled, hint]) => ({
    field,
    title,
    required: REQUIRED.includes(field),
    alsoCalled,
    width,
    hint,
  }),
);

/** Headings that belong to a ledger but to no person. */
export const IGNORED_HEADINGS: readonly string[] = ['序号', '编号', 'No', 'No.', '错误原因'];

/** The column that a rejected workbook adds. */
export const REASON_HEADING = '错误原因';

const titles = new Map(LEDGER_COLUMNS.map(({ field, title }) => [field, title]));

/** The template's heading of a field. */
export function titleOf(field: LedgerField): string {
  return titles.get(field) ?? field;
}
