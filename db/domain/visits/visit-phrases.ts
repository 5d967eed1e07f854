/** Quick phrases for the seven topics of a visit, offered while a form is keyed in; plain words that the clerk changes. */
import { VISIT_TOPICS, type VisitTopic } from '../words/vocabulary.ts';

export const VISIT_PHRASES: Readonly<Record<VisitTopic, readonly string[]>> = {
  身体状况: ['身体健康', '有慢性病，按时服药', '身体不适，未就医', '精神状态异常'],
  生活现状: ['与家人同住，关系和睦', '独居', '家庭关系紧张', '居无定所'],
  个人就业: ['有稳定工作', '务农', '打零工，收入不稳', '无业，有就业意愿'],
  医疗保障: ['已参加医保', '未参加医保', '正在申办慢性病补助'],
  子女教育: ['子女在校，无困难', '子女学费有困难', '子女由老人照看', '无子女'],
  思想动态: ['思想稳定，表示不再吸毒', '情绪低落', '有抵触情绪', '与以前的朋友仍有来往'],
  实际困难: ['无', '缺少生活来源', '住房困难', '欠债'],
};

export interface SaidTopic {
  readonly topic: VisitTopic;
  readonly text: string;
}

/**
 * Takes the topics out of a line keyed in from paper: 身体状况：血压偏高；个人就业：务农；其他情况 → two topics, and 其他情况 stays
 * as the finding. A topic counts only at the beginning of a part and before ：; named twice, both texts are kept.
 */
export function topicsOf(line: string): { readonly topics: SaidTopic[]; readonly rest: string } {
  const said = new Map<VisitTopic, string>();
  const rest: string[] = [];
  for (const part of line.split(/[；;\n]/).map((each) => each.trim())) {
    const topic = VISIT_TOPICS.find(
      (word) => /^[：:]/.test(part.slice(word.length)) && part.startsWith(word),
    );
    if (topic === undefined) {
      if (part !== '') rest.push(part);
      continue;
    }
    const text = part.slice(topic.length + 1).trim();
    const before = said.get(topic);
    said.set(topic, before === undefined || before === '' ? text : `${before}，${text}`);
  }
  const topics = VISIT_TOPICS.flatMap((topic) => {
    const text = said.get(topic);
    return text === undefined ? [] : [{ topic, text }];
  });
  return { topics, rest: rest.join('；') };
}
