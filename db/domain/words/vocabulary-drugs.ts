/** 毒品种类, column 15 of the people ledger. The program computes nothing from the group but factor F1 of the example factor set. */

export const DRUG_GROUPS = [
  '阿片类',
  '苯丙胺类',
  '氯胺酮类',
  '大麻类',
  '可卡因类',
  '镇静催眠类',
  '其他麻精药品',
  '未列管（另册）',
] as const;
export type DrugGroup = (typeof DRUG_GROUPS)[number];

export const DRUGS = [
  { group: '阿片类', value: '海洛因' },
  { group: '阿片类', value: '鸦片' },
  { group: '阿片类', value: '吗啡' },
  { group: '阿片类', value: '哌替啶（杜冷丁）' },
  { group: '阿片类', value: '美沙酮（非治疗使用）' },
  { group: '阿片类', value: '丁丙诺啡' },
  { group: '阿片类', value: '羟考酮' },
  { group: '阿片类', value: '曲马多' },
  { group: '阿片类', value: '芬太尼类' },
  { group: '阿片类', value: '复方可待因口服溶液（止咳水）' },
  { group: '阿片类', value: '复方地芬诺酯' },
  { group: '苯丙胺类', value: '甲基苯丙胺（冰毒）' },
  { group: '苯丙胺类', value: '甲基苯丙胺片剂（麻古）' },
  { group: '苯丙胺类', value: '苯丙胺' },
  { group: '苯丙胺类', value: '亚甲二氧基甲基苯丙胺（摇头丸）' },
  { group: '苯丙胺类', value: '甲卡西酮' },
  { group: '氯胺酮类', value: '氯胺酮' },
  { group: '氯胺酮类', value: '氟胺酮' },
  { group: '大麻类', value: '大麻' },
  { group: '大麻类', value: '合成大麻素' },
  { group: '可卡因类', value: '可卡因' },
  { group: '镇静催眠类', value: '三唑仑' },
  { group: '镇静催眠类', value: '地西泮' },
  { group: '镇静催眠类', value: '艾司唑仑' },
  { group: '镇静催眠类', value: '咪达唑仑' },
  { group: '镇静催眠类', value: '氟硝西泮' },
  { group: '镇静催眠类', value: '尼美西泮' },
  { group: '其他麻精药品', value: '依托咪酯' },
  { group: '其他麻精药品', value: '美托咪酯' },
  { group: '其他麻精药品', value: '丙帕酯' },
  { group: '其他麻精药品', value: '异丙帕酯' },
  { group: '其他麻精药品', value: '右美沙芬' },
  { group: '其他麻精药品', value: '替来他明' },
  { group: '其他麻精药品', value: 'γ-羟丁酸' },
  { group: '其他麻精药品', value: '麦角酰二乙胺（LSD）' },
  { group: '其他麻精药品', value: '恰特草' },
  { group: '未列管（另册）', value: '一氧化二氮（笑气）' },
  { group: '未列管（另册）', value: '普瑞巴林' },
  { group: '未列管（另册）', value: '其他' },
  { group: '未列管（另册）', value: '不详' },
] as const satisfies readonly { group: DrugGroup; value: string }[];
export type Drug = (typeof DRUGS)[number]['value'];

/** Alone, these make nobody 吸毒人员: such a line is 待确认 at import. */
export const UNSCHEDULED_DRUGS = [
  '一氧化二氮（笑气）',
  '普瑞巴林',
] as const satisfies readonly Drug[];

const groupByDrug: ReadonlyMap<string, DrugGroup> = new Map(
  DRUGS.map((drug) => [drug.value, drug.group]),
);

/** The group of a drug; null for 其他 and 不详, which say nothing about a group, and for a word the office has added. */
export function drugGroupOf(drug: string): DrugGroup | null {
  return drug === '其他' || drug === '不详' ? null : (groupByDrug.get(drug) ?? null);
}
