/** The clauses that allow or refuse what happens to a measure, as a refusal names them (defaults.md 4). */
export const CLAUSES = {
  law33: '《禁毒法》第三十三条',
  law38: '《禁毒法》第三十八条',
  law47: '《禁毒法》第四十七条',
  law48: '《禁毒法》第四十八条',
  rule7: '《戒毒条例》第七条',
  rule9: '《戒毒条例》第九条',
  rule12: '《戒毒条例》第十二条',
  rule14: '《戒毒条例》第十四条',
  rule20: '《戒毒条例》第二十条',
  rule21: '《戒毒条例》第二十一条',
  rule22: '《戒毒条例》第二十二条',
  rule23: '《戒毒条例》第二十三条',
  rule24: '《戒毒条例》第二十四条',
  rule31: '《戒毒条例》第三十一条',
  rule36: '《戒毒条例》第三十六条',
  rule38: '《戒毒条例》第三十八条',
  rule40: '《戒毒条例》第四十条',
  rule41: '《戒毒条例》第四十一条',
  /** Not law: without it the register would contradict itself. */
  design: '台账登记规则',
} as const;
export type ClauseId = keyof typeof CLAUSES;

/** 社区康复 follows the rules of 社区戒毒 by 戒毒条例 38 and 40: the clause that holds for the kind. */
export function communityClause(
  kind: string,
  treatment: ClauseId,
  rehabilitation: ClauseId = 'rule40',
): ClauseId {
  return kind === '社区康复' ? rehabilitation : treatment;
}
