export {
  DRUGS,
  DRUG_GROUPS,
  UNSCHEDULED_DRUGS,
  drugGroupOf,
  type Drug,
  type DrugGroup,
} from './vocabulary-drugs.ts';
export {
  AMBIGUOUS_OCCUPATIONS,
  SYNONYM_LISTS,
  synonymsOf,
  type SynonymList,
} from './vocabulary-synonyms.ts';

/**
 * The word lists that ship with the program. A stored value is exactly one of these Chinese words, with full-width brackets.
 * Lists marked 固定 are fixed by law or by a rule; the others are word lists (词表) that an office may extend or retire.
 */

/** 管控现状, column 18 of the people ledger (固定). */
export const CONTROL_STATUSES = [
  '社区戒毒',
  '社区康复',
  '强制隔离戒毒',
  '自愿戒毒',
  '药物维持治疗',
  '社会面',
  '戒断三年未复吸',
  '在押',
  '出国（境）',
  '失联',
  '死亡',
] as const;
export type ControlStatus = (typeof CONTROL_STATUSES)[number];

/** The state of a person today; 无感 comes by R-09 only and is never imported (固定). */
export const PERSON_STATES = ['在控', '无感', '在押', '死亡', '出国（境）', '失联'] as const;
export type PersonState = (typeof PERSON_STATES)[number];

/** 人员类别 (固定). Rows of 贩毒 are in no count of 吸毒人员. */
export const PERSON_CATEGORIES = ['吸毒', '贩毒', '既吸又贩'] as const;
export type PersonCategory = (typeof PERSON_CATEGORIES)[number];

export const SEXES = ['男', '女'] as const;
export type Sex = (typeof SEXES)[number];

/** 风险等级. */
export const GRADES = ['高', '中', '低', '未评估'] as const;
export type Grade = (typeof GRADES)[number];
/** The grades an assessment can give; 未评估 is the lack of one. */
export const ASSESSED_GRADES = ['高', '中', '低'] as const;
export type AssessedGrade = (typeof ASSESSED_GRADES)[number];
export function isAssessedGrade(word: unknown): word is AssessedGrade {
  return ASSESSED_GRADES.some((grade) => grade === word);
}

/** 措施种类 (固定, R-03). */
export const MEASURE_KINDS = [
  '社区戒毒',
  '社区康复',
  '强制隔离戒毒',
  '自愿戒毒',
  '药物维持治疗',
  '康复场所',
] as const;
export type MeasureKind = (typeof MEASURE_KINDS)[number];

export const EDUCATIONS = [
  '文盲或半文盲',
  '小学',
  '初中',
  '高中',
  '中专（含技校、职高）',
  '大专',
  '本科',
  '研究生及以上',
  '不详',
] as const;
export type Education = (typeof EDUCATIONS)[number];

export const MARRIAGES = ['未婚', '已婚', '离异', '丧偶', '不详'] as const;
export type Marriage = (typeof MARRIAGES)[number];

/** 就业状况, column 13 of the people ledger. */
export const OCCUPATIONS = [
  '务农',
  '务工（本地）',
  '务工（外出）',
  '个体',
  '无业',
  '丧失劳动能力',
  '在校',
  '其他',
] as const;
export type Occupation = (typeof OCCUPATIONS)[number];

/** 成瘾认定. */
export const ADDICTION_FINDINGS = ['未认定', '不成瘾', '成瘾', '成瘾严重'] as const;
export type AddictionFinding = (typeof ADDICTION_FINDINGS)[number];

/** 吸毒方式. */
export const DRUG_USE_WAYS = [
  '烫吸',
  '吸食',
  '注射',
  '口服',
  '鼻吸',
  '电子烟',
  '其他',
  '不详',
] as const;
export type DrugUseWay = (typeof DRUG_USE_WAYS)[number];

/** 戒毒状态, column 24 of the people ledger. */
export const DRUG_STATES = ['已脱毒', '未复吸', '成瘾减轻', '在吸'] as const;
export type DrugState = (typeof DRUG_STATES)[number];

/** 检测方式. */
export const TEST_KINDS = ['尿检', '毛发', '唾液', '血液', '实验室'] as const;
export type TestKind = (typeof TEST_KINDS)[number];

/** 检测结果: the first two make a valid test, the last two count for R-05. */
export const TEST_RESULTS = ['阴性', '阳性', '弱阳待检', '拒检', '逃避'] as const;
export type TestResult = (typeof TEST_RESULTS)[number];

/** 检测来由. */
export const TEST_SOURCES = ['定期', '抽检', '执法', '安保'] as const;
export type TestSource = (typeof TEST_SOURCES)[number];

/** 走访方式 (固定, R-08). */
export const CONTACT_MODES = ['面对面', '视频', '电话或微信', '家属见面'] as const;
export type ContactMode = (typeof CONTACT_MODES)[number];

export const CONTACT_OUTCOMES = ['见到本人', '见到家属', '未见到', '拒绝'] as const;
export type ContactOutcome = (typeof CONTACT_OUTCOMES)[number];

/** 走访内容. */
export const VISIT_TOPICS = [
  '身体状况',
  '生活现状',
  '个人就业',
  '医疗保障',
  '子女教育',
  '思想动态',
  '实际困难',
] as const;
export type VisitTopic = (typeof VISIT_TOPICS)[number];

/** 户籍变动; 县内转入 and 县内转出 are always a pair. */
export const MOVE_KINDS = ['迁入', '迁出', '县内转入', '县内转出'] as const;
export type MoveKind = (typeof MOVE_KINDS)[number];

/** 注销原因; 其他 needs a note. */
export const REMOVAL_REASONS = [
  '死亡',
  '出国（境）',
  '户籍迁出',
  '三年未复吸',
  '误登',
  '其他',
] as const;
export type RemovalReason = (typeof REMOVAL_REASONS)[number];

/** 措施结束原因. */
export const MEASURE_END_REASONS = [
  '期满解除',
  '提前解除（强制隔离）',
  '转强制隔离',
  '转社区戒毒',
  '终止（收监执行刑罚）',
  '终止（强制性教育措施）',
  '转出执行地',
  '死亡',
  '撤销决定',
  '协议到期',
  '本人退出（自愿、维持治疗）',
] as const;
export type MeasureEndReason = (typeof MEASURE_END_REASONS)[number];

/** 中止原因. */
export const SUSPENSION_REASONS = ['拘留', '逮捕'] as const;
export type SuspensionReason = (typeof SUSPENSION_REASONS)[number];

/** 移交公安机关 (戒毒条例 14, 20, 21). */
export const HANDOVER_KINDS = ['逾期未报到', '严重违反协议', '拒绝接受', '再次吸毒'] as const;
export type HandoverKind = (typeof HANDOVER_KINDS)[number];

/** Signs of risk that are neither a test nor a seizure. */
export const RISK_SIGNS = ['精神健康危机', '举报线索', '自杀自残倾向', '其他'] as const;
export type RiskSign = (typeof RISK_SIGNS)[number];

/** What a 戒毒状态 was judged by. */
export const EVALUATION_BASES = ['检测结果', '走访了解', '诊断评估', '家属反映', '其他'] as const;
export type EvaluationBasis = (typeof EVALUATION_BASES)[number];

/** 请假. */
export const LEAVE_STATES = ['审核中', '同意', '拒绝', '续假', '已销假', '撤销'] as const;
export type LeaveState = (typeof LEAVE_STATES)[number];

/** 外出事由. */
export const LEAVE_REASONS = ['务工', '就医', '探亲', '就学', '其他'] as const;
export type LeaveReason = (typeof LEAVE_REASONS)[number];

/** 工作小组. */
export const TEAM_ROLES = [
  '专职人员',
  '社区民警',
  '医务人员',
  '家属',
  '志愿者',
  '网格员',
  '村干部',
] as const;
export type TeamRole = (typeof TEAM_ROLES)[number];

/** The fourteen help kinds of poverty prevention (防返贫). */
export const POVERTY_HELP_KINDS = [
  '产业帮扶',
  '就业帮扶',
  '公益性岗位',
  '金融帮扶',
  '住房安全保障',
  '饮水安全保障',
  '健康帮扶',
  '义务教育保障',
  '教育帮扶',
  '综合保障',
  '社会帮扶',
  '搬迁',
  '生产生活条件改善',
  '基础设施建设',
] as const;
export type PovertyHelpKind = (typeof POVERTY_HELP_KINDS)[number];

/** The seven help kinds of treatment and rehabilitation (戒毒康复). */
export const TREATMENT_HELP_KINDS = [
  '戒毒治疗',
  '心理疏导',
  '技能培训',
  '法律援助',
  '临时救助',
  '低保申办',
  '就医就学协助',
] as const;
export type TreatmentHelpKind = (typeof TREATMENT_HELP_KINDS)[number];

/** 帮扶类别: all twenty-one. */
export const HELP_KINDS = [...POVERTY_HELP_KINDS, ...TREATMENT_HELP_KINDS] as const;
export type HelpKind = (typeof HELP_KINDS)[number];

/** 贫困属性, column 33 of the people ledger. */
export const POVERTY_CATEGORIES = [
  '一般户',
  '脱贫户',
  '脱贫不稳定户',
  '边缘易致贫户',
  '突发严重困难户',
  '防止返贫致贫对象',
] as const;
export type PovertyCategory = (typeof POVERTY_CATEGORIES)[number];

/** 返贫风险类型; 其他 needs a note. */
export const POVERTY_RISK_TYPES = [
  '因病',
  '因学',
  '因残',
  '因安全住房',
  '因安全饮水',
  '缺劳动力',
  '因务工就业不稳',
  '因自然灾害',
  '因意外事故',
  '因产业失败',
  '因毒',
  '其他',
] as const;
export type PovertyRiskType = (typeof POVERTY_RISK_TYPES)[number];

/** 风险消除方式. */
export const RISK_ENDINGS = ['帮扶消除', '自然消除', '未消除'] as const;
export type RiskEnding = (typeof RISK_ENDINGS)[number];

/** 返贫风险研判结论 (固定, R-11), from the gravest. */
export const POVERTY_LEVELS = ['已返贫', '高', '中', '低'] as const;
export type PovertyLevel = (typeof POVERTY_LEVELS)[number];

/** 取保候审、监视居住 (固定, R-11 D2). */
export const BAIL_STATES = ['无', '取保候审', '监视居住'] as const;
export type BailState = (typeof BAIL_STATES)[number];

/** 站点. */
export const STATION_KINDS = ['中心站', '乡镇站', '村（社区）站点'] as const;
export type StationKind = (typeof STATION_KINDS)[number];

/** 五有. */
export const STATION_REQUIREMENTS = [
  '有人员',
  '有办公地点',
  '有经费',
  '有职责',
  '有工作流程',
] as const;
export type StationRequirement = (typeof STATION_REQUIREMENTS)[number];

/** 突出毒品问题 (five). */
export const PROBLEM_TYPES = ['毒品制造', '前体流失', '外流贩毒', '毒品滥用', '非法种植'] as const;
export type ProblemType = (typeof PROBLEM_TYPES)[number];

/** 禁种阶段. */
export const PLANTING_STAGES = ['种植期', '幼苗期', '开花期', '成果期'] as const;
export type PlantingStage = (typeof PLANTING_STAGES)[number];

/** 踏查方式. */
export const SURVEY_WAYS = ['入户', '人工踏查', '无人机'] as const;
export type SurveyWay = (typeof SURVEY_WAYS)[number];

/** 物种. */
export const PLANT_SPECIES = ['罂粟', '大麻', '古柯', '其他'] as const;
export type PlantSpecies = (typeof PLANT_SPECIES)[number];

/** 重大情况 (示例); 其他 needs a note. */
export const URGENT_EVENT_KINDS = [
  '制毒窝点或制毒物品',
  '非法种植 ≥ 500 株',
  '涉毒肇事肇祸',
  '毒驾致人伤亡',
  '吸毒致死',
  '未成年人吸毒',
  '高风险人员失控脱管',
  '强戒人员脱逃',
  '铲后复种',
  '其他',
] as const;
export type UrgentEventKind = (typeof URGENT_EVENT_KINDS)[number];

/** 逐人回访轮次. */
export const ROUND_NAMES = ['年中', '年末'] as const;
export type RoundName = (typeof ROUND_NAMES)[number];

/** Leaving the list of a round needs one of these reasons. */
export const ROUND_LEAVING_REASONS = ['死亡', '迁出', '误登'] as const;
export type RoundLeavingReason = (typeof ROUND_LEAVING_REASONS)[number];

/** Where a rule row comes from. */
export const RULE_STATUSES = ['法定', '地方', '示例', '设计'] as const;
export type RuleStatus = (typeof RULE_STATUSES)[number];
