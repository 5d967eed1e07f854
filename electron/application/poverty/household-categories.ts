import { isDecisionBasis } from '../../../db/domain/poverty/case-procedure.ts';
import { isPrintableCategory } from '../../../db/domain/poverty/household.ts';
import { fail, ok } from '../../contract/errors.ts';
import type { Handler, Handlers } from '../context.ts';
import { refusal, wrongField } from '../people/live-person.ts';
import { pastDayError } from '../people/person-status.ts';
import { categoryWordError } from './household-fields.ts';
import { detailAgain, liveHousehold } from './live-household.ts';

/** 贫困属性 of a household with its days, and the office's list of words for it. */
export function createHouseholdCategories(): Handlers<
  | 'households.setCategory'
  | 'households.voidCategory'
  | 'households.categories'
  | 'households.addCategory'
  | 'households.retireCategory'
> {
  return {
    'households.setCategory': setCategory,
    'households.voidCategory': voidCategory,
    'households.categories': (_input, { register, today }) => {
      const inUse = register.households.categoriesInUse(today);
      const words = register.households.categoryWords();
      return ok(words.map((row) => ({ ...row, inUse: inUse.get(row.word) ?? 0 })));
    },
    'households.addCategory': addCategory,
    'households.retireCategory': retireCategory,
  };
}

/** From a day on: what was recorded before ends there, what was recorded for later days stays. */
const setCategory: Handler<'households.setCategory'> = ({ id, word, since, basis }, context) => {
  const { register, user, now, today } = context;
  const row = liveHousehold(register, id);
  if (!row.ok) return row;
  const error = pastDayError(since, today, 'since') ?? categoryWordError(register, word, 'word');
  if (error !== null) return fail(error);
  const rows = register.households.categories(id).filter(({ voidedAt }) => voidedAt === null);
  if (rows.some((category) => category.since === since))
    return fail(wrongField('since', '这一天已登记过贫困属性，登记错了的请先作废那一条'));
  const before = register.households.currentCategory(id, since);
  if (before === word) return fail(wrongField('word', `这一天起本户已经是“${word}”`));
  const kept = { recordedBy: user.name, recordedAt: now };
  register.households.addCategory({ householdId: id, word, since, basis, ...kept });
  context.audit({
    ...{ action: '变更贫困属性', subjectKind: 'household', subjectId: id },
    ...{ before: { word: before }, after: { word, since, basis } },
  });
  return ok(detailAgain(id, context));
};

/** What an approved 纳入 gave is taken back only by those who decide. */
const voidCategory: Handler<'households.voidCategory'> = ({ id, categoryId, reason }, context) => {
  const { register, user, now } = context;
  const row = liveHousehold(register, id);
  if (!row.ok) return row;
  const found = register.households.categories(id).find((category) => category.id === categoryId);
  if (found === undefined) return fail({ code: 'NOT_FOUND', what: '这条贫困属性' });
  if (found.voidedAt !== null) return refusal('这条贫困属性已经作废');
  if (isDecisionBasis(found.basis) && user.role === '经办人')
    return fail({ code: 'NOT_PERMITTED', needs: '审核人或负责人' });
  register.households.updateCategory(categoryId, { voidedAt: now, voidReason: reason });
  const { word, since } = found;
  context.audit({
    ...{ action: '作废贫困属性', subjectKind: 'household', subjectId: id, reason },
    before: { word, since },
  });
  return ok(detailAgain(id, context));
};

const LONGEST_WORD = 20;
const UNPRINTABLE =
  '贫困属性要印在村内公示和报告名单上，不能写疾病、残疾、涉毒情况和号码，请换一个说法';

/** A shipped word comes back as it was shipped; a word of the office's own is listed as is said now. */
const addCategory: Handler<'households.addCategory'> = ({ word, listed }, context) => {
  const { register, user, now } = context;
  if (word.length > LONGEST_WORD) return fail(wrongField('word', `不能超过${LONGEST_WORD}个字`));
  if (!isPrintableCategory(word)) return fail(wrongField('word', UNPRINTABLE));
  const known = register.households.categoryWords().find((row) => row.word === word);
  if (known?.retired === false) return fail(wrongField('word', '列表中已有这一项'));
  const counts = known?.shipped === true ? known.listed : listed;
  const kept = { recordedBy: user.name, recordedAt: now };
  register.households.putCategoryWord({ word, listed: counts, retiredAt: null, ...kept });
  context.audit({
    action: known === undefined ? '增加贫困属性' : '恢复贫困属性',
    subjectKind: 'settings',
    after: { word, listed: counts },
  });
  return ok({ added: true });
};

const retireCategory: Handler<'households.retireCategory'> = ({ word, reason }, context) => {
  const { register, user, now } = context;
  const known = register.households.categoryWords().find((row) => row.word === word);
  if (known === undefined) return fail({ code: 'NOT_FOUND', what: '这项贫困属性' });
  if (known.retired) return refusal('这项贫困属性已经停用');
  const kept = { recordedBy: user.name, recordedAt: now };
  register.households.putCategoryWord({ word, listed: known.listed, retiredAt: now, ...kept });
  context.audit({ action: '停用贫困属性', subjectKind: 'settings', reason, before: { word } });
  return ok({ retired: true });
};
