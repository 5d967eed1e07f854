import type { VisitTopic } from '../../db/domain/words/vocabulary.ts';
import type { Random } from './random.ts';

type Words = readonly [string, ...string[]];

/** What was talked about, as clerks note it. Invented. */
const TOPICS: readonly (readonly [VisitTopic, Words])[] = [
  [
    '生活现状',
    [
      '与父母同住，家中有三亩地，种小麦和玉米，生活平稳',
      '夫妻关系缓和，家中老人由其照料，日常作息正常',
      '独居，房屋已修缮，水电正常，邻里反映表现平稳',
      '近期在家帮忙收秋，未见与以往毒友来往',
    ],
  ],
  [
    '身体状况',
    [
      '精神状态良好，食欲、睡眠正常',
      '自述胃病时有发作，已在乡镇卫生院取药',
      '血压偏高，坚持服药，近一个月未住院',
      '体重有所增加，面色较上次走访好转',
    ],
  ],
  [
    '个人就业',
    [
      '在县产业集聚区一家羽绒厂上班，月收入三千余元',
      '随同村人在本县干建筑零工，活不固定',
      '经营一家小吃店，收入可维持家用',
      '目前没有工作，希望就近找一份稳定的活',
    ],
  ],
  [
    '思想动态',
    [
      '对戒毒有信心，表示愿意配合检测和走访',
      '担心旁人议论，不愿参加村里集体活动，已作开导',
      '认识到毒品危害，愿意在村里现身说法',
      '情绪有些低落，专职人员与其谈心约四十分钟',
    ],
  ],
  ['医疗保障', ['已参加城乡居民医保', '医保已缴费，慢性病手续正在办理', '药物维持治疗按时服药']],
  [
    '子女教育',
    [
      '孩子在镇中心小学就读，由奶奶接送',
      '女儿读初中，成绩中等，学校有助学金',
      '子女已成年，在外务工',
    ],
  ],
  [
    '实际困难',
    ['父亲患病住院，家庭开支较大', '农忙时缺少劳力，已请村里互助队帮忙', '暂无突出困难'],
  ],
];

/** 发现情况 beside the talk: mostly nothing that has to be followed. */
const FINDINGS: Words = [
  '未发现异常，与邻居了解的情况一致',
  '家中整洁，未见吸食工具，本人配合走访',
  '本人在家，手机通话正常，行踪与村里掌握的一致',
  '近期夜间外出较多，自述为上夜班，已请网格员核实',
  '与家人因琐事争吵，村干部已调解',
  '曾有外县车辆到其家中，已向包村民警反映',
  '身体消瘦，称胃口不好，建议到乡镇卫生院检查',
  '提醒其按期到站检测，本人应允',
];
const MISSED: Words = [
  '不在家，邻居称其外出赶集，已约定改日再访',
  '门锁着，电话无人接听，已留联系卡',
  '家属称其到县城办事，晚上回来，改日再访',
];
const REFUSED: Words = ['隔门答话，不愿见面，已说明走访的依据和纪律'];
const SEARCHED: Words = [
  '家属称半年来没有联系，去向不明，已请派出所协助查找',
  '母亲称其曾从外地来过一次电话，号码已转交派出所',
];

/** The kind of help stands first, as the paper has it (db/domain/visits/visit-need.ts). */
const NEEDS: Words = [
  '就业帮扶：希望在县内介绍一份稳定工作',
  '技能培训：想参加电焊或家政培训',
  '低保申办：家中无人有稳定收入，想了解低保',
  '临时救助：父亲住院，费用负担重',
  '心理疏导：夜间失眠，愿意接受心理辅导',
  '公益性岗位：身体不能干重活，想做村里保洁',
  '健康帮扶：慢性病证尚未办下来',
];

/** One to three of the seven, each once. */
export function inventTopics(random: Random): { topic: VisitTopic; text: string }[] {
  const wanted = 1 + random.whole(3);
  const first = random.whole(TOPICS.length);
  return Array.from({ length: wanted }, (_, index) => TOPICS[(first + index * 2) % TOPICS.length])
    .filter((each) => each !== undefined)
    .map(([topic, words]) => ({ topic, text: random.pick(words) }));
}

export function inventFindings(
  random: Random,
  outcome: '见到本人' | '见到家属' | '未见到' | '拒绝',
  searching: boolean,
): string {
  if (searching) return random.pick(SEARCHED);
  if (outcome === '未见到') return random.pick(MISSED);
  if (outcome === '拒绝') return random.pick(REFUSED);
  return random.chance(0.55) ? random.pick(FINDINGS) : '';
}

export function inventNeed(random: Random): string {
  return random.pick(NEEDS);
}
