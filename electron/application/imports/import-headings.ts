import type { Register } from '../../../db/register.ts';
import { titleOf } from '../../ledger/columns.ts';
import { fieldOfTarget, headingKey, knownMeaning } from '../../ledger/heading.ts';
import type { LedgerReading } from '../../ledger/reading.ts';
import { fail, ok, type AppError } from '../../contract/errors.ts';
import type { Output } from '../../contract/index.ts';
import type { Handlers } from '../context.ts';

type Mapping = Readonly<Record<string, string>>;

/** What the office has said that headings mean: shown, and taken back one by one. */
export function createHeadingHandlers(): Handlers<'imports.headings' | 'imports.forgetHeading'> {
  return {
    'imports.headings': (_input, { register }) =>
      ok(
        Object.entries(register.imports.headings()).map(([heading, target]) => ({
          heading,
          target: titleOfTarget(target),
        })),
      ),
    'imports.forgetHeading': ({ heading }, context) => {
      const { imports } = context.register;
      const target = imports.headings()[heading];
      if (target === undefined) return fail({ code: 'NOT_FOUND', what: '这个列名对应' });
      imports.forgetHeading(heading);
      context.audit({ action: '删除列名对应', subjectKind: 'import', before: { heading, target } });
      return ok({});
    },
  };
}

/** Why a mapping is not taken: the program knows the heading by itself, or the column does not exist; null when it is. */
export function mappingProblem(mapping: Mapping): AppError | null {
  for (const [heading, target] of Object.entries(mapping)) {
    const field = target === '' ? null : fieldOfTarget(target);
    if (field === undefined) return refused(`台账里没有“${target}”这一列，请重新选择`);
    const meaning = knownMeaning(heading);
    if (meaning === 'ignored')
      return refused(`“${heading}”不是人员资料（序号一类），程序不读这一列，不能对应到别的列`);
    if (meaning !== null && meaning !== field)
      return refused(
        `“${heading}”程序本来就认识，就是“${titleOf(meaning)}”，不能对应到别的列。如果是文件里的列名写错了，请先在表格里改正列名`,
      );
  }
  return null;
}

/** Why a mapping does not fit the file: two headings of one sheet would be the same column; null when it fits. */
export function mappingClash(mapping: Mapping, reading: LedgerReading): AppError | null {
  const now = new Map(Object.entries(mapping).map(([key, target]) => [headingKey(key), target]));
  for (const { sheet, heading, clashesWith } of reading.mappedHeadings) {
    const target = now.get(headingKey(heading)) ?? now.get(headingKey(clashesWith));
    if (clashesWith === '' || clashesWith === heading || target === undefined) continue;
    return refused(
      `工作表“${sheet}”里“${clashesWith}”和“${heading}”两列不能都是“${titleOfTarget(target)}”，请只选一列，另一列选“不导入，只保留原文”`,
    );
  }
  return null;
}

/** The headings that were read as the office said: in this dry run, or the last time (按上次的对应). */
export function mappedHeadings(
  mapping: Mapping,
  reading: LedgerReading,
): Output<'imports.read'>['mappedHeadings'] {
  const now = new Set(Object.keys(mapping).map(headingKey));
  return reading.mappedHeadings.map(({ sheet, heading, target, values }) => ({
    sheet,
    heading,
    target,
    samples: values,
    remembered: !now.has(headingKey(heading)),
  }));
}

/** For the next import; a heading is remembered once, whatever blanks and marks it was written with. */
export function rememberMapping(register: Register, mapping: Mapping): void {
  const kept = Object.keys(register.imports.headings());
  for (const [heading, target] of Object.entries(mapping)) {
    for (const other of kept)
      if (headingKey(other) === headingKey(heading)) register.imports.forgetHeading(other);
    register.imports.rememberHeading(heading, titleOfTarget(target));
  }
}

function titleOfTarget(target: string): string {
  const field = fieldOfTarget(target);
  return field === undefined ? '' : titleOf(field);
}

function refused(reason: string): AppError {
  return { code: 'REFUSED', reason };
}
