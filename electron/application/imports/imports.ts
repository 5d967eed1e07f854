import { createHash, randomUUID } from 'node:crypto';
import type { Register } from '../../../db/register.ts';
import { ledgerTemplate } from '../../ledger/ledger-template.ts';
import { readLedger } from '../../ledger/ledger-reader.ts';
import { REASONS } from '../../ledger/unreadable.ts';
import { WORKBOOK_LIMITS } from '../../ledger/workbook.ts';
import { rejectedWorkbook } from '../../ledger/rejected-workbook.ts';
import type { LedgerReading } from '../../ledger/reading.ts';
import { fail, ok, type Result } from '../../contract/errors.ts';
import type { Checked, Output } from '../../contract/index.ts';
import type { Context, Handlers } from '../context.ts';
import { commitImport } from './import-commit.ts';
import { shownDifference } from './import-differences.ts';
import type { Doubt } from './import-doubts.ts';
import { mappedHeadings, mappingClash, mappingProblem } from './import-headings.ts';
import { planImport, type ImportPlan, type PlannedChange } from './import-plan.ts';
import type { PendingImport } from './pending-import.ts';
import type { Files } from '../ports.ts';
import { saveFile } from '../reports/save-file.ts';
import { shownName } from '../people/sealed-person.ts';
import { readSettings } from '../settings/settings.ts';

type ImportMethod =
  'imports.read' | 'imports.commit' | 'imports.saveRejected' | 'imports.saveTemplate';
type DryRun = Output<'imports.read'>;

export interface ImportDependencies {
  readonly files: Files;
  readonly isKnownRegion: (code: string) => boolean;
  readonly nameOf: (path: string) => string;
}

/** ledger.md: dry run, confirmation, the rejected lines back as a workbook. */
export function createImportHandlers(dependencies: ImportDependencies): Handlers<ImportMethod> {
  const pending = new WeakMap<Register, PendingImport>();
  const waiting = (context: Context, token: string): Result<PendingImport> => {
    const found = pending.get(context.register);
    if (found?.token === token) return ok(found);
    return fail({
      code: 'NOT_FOUND',
      what: '这次预检（可能已锁定或重新选择了文件），请重新选择台账文件',
    });
  };
  return {
    'imports.read': (input, context) => {
      const read = readSource(input, context, dependencies);
      if (!read.ok) return read;
      pending.set(context.register, read.value);
      const plan = planImport(context.register, read.value.reading, (done, total) =>
        context.progress.report(done, total, '与已有人员比对'),
      );
      return ok(dryRunOf(read.value, plan, context.register));
    },
    'imports.commit': (input, context) => {
      const found = waiting(context, input.token);
      if (!found.ok) return found;
      const committed = commitImport(context, found.value, input);
      pending.delete(context.register);
      return ok(committed);
    },
    'imports.saveRejected': (input, context) => {
      const found = waiting(context, input.token);
      if (!found.ok) return found;
      const { rejectedSheets, rejected } = found.value.reading;
      if (rejected.length === 0) return fail({ code: 'REFUSED', reason: '没有被退回的行' });
      const saved = saveFile(
        dependencies,
        input.target,
        rejectedWorkbook(rejectedSheets, rejected),
      );
      if (!saved.ok) return saved;
      return ok({ lines: rejectedLines(found.value.reading), fileName: saved.value });
    },
    'imports.saveTemplate': (input, { register }) => {
      const saved = saveFile(dependencies, input.target, ledgerTemplate(register.regions.towns()));
      return saved.ok ? ok({ fileName: saved.value }) : saved;
    },
  };
}

function readSource(
  input: Checked<'imports.read'>,
  context: Context,
  dependencies: ImportDependencies,
): Result<PendingImport> {
  const { register, today, progress } = context;
  const problem = mappingProblem(input.mapping);
  if (problem !== null) return fail(problem);
  if (!dependencies.files.exists(input.source))
    return fail({ code: 'FILE_MISSING', what: '所选的台账文件' });
  // Before it is read: a file of the wrong kind may be larger than the memory.
  if (dependencies.files.size(input.source) > WORKBOOK_LIMITS.fileBytes)
    return fail({ code: 'NOT_A_LEDGER', reason: REASONS.tooBig });
  const bytes = dependencies.files.read(input.source);
  const fileName = dependencies.nameOf(input.source);
  const reading = readLedger(
    bytes,
    fileName,
    {
      today,
      towns: register.regions.towns(),
      villages: register.regions.villages(),
      isKnownRegion: dependencies.isKnownRegion,
      rememberedHeadings: { ...register.imports.headings(), ...input.mapping },
      livesIn: livesIn(register),
    },
    progress,
  );
  if (!reading.ok) return reading;
  const clash = mappingClash(input.mapping, reading.value);
  if (clash !== null) return fail(clash);
  return ok({
    token: randomUUID(),
    fileName,
    fileSha256: createHash('sha256').update(bytes).digest('hex'),
    stock:
      input.as === undefined ? !readSettings(register).firstReportIssued : input.as === 'stock',
    reading: reading.value,
    mapping: input.mapping,
  });
}

/** Whether the holder of a number is registered in a town or village. */
function livesIn(register: Register): (identityNumber: string, regionCode: string) => boolean {
  return (identityNumber, regionCode) => {
    const id = register.people.idOfNumber(identityNumber);
    const person = id === null ? undefined : register.people.find(id);
    return person?.townCode === regionCode || person?.villageCode === regionCode;
  };
}

function dryRunOf(run: PendingImport, plan: ImportPlan, register: Register): DryRun {
  const { reading } = run;
  return {
    token: run.token,
    fileName: run.fileName,
    as: run.stock ? 'stock' : 'new',
    read: reading.sheets.reduce((sum, sheet) => sum + sheet.lines, 0),
    people: plan.created.length + plan.changed.length + plan.unchanged,
    created: plan.created.length,
    updated: plan.changed.length,
    unchanged: plan.unchanged,
    sheets: reading.sheets.map((sheet) => ({
      ...sheet,
      missingColumns: [...sheet.missingColumns],
    })),
    rejectedLines: rejectedLines(reading),
    rejected: reading.rejected.map((cell) => ({ ...cell })),
    changed: plan.changed.map((change) => changedPerson(change, register)),
    doubtful: plan.doubtful.map(doubtfulLine),
    hints: reading.hints.map((hint) => ({ ...hint })),
    unknownHeadings: reading.unknownHeadings
      .filter((heading) => !heading.repeated)
      .map(({ sheet, heading, values, suggestion }) => ({
        sheet,
        heading,
        samples: values,
        suggestion,
      })),
    mappedHeadings: mappedHeadings(run.mapping, reading),
  };
}

function rejectedLines({ rejected }: LedgerReading): number {
  return new Set(rejected.map(({ sheet, row }) => `${row} ${sheet}`)).size;
}

function changedPerson(change: PlannedChange, register: Register): DryRun['changed'][number] {
  const line = change.entry.lines[0];
  const person = register.people.find(change.personId);
  return {
    key: String(change.personId),
    personId: change.personId,
    fullName: person === undefined ? '' : shownName(person),
    sheet: line?.sheet ?? '',
    row: line?.row ?? 0,
    differences: change.differences.map((each) => shownDifference(each, person)),
  };
}

export function doubtfulLine(doubt: Doubt): DryRun['doubtful'][number] {
  const line = doubt.entry.lines[0];
  const { withPersonId, withName, why, explanation } = doubt;
  return {
    sheet: line?.sheet ?? '',
    row: line?.row ?? 0,
    fullName: doubt.entry.person.fullName,
    withPersonId,
    withName,
    why,
    explanation,
  };
}
