import { maskIdentityNumber, maskPhone } from '../../../db/domain/values/resident-id.ts';
import { LEDGER_COLUMNS } from '../../ledger/columns.ts';
import { writeList } from '../../ledger/list-export.ts';
import { ledgerTexts } from '../../ledger/person-text.ts';
import type { LedgerPerson } from '../../ledger/reading.ts';
import { fail, ok } from '../../contract/errors.ts';
import type { Checked } from '../../contract/index.ts';
import type { Context, Handlers } from '../context.ts';
import { regionNames } from '../imports/import-differences.ts';
import { ledgerViewOf } from '../imports/ledger-view.ts';
import { withMaskedTexts } from './masked-texts.ts';
import type { Files } from '../ports.ts';
import { saveFile } from '../reports/save-file.ts';

const EVERYBODY = 1_000_000;

/** ledger.md, Export: the current filter and the chosen columns; masked unless an approver gives a reason; always logged. */
export function createPeopleExport(world: {
  readonly files: Files;
  readonly nameOf: (path: string) => string;
}): Handlers<'people.export'> {
  return {
    'people.export': (input, context) => {
      const { register, user, progress } = context;
      if (input.unmasked && user.role === '经办人')
        return fail({ code: 'NOT_PERMITTED', needs: '审核人或负责人' });
      if (input.unmasked && input.reason === '')
        return fail({
          code: 'INVALID_INPUT',
          fields: [{ path: 'reason', message: '导出完整号码请写明原因' }],
        });
      const columns = LEDGER_COLUMNS.flatMap((column, index) =>
        input.columns.length === 0 || input.columns.includes(column.title)
          ? [{ ...column, index }]
          : [],
      );
      if (columns.length === 0)
        return fail({
          code: 'INVALID_INPUT',
          fields: [{ path: 'columns', message: '请至少选择一列' }],
        });
      const { listed, leftOut } = listedRows(input.filter, context);
      const names = regionNames(register);
      const texts = function* () {
        for (const { id } of listed) {
          const person = register.people.find(id);
          if (person === undefined) continue;
          const view = ledgerViewOf(register, person);
          const line = ledgerTexts(input.unmasked ? view : masked(view), names);
          const cells = columns.map(({ index }) => line[index] ?? '');
          yield input.unmasked ? cells : withMaskedTexts(cells);
        }
      };
      const bytes = writeList(
        { sheetName: '人员台账', columns, rows: texts(), count: listed.length },
        progress,
      );
      const saved = saveFile(world, input.target, bytes);
      if (!saved.ok) return saved;
      context.audit({
        action: input.unmasked ? '导出人员台账（完整号码）' : '导出人员台账（已遮盖）',
        subjectKind: 'export',
        reason: input.reason,
        after: { rows: listed.length, columns: columns.map(({ field }) => field) },
      });
      return ok({
        rows: listed.length,
        leftOut,
        fileName: saved.value,
      });
    },
  };
}

/** The people of the filter without those under 无感式管理, who stand on no list; how many were left out is told. */
function listedRows(filter: Checked<'people.export'>['filter'], { register, today }: Context) {
  const order = { sort: 'town', descending: false } as const;
  const everybody = { offset: 0, limit: EVERYBODY };
  const { rows } = register.peopleList.list(filter, order, everybody, today);
  const listed = rows.filter(({ lightTouch }) => lightTouch === 0);
  return { listed, leftOut: rows.length - listed.length };
}

function masked(person: LedgerPerson): LedgerPerson {
  return {
    ...person,
    identityNumber: maskIdentityNumber(person.identityNumber),
    phone: person.phone === null ? null : maskPhone(person.phone),
    guardianPhone: person.guardianPhone === null ? null : maskPhone(person.guardianPhone),
  };
}
