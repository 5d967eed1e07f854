import { householdHints, type HouseholdHint } from '../../../db/domain/poverty/household.ts';
import { readIdentityNumber } from '../../../db/domain/values/resident-id.ts';
import type { MemberWithPerson } from '../../../db/repositories/household-lists.ts';
import type { HouseholdRow } from '../../../db/repositories/households.ts';

interface HintFacts {
  readonly row: HouseholdRow;
  readonly living: readonly MemberWithPerson[];
  /** '': none is recorded. */
  readonly category: string;
  readonly today: string;
}

const WORDS: Readonly<Record<HouseholdHint, string>> = {
  categoryMissing: '没有登记贫困属性，不在逐人回访名单的范围内',
  contactMissing: '没有登记帮扶联系人或联系人电话（FP-19）',
  headMissing: '没有登记户主',
  labourUnmarked: '户内没有人有劳动能力，没有标注“整户无劳动能力”（FP-13）',
  labourMarked: '标注了“整户无劳动能力”，但户内有人有劳动能力，请核对',
  labourUnknown: '有成员的劳动能力不详，不能判断户内有没有劳动力',
};

/** What is missing in a household, and where the ledger says otherwise; nobody is named. */
export function hintWords({ row, living, category, today }: HintFacts): string[] {
  const facts = { ...row, category: category === '' ? null : category, members: living };
  return [
    ...householdHints(facts).map((hint) => WORDS[hint]),
    ...categoryDiffers(living, category),
    ...sizeDiffers(living),
    ...wrongNumbers(living, today),
  ];
}

/** Column 33 of the ledger is a second voice: it is shown, never taken over silently. */
function categoryDiffers(living: readonly MemberWithPerson[], category: string): string[] {
  const others = living.flatMap(({ ledgerCategory }) => ledgerCategory ?? []);
  return [...new Set(others)]
    .filter((word) => word !== category)
    .map((word) => `人员台账第33列（贫困属性）写的是“${word}”，与本户现在的属性不一致，请核对`);
}

function sizeDiffers(living: readonly MemberWithPerson[]): string[] {
  const sizes = new Set(living.flatMap(({ ledgerSize }) => ledgerSize ?? []));
  return [...sizes]
    .filter((size) => size !== living.length)
    .map((size) => `人员台账第34列（家庭人口）写的是${size}人，户内登记了${living.length}人`);
}

function wrongNumbers(living: readonly MemberWithPerson[], today: string): string[] {
  const wrong = living.filter((member) => isIdentityValid(member, today) === false).length;
  return wrong === 0 ? [] : [`有${wrong}名成员的身份证号没有通过校验（FP-21）`];
}

/** R-14 of a number that is recorded; null: none is (FP-21). */
export function isIdentityValid({ number }: MemberWithPerson, today: string): boolean | null {
  return number === '' ? null : readIdentityNumber(number, today, () => true).valid;
}
