import { ok, type Result } from '../contract/errors.ts';
import type { Input } from '../contract/index.ts';
import { needed, optional, Usage, wholeNumber, type Options } from './arguments.ts';
import type { CommandDesk } from './desk.ts';

type Reader = (
  desk: CommandDesk,
  where: Record<string, unknown>,
  limit: number,
) => Promise<Result<{ total: number; rows: readonly unknown[] }>>;

const PAGE = 500;

/** `list --of KIND`: what the window lists, by the same calls; numbers are masked. */
export async function listRows(desk: CommandDesk, options: Options): Promise<Result<unknown>> {
  const reader = READERS[needed(options, 'of')];
  if (reader === undefined) throw new Usage(`--of takes ${Object.keys(READERS).join(', ')}`);
  return reader(desk, whereOf(options), wholeNumber(options, 'limit', 100));
}

function whereOf(options: Options): Record<string, unknown> {
  const text = optional(options, 'where');
  if (text === undefined) return {};
  try {
    const where: unknown = JSON.parse(text);
    if (typeof where === 'object' && where !== null && !Array.isArray(where))
      return where as Record<string, unknown>;
  } catch {
    // Falls through to the same word: not an object.
  }
  throw new Usage('--where takes a JSON object');
}

type PagedMethod = 'people.list' | 'visits.list' | 'todo.list';

function paged(method: PagedMethod, inputOf: (where: Record<string, unknown>) => object): Reader {
  return async (desk, where, limit) => {
    const rows: unknown[] = [];
    let total = 0;
    for (let page = 1; rows.length < limit; page += 1) {
      const found = await desk.call(method, {
        ...inputOf(where),
        page,
        pageSize: PAGE,
      });
      if (!found.ok) return found;
      const value = found.value as { total: number; rows: unknown[] };
      total = value.total;
      rows.push(...value.rows);
      if (page * PAGE >= total) break;
    }
    return ok({ total, rows: rows.slice(0, limit) });
  };
}

type WholeMethod =
  | 'regions.towns'
  | 'regions.villages'
  | 'users.list'
  | 'rules.list'
  | 'reports.list'
  | 'exports.list'
  | 'imports.list'
  | 'imports.doubtful'
  | 'people.recycled';

function whole(method: WholeMethod): Reader {
  return async (desk, where, limit) => {
    const found = await desk.call(method, where as Input<WholeMethod>);
    if (!found.ok) return found;
    const rows = found.value as readonly unknown[];
    return ok({ total: rows.length, rows: rows.slice(0, limit) });
  };
}

const READERS: Readonly<Record<string, Reader>> = {
  people: paged('people.list', (filter) => ({ filter })),
  visits: paged('visits.list', (where) => where),
  due: paged('todo.list', (filter) => ({ filter: { ...filter, kind: '走访' } })),
  towns: whole('regions.towns'),
  villages: whole('regions.villages'),
  users: whole('users.list'),
  rules: whole('rules.list'),
  reports: whole('reports.list'),
  exports: whole('exports.list'),
  imports: whole('imports.list'),
  doubtful: whole('imports.doubtful'),
  recycled: whole('people.recycled'),
};
