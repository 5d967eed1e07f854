import { daysBetween } from '../../../db/domain/calendar/calendar-day.ts';
import {
  maskIdentityNumber,
  maskPhone,
  readIdentityNumber,
} from '../../../db/domain/values/resident-id.ts';
import type { PersonRecord } from '../../../db/repositories/people.ts';
import type { PersonLine } from '../../../db/repositories/people-list.ts';
import { fail, ok } from '../../contract/errors.ts';
import type { Output } from '../../contract/index.ts';
import type { Context, Handlers } from '../context.ts';
import { withMaskedTexts } from './masked-texts.ts';
import { createNumberSearchLog } from './number-search-log.ts';
import { ageOn, detailOf } from './person-detail.ts';
import { IDENTITY_MESSAGES } from './person-values.ts';
import { coveredTexts, shownName } from './sealed-person.ts';

type Asking =
  | 'people.list'
  | 'people.search'
  | 'people.get'
  | 'people.checkIdentity'
  | 'people.recycled'
  | 'people.workers';
type Row = Output<'people.search'>[number];

/** What the window sees of people: numbers masked, days explained. */
export function createPeopleQueries(isKnownRegion: (code: string) => boolean): Handlers<Asking> {
  const logSearch = createNumberSearchLog();
  return {
    'people.list': (input, context) => {
      const { register, today } = context;
      const { filter, sort, descending, page, pageSize } = input;
      const span = { offset: (page - 1) * pageSize, limit: pageSize };
      const found = register.peopleList.list(filter, { sort, descending }, span, today);
      logSearch(filter.text ?? '', found.total, context);
      return ok({ total: found.total, rows: found.rows.map((line) => rowOf(line, today)) });
    },
    'people.search': (input, context) => {
      const { register, today } = context;
      const found = register.peopleList.search(input.text, input.limit);
      logSearch(input.text, found.length, context);
      return ok(found.map((line) => rowOf(line, today)));
    },
    'people.workers': (_input, { register }) => ok(register.peopleList.workers()),
    'people.get': (input, context) => {
      const person = context.register.people.find(input.id);
      return person === undefined
        ? fail({ code: 'NOT_FOUND', what: '此人' })
        : ok(sealedDetail(person, context));
    },
    'people.checkIdentity': (input, context) => {
      const { register, today } = context;
      const text = input.identityNumber.replace(/\s/gu, '');
      const reading = readIdentityNumber(text, today, isKnownRegion);
      const unread = { kind: null, birthOn: null, sex: null, takenBy: null, warnings: [] };
      if (!reading.valid)
        return ok({ valid: false, message: IDENTITY_MESSAGES[reading.problem], ...unread });
      const holder = register.people.idOfNumber(reading.number);
      const takenBy = holder === input.exceptId ? null : holder;
      const sealed = takenBy !== null && register.people.find(takenBy)?.lightTouch === true;
      if (sealed) logSearch(reading.number, 1, context);
      return ok({
        valid: true,
        message: takenBy === null ? '' : '此身份证号已登记',
        kind: reading.kind,
        birthOn: reading.birthDay,
        sex: reading.sex,
        takenBy,
        warnings: reading.warnings.map(() => '前6位不在现行区划代码中，可能是已撤并的旧代码'),
      });
    },
    'people.recycled': (_input, { register }) =>
      ok(
        register.people.recycled().map((person) => ({
          id: person.id,
          fullName: shownName(person),
          townName: register.regions.findTown(person.townCode)?.name ?? '',
          reason: person.recycleReason ?? '',
          by: person.recycledBy ?? '',
          at: person.recycledAt ?? '',
        })),
      ),
  };
}

/** what was typed about a grade or a change of status is covered, too. */
function sealedDetail(person: PersonRecord, context: Context): Output<'people.get'> {
  const detail = detailOf(person, context);
  if (!person.lightTouch) return detail;
  const { grades, statuses, fields } = detail;
  return { ...detail, ...coveredTexts({ grades, statuses, fields }) };
}

function rowOf(line: PersonLine, today: string): Row {
  const { identityNumber, phone, birthOn, visitDueOn, lightTouch, ...shown } = line;
  return {
    ...withMaskedTexts(shown),
    lightTouch: lightTouch === 1,
    identityMasked: maskIdentityNumber(identityNumber),
    phoneMasked: maskPhone(phone),
    age: birthOn === null ? null : ageOn(birthOn, today),
    visitDueOn,
    overdueDays: visitDueOn === null ? null : Math.max(0, daysBetween(visitDueOn, today)),
  };
}
