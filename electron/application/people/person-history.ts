import { maskNumbers } from '../../../db/domain/values/number-mask.ts';
import type { Register } from '../../../db/register.ts';
import type { AuditRow } from '../../../db/repositories/audit-log.ts';
import { ok } from '../../contract/errors.ts';
import type { Output } from '../../contract/index.ts';
import type { Handlers } from '../context.ts';
import { FIELD_LABELS } from './field-labels.ts';
import { COVERED } from './sealed-person.ts';

type Entry = Output<'people.history'>[number];

/** 修改历史, read from the log: what the log holds is the history, there is no second copy. */
export function createPersonHistory(): Handlers<'people.history'> {
  return {
    'people.history': (input, { register }) => {
      const sealed = register.people.find(input.id)?.lightTouch === true;
      const nameOf = placeNames(register);
      return ok(
        register.auditLog
          .ofSubject('person', input.id)
          .map((row) => (sealed ? withoutValues(row, nameOf) : entryOf(row, nameOf)))
          .reverse(),
      );
    },
  };
}

/** of somebody under 无感式管理 what was done and when stays, without the values, which would tell who it is. */
function withoutValues(row: AuditRow, nameOf: PlaceNames): Entry {
  const entry = entryOf(row, nameOf);
  const covered = (value: string) => (value === '' ? '' : COVERED);
  return {
    ...entry,
    action: row.action,
    changes: entry.changes.map(({ field, before, after }) => ({
      field,
      before: covered(before),
      after: covered(after),
    })),
  };
}

type PlaceNames = (field: string, code: string) => string;

/** Towns and villages by their names of today; a code that the register does not know stays a code. */
function placeNames({ regions }: Pick<Register, 'regions'>): PlaceNames {
  return (field, code) => {
    if (field === 'townCode') return regions.findTown(code)?.name ?? code;
    if (field === 'villageCode') return regions.findVillage(code)?.name ?? code;
    return code;
  };
}

function entryOf(row: AuditRow, nameOf: PlaceNames): Entry {
  const before = parsed(row.before);
  const after = parsed(row.after);
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return {
    at: row.at,
    by: row.userName,
    action: row.reason === '' ? row.action : `${row.action}（${maskNumbers(row.reason)}）`,
    changes: fields
      .filter(
        (field) =>
          shown(before[field]) !== shown(after[field]) && FIELD_LABELS[field] !== undefined,
      )
      .map((field) => ({
        field: FIELD_LABELS[field] ?? field,
        before: maskNumbers(nameOf(field, shown(before[field], field))),
        after: maskNumbers(nameOf(field, shown(after[field], field))),
      })),
  };
}

function parsed(text: string | null): Record<string, unknown> {
  return text === null ? {} : (JSON.parse(text) as Record<string, unknown>);
}

const HIDDEN = new Set(['identityNumber', 'phone', 'guardianPhone']);

/** Numbers stay masked in the history, those typed into free text too: that they changed is the news. */
function shown(value: unknown, field?: string): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'string' || typeof value === 'number') {
    const text = String(value);
    return field !== undefined && HIDDEN.has(field) ? `****${text.slice(-4)}` : text;
  }
  if (Array.isArray(value)) return value.map((item) => shown(item)).join('、');
  return Object.values(value)
    .filter((part) => part !== '')
    .map((part) => shown(part))
    .join(' ');
}
