/** R-11 in words: what each signal is called, the figures of the sheet that give it, and why a level is proposed. */
import { addMonths, formatChineseDay, lastPossible } from '../calendar/calendar-day.ts';
import { moneyOf, percentageText } from '../values/percentage.ts';
import type { PovertyLevel } from '../words/vocabulary.ts';
import type { PovertyRisk, PovertySignal } from './poverty-risk.ts';
import { fenOfYuan, INCOME_FIELDS, sheetRisk, type Sheet, type SheetBasis } from './sheet.ts';

/** What each signal is called on screens and paper. */
export const SIGNAL_LABELS: Readonly<Record<PovertySignal, string>> = {
  I1: '人均纯收入低于监测收入线',
  I2: '人均纯收入接近监测收入线',
  I3: '人均纯收入大幅下降',
  G1: '住房安全未保障',
  G2: '义务教育未保障',
  G3: '基本医疗未保障',
  G4: '饮水安全未保障',
  C1: '医疗支出负担重',
  W1: '有劳动能力但无人就业',
  W2: '就业不稳定',
  D1: '在吸或检测阳性',
  D2: '刚出所出狱或取保候审、监视居住',
  N1: '无劳动能力且未兜底',
};

/** A signal with the sentence why. */
export interface SignalWords {
  readonly code: PovertySignal;
  readonly label: string;
  readonly evidence: string;
}

/** What R-11 answers, in words. */
export interface RiskWords {
  readonly perHead: string | null;
  readonly line: string | null;
  /** Why there is no line, and what to do; '' when there is one. */
  readonly lineWhy: string;
  readonly signals: readonly SignalWords[];
  readonly unset: readonly SignalWords[];
  readonly level: PovertyLevel | null;
  readonly why: string;
}

interface Told {
  readonly sheet: Sheet;
  readonly basis: SheetBasis;
  readonly risk: PovertyRisk;
  /** Fen of the household in twelve months; null: not all five amounts are there. */
  readonly net: bigint | null;
}

/** Income of the household in twelve months less the cost of its business, in fen; null: an amount is missing. */
export function netIncome(sheet: Sheet): bigint | null {
  let net = 0n;
  for (const field of INCOME_FIELDS) {
    const fen = fenOfYuan(sheet[field]);
    if (fen === null) return null;
    net += field === 'businessCost' ? -fen : fen;
  }
  return net;
}

function noLine({ year, place }: SheetBasis): string {
  return `没有${year}年“${place}”的监测收入线`;
}

/** The sentence where the line would stand. */
export function lineWords(basis: SheetBasis): string {
  if (basis.line !== null) return '';
  return `未设置：${noLine(basis)}，收入是否低于或接近收入线不作判断；请到“设置—规则”录入“防返贫监测收入线”（${basis.year}年，地区写“${basis.place}”）`;
}

function lessBy({ risk, basis }: Told): string {
  const previous = BigInt((basis.previousPerHead ?? '0.00').replace('.', ''));
  const now = BigInt((risk.perHead ?? '0.00').replace('.', ''));
  return percentageText(Number(previous - now), Number(previous));
}

function medicalWords({ sheet, net }: Told): string {
  const cost = fenOfYuan(sheet.medicalCost) ?? 0n;
  const income = net ?? 0n;
  const paid = `合规自付医疗支出${moneyOf(cost)}元`;
  if (income <= 0n) return `${paid}，家庭纯收入${moneyOf(income)}元，无力负担`;
  return `${paid}，是家庭纯收入${moneyOf(income)}元的${percentageText(Number(cost), Number(income))}，达到30%`;
}

function drugWords({ sheet, basis }: Told): string {
  if (sheet.drugState === '在吸') return '戒毒状态登记为“在吸”';
  const since = basis.lastRoundOn;
  const days = basis.positives.filter((day) => since !== null && lastPossible(day) >= since);
  const last = since === null ? '' : `（${formatChineseDay(since)}）`;
  return `上次回访${last}以来检测阳性：${days.map(formatChineseDay).join('、')}`;
}

function releaseWords({ sheet }: Told): string {
  if (sheet.bail !== '无') return `正在${sheet.bail}`;
  if (sheet.releasedOn === null) return '';
  return `${formatChineseDay(sheet.releasedOn)}出所出狱，${formatChineseDay(addMonths(sheet.releasedOn, 6))}前未满6个月`;
}

const ASKED: Readonly<Record<'G1' | 'G2' | 'G3' | 'G4', string>> = {
  G1: '住房安全',
  G2: '义务教育',
  G3: '基本医疗',
  G4: '饮水安全',
};

/** The figures that give a signal. */
const GIVEN: Readonly<Record<PovertySignal, (told: Told) => string>> = {
  I1: ({ risk, basis }) =>
    `人均纯收入${risk.perHead ?? ''}元，低于${basis.year}年监测收入线${risk.line ?? ''}元`,
  I2: ({ risk, basis }) =>
    `人均纯收入${risk.perHead ?? ''}元，不低于${basis.year}年监测收入线${risk.line ?? ''}元，但不到它的${basis.nearFactor ?? ''}倍`,
  I3: (told) =>
    `人均纯收入由上次的${told.basis.previousPerHead ?? ''}元变为${told.risk.perHead ?? ''}元，下降${lessBy(told)}，达到30%`,
  G1: () => `${ASKED.G1}登记为“无保障”`,
  G2: () => `${ASKED.G2}登记为“无保障”`,
  G3: () => `${ASKED.G3}登记为“无保障”`,
  G4: () => `${ASKED.G4}登记为“无保障”`,
  C1: medicalWords,
  W1: ({ sheet }) => `有劳动能力${sheet.ableToWork ?? 0}人，务工就业0人`,
  W2: () => '就业登记为“不稳定”',
  D1: drugWords,
  D2: releaseWords,
  N1: () => '有劳动能力0人，社会保障兜底登记为“未落实”',
};

function incomeMissing({ sheet, net }: Told): string | null {
  if (sheet.people === null || sheet.people === 0) return '没有填写家庭人口';
  return net === null ? '收入和经营支出没有填全' : null;
}

function formerIncome({ basis }: Told): string {
  const previous = basis.previousPerHead;
  return previous === null
    ? '没有上次回访的人均纯收入可比'
    : `上次人均纯收入${previous}元，不能计算降幅`;
}

/** Why a signal cannot be told. */
const UNSET: Readonly<Record<PovertySignal, (told: Told) => string>> = {
  I1: (told) => incomeMissing(told) ?? noLine(told.basis),
  I2: (told) =>
    incomeMissing(told) ??
    (told.basis.line === null ? noLine(told.basis) : '“接近收入线倍数”没有已采用的规则'),
  I3: (told) => incomeMissing(told) ?? formerIncome(told),
  G1: () => `没有填写${ASKED.G1}`,
  G2: () => `没有填写${ASKED.G2}`,
  G3: () => `没有填写${ASKED.G3}`,
  G4: () => `没有填写${ASKED.G4}`,
  C1: ({ net }) => (net === null ? '收入和经营支出没有填全' : '没有填写合规自付医疗支出'),
  W1: ({ sheet }) =>
    sheet.ableToWork === null ? '没有填写有劳动能力人数' : '没有填写务工就业人数',
  W2: () => '没有填写就业是否稳定',
  D1: ({ sheet }) =>
    sheet.drugState === null
      ? '没有填写戒毒状态'
      : '有一次阳性的日期只记了年份或月份，不能判断是否在上次回访以后',
  D2: () => '没有填写取保候审、监视居住或出所出狱情况',
  N1: ({ sheet }) =>
    sheet.ableToWork === null ? '没有填写有劳动能力人数' : '没有填写社会保障兜底',
};

const GUARANTEES: readonly PovertySignal[] = ['G1', 'G2', 'G3', 'G4'];
const MIDDLE: readonly PovertySignal[] = ['I2', 'I3', 'C1', 'W1', 'D1', 'D2'];

/** The signals on which the proposed level rests. */
function decisive(level: PovertyLevel, signals: readonly PovertySignal[]): PovertySignal[] {
  const among = (codes: readonly PovertySignal[]) => signals.filter((code) => codes.includes(code));
  if (level === '低') return [];
  if (level === '中') return among(MIDDLE);
  if (level === '已返贫') return among(['I1', ...GUARANTEES]);
  const grave = among(['I1', 'N1', ...GUARANTEES]);
  return signals.includes('D1') && signals.includes('W1') ? [...grave, 'W1', 'D1'] : grave;
}

function levelWords({ level, signals, unset }: PovertyRisk): string {
  if (level === null) return '没有登记表，不能提出建议';
  const open = unset.length === 0 ? '' : `；另有${unset.length}项不能判断，没有计入`;
  const reasons = decisive(level, signals).map((code) => `${SIGNAL_LABELS[code]}（${code}）`);
  if (reasons.length === 0) return `没有出现需要监测的信号，建议“低”${open}`;
  return `${reasons.join('、')}，建议“${level}”${open}`;
}

/** R-11 of a sheet in words; a finding that was kept is told as it was found. */
export function riskWords(
  sheet: Sheet,
  basis: SheetBasis,
  kept: PovertyRisk | null = null,
): RiskWords {
  const risk = kept ?? sheetRisk(sheet, basis);
  const told: Told = { sheet, basis, risk, net: netIncome(sheet) };
  const wordsOf = (sentences: typeof GIVEN) => (code: PovertySignal) => ({
    code,
    label: SIGNAL_LABELS[code],
    evidence: sentences[code](told),
  });
  return {
    perHead: risk.perHead,
    line: risk.line,
    lineWhy: risk.line === null ? lineWords({ ...basis, line: null }) : '',
    signals: risk.signals.map(wordsOf(GIVEN)),
    unset: risk.unset.map(wordsOf(UNSET)),
    level: risk.level,
    why: levelWords(risk),
  };
}
