/** Words of the household, the visit sheet, the watch and the new case (domain.md 7, 12.1; defaults.md 3). */

/** 与户主关系. */
export const HOUSEHOLD_RELATIONS = [
  '户主',
  '配偶',
  '子女',
  '子女的配偶',
  '孙子女',
  '父母',
  '配偶的父母',
  '祖父母',
  '兄弟姐妹',
  '其他',
] as const;

/** 健康状况 (FP-07: 大病 or 慢性病). */
export const HEALTH_STATES = ['健康', '慢性病', '大病', '不详'] as const;
export type HealthState = (typeof HEALTH_STATES)[number];

/** 残疾等级 (FP-06). */
export const DISABILITIES = ['无', '一级', '二级', '三级', '四级', '有残疾未评级', '不详'] as const;
export type Disability = (typeof DISABILITIES)[number];

/** 就学状况 (FP-23: a child of 6–15 not at school). */
export const SCHOOLINGS = [
  '非在校',
  '学前',
  '小学',
  '初中',
  '高中（中职）',
  '大专及以上',
  '失学辍学',
  '不详',
] as const;
export type Schooling = (typeof SCHOOLINGS)[number];

/** 劳动能力; the first three are able to work. */
export const LABOUR_ABILITIES = [
  '普通劳动力',
  '技能劳动力',
  '弱劳动力或半劳动力',
  '丧失劳动力',
  '无劳动力',
  '不详',
] as const;
export type LabourAbility = (typeof LABOUR_ABILITIES)[number];

/** 务工就业. */
export const MEMBER_WORKS = [
  '务农',
  '本地务工',
  '外出务工',
  '公益性岗位',
  '个体经营',
  '未就业',
  '不适用',
  '不详',
] as const;
export type MemberWork = (typeof MEMBER_WORKS)[number];

/** 未回访原因: who stays on the list without a visit is named with one of these; 无感式管理 only of people under it. */
export const UNMET_REASONS = [
  '在押',
  '强制隔离戒毒',
  '出国（境）',
  '失联',
  '外出未归',
  '拒绝',
  '多次上门未见',
  '无感式管理',
  '其他',
] as const;
export type UnmetReason = (typeof UNMET_REASONS)[number];

/** 消除方式 of a watch that ends; RISK_ENDINGS has 未消除 beside them. */
export const CLOSING_WAYS = ['帮扶消除', '自然消除'] as const;
export type ClosingWay = (typeof CLOSING_WAYS)[number];

/** 线索来源 of a newly found case. */
export const CASE_SOURCES = [
  '新登记',
  '出所出狱',
  '取保候审',
  '监视居住',
  '农户申报',
  '干部走访排查',
  '部门筛查预警',
] as const;

/** The procedure (domain.md 7.7), in its order; the notice lasts at least NEW-CASE days. */
export const CASE_STEPS = ['入户核实', '民主评议', '村内公示', '乡镇初审', '县级审定'] as const;
export type CaseStep = (typeof CASE_STEPS)[number];

export const CASE_OUTCOMES = ['纳入', '不纳入'] as const;
export type CaseOutcome = (typeof CASE_OUTCOMES)[number];
