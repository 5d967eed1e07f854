/** Cross-checks of a household marked 风险消除 (FP-14 to FP-18) and of the conclusion against the proposal (FP-26). */
import { addMonths } from '../calendar/calendar-day.ts';
import { fenOf } from '../values/percentage.ts';
import {
  ableToWork,
  helpedSince,
  type Check,
  type CheckFacts,
  type CheckWatch,
} from './check-facts.ts';
import { fenOfYuan, INCOME_FIELDS } from './sheet.ts';

type Closing = NonNullable<CheckWatch['closing']>;

/** A check that is asked only of households marked 风险消除. */
function ofClosing(
  id: string,
  says: (facts: CheckFacts, closing: Closing, watch: CheckWatch) => string | null,
): Check {
  return {
    ...{ id, severity: 'error', field: 'closing' },
    says: (facts) => {
      const { watch } = facts;
      return watch?.closing == null ? null : says(facts, watch.closing, watch);
    },
  };
}

/** FP-17: what the evidence of a closing must hold. */
function emptyFields({ sheet }: CheckFacts): number {
  const { housing, schooling, medical, water } = sheet;
  const amounts = INCOME_FIELDS.filter((field) => fenOfYuan(sheet[field]) === null).length;
  return amounts + [housing, schooling, medical, water].filter((answer) => answer === null).length;
}

/** FP-18: CLOSE-AFTER from the day of identification. */
function tooEarly({ closeMonths }: CheckFacts, { on }: Closing, watch: CheckWatch): string | null {
  if (closeMonths === null)
    return '已标注风险消除；未设置：“识别到消除最短时间”没有已采用的规则，不能判断是否满期';
  if (on >= addMonths(watch.identifiedOn, closeMonths)) return null;
  return `识别（${watch.identifiedOn}）到消除（${on}）不满${closeMonths}个月`;
}

export const CLOSING_CHECKS: readonly Check[] = [
  ofClosing('FP-14', (facts) =>
    ableToWork(facts) === 0 || facts.noLabour
      ? '没有劳动能力的户不能标注风险消除，应继续监测'
      : null,
  ),
  ofClosing('FP-15', (facts, { way, on }, { identifiedOn }) =>
    way === '帮扶消除' && !helpedSince(facts, identifiedOn, on)
      ? '标注“帮扶消除”，识别到消除没有一条帮扶记录'
      : null,
  ),
  ofClosing('FP-16', ({ finding: { perHead, line } }) =>
    perHead !== null && line !== null && fenOf(perHead) < fenOf(line)
      ? `已标注风险消除，但人均纯收入${perHead}元低于监测收入线${line}元`
      : null,
  ),
  ofClosing('FP-17', (facts) => {
    const empty = emptyFields(facts);
    return empty === 0 ? null : `已标注风险消除，但收入和“三保障”、饮水有${empty}项没有填写`;
  }),
  ofClosing('FP-18', tooEarly),
  {
    ...{ id: 'FP-26', severity: 'warning', field: 'conclusion' },
    says: ({ conclusion, finding }) =>
      conclusion !== null && finding.level !== null && conclusion !== finding.level
        ? `研判结论“${conclusion}”与按规则的建议“${finding.level}”不一致`
        : null,
  },
];
