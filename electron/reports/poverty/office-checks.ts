/** What must hold before any report of the yearly review is issued. */
import type { OfficeWords, ReportCheck } from '../report-model.ts';
import { personalDataIn } from '../text/wording.ts';

export function check(
  id: string,
  blocking: boolean,
  problem: string | null,
  fine: string,
): ReportCheck {
  return { id, ok: problem === null, blocking, message: problem ?? fine };
}

/** Heads and feet that an official document cannot do without. */
export function officeChecks(office: OfficeWords): ReportCheck[] {
  const { agencyCode, recipient, filler, checker } = office;
  return [
    check(
      'agency',
      true,
      agencyCode === '' ? '机关代字未设置，请到“设置—机关信息”填写' : null,
      '机关代字已设置',
    ),
    check(
      'recipient',
      true,
      recipient === '' ? '主送机关未设置，请到“设置—机关信息”填写' : null,
      '主送机关已设置',
    ),
    check(
      'staff',
      false,
      filler === '' || checker === '' ? '填表人或审核人未填写，附件表下将留空' : null,
      '填表人、审核人已填写',
    ),
  ];
}

/** Twelve digits and more in a row: an account, a card, or a number that was not masked. */
const LONG_RUN = /\d(?:[ \u3000\-－—]?\d){11,}/u;

/** Words that tell a person's illness; a named list holds none of them. */
export const HEALTH_WORDS =
  /艾滋|HIV|肝炎|梅毒|结核|癌|肿瘤|精神|抑郁|慢性病|大病|残疾|患病|病史|病情|因病|因残|健康帮扶|诊断|服药/u;

/** Issue C: no report leaves with a whole identity number, a phone, a bank account; no list of names with a word of health. */
export function privacyChecks(
  words: readonly string[],
  namedLists: readonly string[],
): ReportCheck[] {
  const all = words.join('\n');
  const personal = personalDataIn(all) ?? (LONG_RUN.test(all) ? '12位以上的号码' : null);
  const health = HEALTH_WORDS.exec(namedLists.join('\n'))?.[0] ?? null;
  return [
    check(
      'personal',
      true,
      personal === null ? null : `正文或附件里有${personal}，请删去`,
      '正文和附件没有完整的身份证号、电话和银行账号',
    ),
    check(
      'health',
      true,
      health === null ? null : `附件名单里有健康信息（“${health}”），请到台账中改写`,
      '附件名单没有健康信息',
    ),
  ];
}
