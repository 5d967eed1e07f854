/** The fields of a person that a list of names may show: approved ones only, no phone, no account, no health detail. */
import type { PovertySignal } from '../../../db/domain/poverty/poverty-risk.ts';
import type { RoundFact, SheetFact } from '../../../db/domain/poverty/round-fact.ts';
import { villageWords } from '../../../db/domain/values/village-name.ts';
import type { PovertyHelpKind, PovertyRiskType } from '../../../db/domain/words/vocabulary.ts';
import type { AnnexColumn } from './annex-table.ts';
import { HEALTH_WORDS } from './office-checks.ts';

/** 序号 to 贫困属性: seven columns, filled by personCells. */
export function namedColumns(): AnnexColumn[] {
  return [
    { label: '序号', width: 3 },
    { label: '乡镇（街道）', width: 5 },
    { label: '村（社区）', width: 5 },
    { label: '姓名', width: 5.5 },
    { label: '身份证号', width: 11 },
    { label: '人员类别', width: 4 },
    { label: '贫困属性', width: 6 },
  ];
}

export function personCells(
  fact: RoundFact,
  index: number,
  towns: ReadonlyMap<string, string>,
): string[] {
  return [
    String(index + 1),
    towns.get(fact.townCode) ?? '—',
    villageWords(fact.villageName).place || '—',
    fact.shownName,
    fact.identityMasked || '—',
    fact.personCategory,
    fact.householdCategory,
  ];
}

/** Signals of R-11 in words that tell no illness. */
const SIGNAL_WORDS: Readonly<Record<PovertySignal, string>> = {
  I1: '收入低于监测线',
  I2: '收入接近监测线',
  I3: '收入大幅下降',
  G1: '住房未保障',
  G2: '义务教育未保障',
  G3: '医疗未参保',
  G4: '饮水未保障',
  C1: '支出负担重',
  W1: '无人就业',
  W2: '就业不稳',
  D1: '涉毒风险',
  D2: '刚出所出狱或取保',
  N1: '兜底未落实',
};

/** Types that would tell of somebody's health: counted in tables without names only. */
const HEALTH_TYPES: readonly PovertyRiskType[] = ['因病', '因残'];
/** The same of help. */
const HEALTH_HELP: readonly PovertyHelpKind[] = ['健康帮扶'];
/** Types that a signal says already. */
const SAID: Partial<Record<PovertyRiskType, readonly PovertySignal[]>> = {
  因安全住房: ['G1'],
  因安全饮水: ['G4'],
  因务工就业不稳: ['W1', 'W2'],
  因毒: ['D1'],
};

/** 主要风险 of a person's sheet; — where there is none. */
export function riskWords({
  signals,
  riskTypes,
}: Pick<SheetFact, 'signals' | 'riskTypes'>): string {
  const types = riskTypes.filter(
    (type) =>
      !HEALTH_TYPES.includes(type) &&
      !(SAID[type] ?? []).some((signal) => signals.includes(signal)),
  );
  const said = [...signals.map((signal) => SIGNAL_WORDS[signal]), ...types];
  return said.length === 0 ? '—' : said.join('、');
}

/** 帮扶措施 beside a name: what tells of nobody's health; — where there is none. */
export function helpWords(kinds: readonly PovertyHelpKind[]): string {
  return kinds.filter((kind) => !HEALTH_HELP.includes(kind)).join('、') || '—';
}

/** Notes longer than this are cut: the list is read by line. */
const LONGEST_NOTE = 60;

/** Why somebody was not visited: 其他 with what was written to it, unless that tells of health or stands nowhere on paper. */
export function unmetWords({
  unmetReason,
  unmetNote,
}: Pick<RoundFact, 'unmetReason' | 'unmetNote'>): string {
  if (unmetReason === null) return '待回访';
  if (unmetReason !== '其他') return unmetReason;
  if (unmetNote === '') return '其他，原因见台账';
  if (HEALTH_WORDS.test(unmetNote)) return '其他，原因涉及健康，见台账';
  const characters = Array.from(unmetNote);
  const cut = characters.length > LONGEST_NOTE;
  return `其他：${cut ? `${characters.slice(0, LONGEST_NOTE).join('')}…` : unmetNote}`;
}
