import type { SeizureRow } from '../../../db/repositories/measures.ts';
import { fail, ok } from '../../contract/errors.ts';
import type { Checked, Output } from '../../contract/index.ts';
import type { Context, Handler, Handlers } from '../context.ts';
import { withMaskedTexts } from '../people/masked-texts.ts';
import { recordedDayError } from './life-days.ts';
import { applyStatus, permitted, preciseOr } from './measure-change.ts';
import { livePerson, measuredPerson } from './measure-life.ts';
import { BROUGHT_BY_SEIZURE, takeStatusBack } from './use-again.ts';
import { guardingViolations } from './violation-guard.ts';
import { afterChange } from '../people/person-change.ts';
import { sealingTexts } from '../people/sealed-person.ts';

/** 查获: the clock of R-06 starts again, and who was 戒断三年未复吸 or 无感 is under control again (defaults.md 4). */
export function createSeizureHandlers(): Handlers<
  'seizures.record' | 'seizures.void' | 'seizures.ofPerson'
> {
  return {
    'seizures.record': recordSeizure,
    'seizures.void': guardingViolations(
      voidSeizure,
      ({ id }, { register }) => register.seizures.find(id)?.personId,
    ),
    'seizures.ofPerson': sealingTexts<'seizures.ofPerson'>((input, { register }) =>
      ok(register.seizures.ofPerson(input.personId).map(seizureOf)),
    ),
  };
}

const recordSeizure: Handler<'seizures.record'> = (input, context) => {
  const found = livePerson(context, input.personId);
  if (!found.ok) return found;
  const person = found.value;
  const seized = { path: 'seizedOn', day: input.seizedOn, rough: true };
  const error = recordedDayError(context, person, [seized]);
  if (error !== null) return fail(error);
  const { life } = measuredPerson(context, person);
  const allowed = permitted(life, { type: '查获', on: input.seizedOn });
  if (!allowed.ok) return allowed;
  keepLedgerSeizure(context, person.id);
  const row = context.register.seizures.add({
    ...input,
    drugs: JSON.stringify(input.drugs.map(drugWords)),
    source: '登记',
    recordedBy: context.user.name,
    recordedAt: context.now,
  });
  followLatest(context, person.id);
  const controlStatus = applyStatus(context, person, allowed.value.status, {
    on: preciseOr(input.seizedOn, context.today),
    note: BROUGHT_BY_SEIZURE,
  });
  afterChange(context, person.id);
  context.audit({
    action: '登记查获',
    subjectKind: 'person',
    subjectId: person.id,
    after: { seizureId: row.id, seizedOn: input.seizedOn, finding: input.finding, controlStatus },
  });
  return ok({ id: row.id, controlStatus, broughtBack: allowed.value.status !== null });
};

/** As it is kept and shown: 其他 by what was written of it, any other with it. */
function drugWords({ drug, note }: Checked<'seizures.record'>['drugs'][number]): string {
  if (note === '') return drug;
  return drug === '其他' ? note : `${drug}（${note}）`;
}

/** The day that the ledger knew gets a row of its own before a later one takes its place, so that voiding finds it again. */
function keepLedgerSeizure({ register, now }: Context, personId: number): void {
  const known = register.people.find(personId)?.lastSeizedOn ?? null;
  if (known === null) return;
  const rows = register.seizures.ofPerson(personId);
  if (rows.some(({ seizedOn, voidedAt }) => seizedOn === known && voidedAt === null)) return;
  register.seizures.add({
    personId,
    seizedOn: known,
    finding: '未认定',
    source: '台账导入',
    recordedBy: '台账',
    recordedAt: now,
  });
}

/** 最近查获日期 of the lists is the latest day that counts. */
function followLatest({ register }: Context, personId: number): void {
  const lastSeizedOn = register.seizures.latestOn(personId);
  if (register.people.find(personId)?.lastSeizedOn !== lastSeizedOn)
    register.people.update(personId, { lastSeizedOn });
}

const voidSeizure: Handler<'seizures.void'> = (input, context) => {
  const { register, now } = context;
  const row = register.seizures.find(input.id);
  if (row === undefined) return fail({ code: 'NOT_FOUND', what: '这次查获' });
  if (row.voidedAt !== null) return fail({ code: 'REFUSED', reason: '这次查获已经作废' });
  // What an import or a change of the person entered is no row yet: it must not go with this one.
  keepLedgerSeizure(context, row.personId);
  register.seizures.void(row.id, { voidedAt: now, voidReason: input.reason });
  followLatest(context, row.personId);
  const takenBack = takeStatusBack(context, row.personId, {
    what: '查获',
    on: row.seizedOn,
    reason: input.reason,
  });
  afterChange(context, row.personId);
  context.audit({
    action: '作废查获',
    subjectKind: 'person',
    subjectId: row.personId,
    reason: input.reason,
    before: { seizureId: row.id, seizedOn: row.seizedOn },
  });
  return ok(takenBack);
};

function seizureOf(row: SeizureRow): Output<'seizures.ofPerson'>[number] {
  const { id, seizedOn, unit, place, finding, findingNumber, source, note } = row;
  const { recordedBy, voidedAt, voidReason } = row;
  return withMaskedTexts({
    id,
    seizedOn,
    unit,
    place,
    drugs: JSON.parse(row.drugs) as string[],
    finding,
    findingNumber,
    source,
    note,
    recordedBy,
    voided: voidedAt !== null,
    voidReason,
  });
}
