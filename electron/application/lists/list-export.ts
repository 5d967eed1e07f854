import { fail, ok, type Result } from '../../contract/errors.ts';
import type { Checked } from '../../contract/index.ts';
import { LISTS, type ListMethod } from '../../contract/lists.ts';
import { writeList } from '../../ledger/list-export.ts';
import type { Context, Handlers } from '../context.ts';
import { withMaskedTexts } from '../people/masked-texts.ts';
import { need, type Files } from '../ports.ts';
import { saveFile } from '../reports/save-file.ts';
import type { Cell, WrittenList } from './list-columns.ts';
import { OFFICE_LISTS } from './office-lists.ts';
import { POVERTY_LISTS } from './poverty-lists.ts';
import { VISIT_LISTS } from './visit-lists.ts';

const WRITTEN: Readonly<Record<ListMethod, WrittenList>> = {
  ...VISIT_LISTS,
  ...OFFICE_LISTS,
  ...POVERTY_LISTS,
};

/** Lines that are read at once. */
const PORTION = 5_000;
/** More than this helps nobody in one sheet. */
const MOST_LINES = 100_000;

type List = Checked<'lists.export'>['list'];
type Reader = (input: object, context: Context) => Result<unknown>;

/**
 * ledger.md, Export: every list as .xlsx. Its lines are the answers of the very query that fills the list on the screen, so what
 * is masked or sealed there is so here, and a number in any text is masked once more. Always logged, with what it is for.
 */
export function createListExport(
  world: { readonly files: Files; readonly nameOf: (path: string) => string },
  queries: Handlers<ListMethod>,
): Handlers<'lists.export'> {
  return {
    'lists.export': ({ list, columns: asked, reason, target }, context) => {
      const { title, columns: all } = LISTS[list.method];
      const chosen = all.filter((column) => asked.length === 0 || asked.includes(column));
      if (chosen.length === 0)
        return fail({
          code: 'INVALID_INPUT',
          fields: [{ path: 'columns', message: '请至少选择一列' }],
        });
      const columns = chosen.map((column) => columnOf(list.method, column));
      const cellsOf = (row: unknown) => withMaskedTexts(columns.map(({ cell }) => cell(row)));
      const read = queries[list.method] as Reader;
      const { rows, total } = readWhole(list, read, cellsOf, context);
      const bytes = writeList(
        { sheetName: title, columns, rows, count: rows.length },
        context.progress,
      );
      const saved = saveFile(world, target, bytes);
      if (!saved.ok) return saved;
      context.audit({
        action: `导出名单（${title}）`,
        subjectKind: 'export',
        reason,
        after: { rows: rows.length, columns: chosen },
      });
      return ok({ rows: rows.length, leftOut: total - rows.length, fileName: saved.value });
    },
  };
}

function columnOf(method: ListMethod, title: string) {
  const column = WRITTEN[method].columns[title];
  if (column === undefined) throw new Error(`no column ${title} in ${method}`);
  const [width, cell] = column;
  return { title, width, cell };
}

/** All pages of a list; one without pages in one go. */
function readWhole(
  { method, input }: List,
  read: Reader,
  cellsOf: (row: unknown) => Cell[],
  context: Context,
): { readonly rows: readonly Cell[][]; readonly total: number } {
  const paged = 'page' in input;
  const rows: Cell[][] = [];
  for (let page = 1; ; page += 1) {
    const asked = paged ? { ...input, page, pageSize: PORTION } : input;
    const found = WRITTEN[method].lines(need(read(asked, context)));
    if (found.total > MOST_LINES)
      need(
        fail({
          code: 'REFUSED',
          reason: `名单有${found.total}行，一次最多导出${MOST_LINES}行，请先按日期或乡镇筛选`,
        }),
      );
    for (const row of found.rows) rows.push(cellsOf(row));
    const { total } = found;
    context.progress.report(rows.length, total, '读取名单');
    if (!paged || found.rows.length === 0 || rows.length >= total) return { rows, total };
  }
}
