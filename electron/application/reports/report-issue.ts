import { createHash } from 'node:crypto';
import { isCalendarDay } from '../../../db/domain/calendar/calendar-day.ts';
import type { ReportRow } from '../../../db/repositories/reports.ts';
import type { Register } from '../../../db/register.ts';
import { fail, ok, type AppError, type Result } from '../../contract/errors.ts';
import type { Checked, Output } from '../../contract/index.ts';
import { isLeavingCheck } from '../../contract/reports.ts';
import type { ReportModel } from '../../reports/report-model.ts';
import { hasControlCharacter } from '../../reports/text/wording.ts';
import { buildReport } from '../../reports/build-report.ts';
import type { Context, LongHandlers } from '../context.ts';
import type { Files } from '../ports.ts';
import { withCharts, type DrawPicture } from './draw-charts.ts';
import { frozenModel, issuedDetail, numberText } from './report-answers.ts';
import { storedPeriod, type Composed, type ReportKind } from './report-kind.ts';
import type { ReportDependencies } from './reports.ts';
import { saveFile as writeTo } from './save-file.ts';
import { readSettings, saveSettings } from '../settings/settings.ts';

const NO_REPORT = { code: 'NOT_FOUND', what: '这份报告' } as const;

interface BuiltFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly pages: number;
}

interface PaperDependencies extends ReportDependencies {
  readonly files: Files;
  readonly pictureOf: DrawPicture;
}

/** Issuing and the Word file: building one takes a while, so the register is written to only at the end. */
export function createReportPapers(
  dependencies: PaperDependencies,
): LongHandlers<'reports.issue' | 'reports.saveFile'> {
  return {
    'reports.issue': (input, context) => issue(input, context, dependencies),
    'reports.saveFile': (input, context) => saveFile(input, context, dependencies),
  };
}

/** What a file system and the unfinished name beside it (`.partial`) leave for a name, in UTF-8. */
const LONGEST_NAME_BYTES = 200;

/**
 * defaults.md 1: 文种标题去书名号, then _v1.docx; a draft says so. The name is frozen with the report and goes into the
 * package, so it holds nothing that a stick or a manifest cannot (RFC 8493 2.1.3: no %), and of a title that is too long
 * the end, which names the period.
 */
export function reportFileName(title: string, draft: boolean): string {
  const plain = Array.from(title.normalize('NFC').replace(/[《》\\/:*?"<>|%\p{C}]/gu, ''));
  while (Buffer.byteLength(plain.join('')) > LONGEST_NAME_BYTES) plain.shift();
  return `${plain.join('')}${draft ? '（草稿）' : '_v1'}.docx`;
}

async function buildFile(model: ReportModel, draft: boolean): Promise<BuiltFile> {
  const { bytes, pages } = await buildReport(model.document);
  return {
    fileName: reportFileName(model.title, draft),
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    pages,
  };
}

/** The file of an issued report, built of nothing but what is frozen: at any time the same bytes. */
export async function buildFromFrozen(frozen: Pick<ReportRow, 'model'>): Promise<BuiltFile> {
  return buildFile(frozenModel(frozen), false);
}

/** Why this user cannot issue this report on this day; null: they can. */
function issueError(
  kind: ReportKind,
  row: ReportRow,
  input: Checked<'reports.issue'>,
  context: Context,
): AppError | null {
  const { register, user, officeOfOne, today } = context;
  if (row.state === 'issued') return { code: 'REFUSED', reason: '报告已经签发' };
  if (row.preparedBy === user.name && !officeOfOne)
    return { code: 'NOT_PERMITTED', needs: '起草人以外的审核人或负责人' };
  if (hasControlCharacter(input.signer)) {
    const message = '姓名里有不能印出的字符';
    return { code: 'INVALID_INPUT', fields: [{ path: 'signer', message }] };
  }
  const { last } = storedPeriod(kind, register, row);
  if (!isCalendarDay(input.issuedOn) || input.issuedOn > today || input.issuedOn < last) {
    const message = `成文日期应在报告期末（${last}）与今天之间`;
    return { code: 'INVALID_INPUT', fields: [{ path: 'issuedOn', message }] };
  }
  return disclosureError(kind, input, '报送用途') ?? numberError(kind, input, context);
}

/** Names leave the office only with a reason, in a draft as in an issued report (issue C); the reason stands in the log. */
function disclosureError(
  { privacy }: ReportKind,
  { namesReason }: { readonly namesReason: string },
  asked: string,
): AppError | null {
  if (!privacy.names || namesReason !== '') return null;
  const message = `报告附件含人员姓名，请写明${asked}`;
  return { code: 'INVALID_INPUT', fields: [{ path: 'namesReason', message }] };
}

function numberError(
  kind: ReportKind,
  { number, issuedOn }: Checked<'reports.issue'>,
  { register }: Context,
): AppError | null {
  if (!kind.numbered) return null;
  if (number === null)
    return { code: 'INVALID_INPUT', fields: [{ path: 'number', message: '请填写发文字号' }] };
  const text = numberText(readSettings(register).agencyCode, issuedOn, number);
  return register.reports.ofNumber(text) === undefined
    ? null
    : { code: 'CONFLICT', what: `发文字号${text}` };
}

/** Blocking checks that do not hold, as one refusal; of a draft only those without which no file may leave. */
function checksError({ model }: Composed, asked: (id: string) => boolean): AppError | null {
  const broken = model.checks.filter(
    ({ id, ok: holds, blocking }) => blocking && !holds && asked(id),
  );
  if (broken.length === 0) return null;
  return { code: 'REFUSED', reason: broken.map(({ message }) => message).join('；') };
}

async function issue(
  input: Checked<'reports.issue'>,
  context: Context,
  dependencies: PaperDependencies,
): Promise<Result<Output<'reports.issue'>>> {
  const { register, today } = context;
  const row = register.reports.find(input.id);
  if (row === undefined) return fail(NO_REPORT);
  const kind = dependencies.kinds.of(row);
  const refused = issueError(kind, row, input, context);
  if (refused !== null) return fail(refused);
  const { signer, issuedOn } = input;
  const number = kind.numbered ? input.number : null;
  const words = { today, issue: { number, signer, issuedOn } };
  const seq = register.auditLog.lastSeq();
  const composed = kind.compose(register, row, words);
  const incomplete = checksError(composed, () => true);
  if (incomplete !== null) return fail(incomplete);
  const model = await withCharts(composed.model, dependencies.pictureOf);
  const frozen = JSON.stringify(model);
  const file = await buildFromFrozen({ model: frozen });
  return register.transaction(() => {
    if (register.auditLog.lastSeq() !== seq)
      return fail({
        code: 'REFUSED',
        reason: '签发时台账有变动，数字可能不同，请核对后重新签发',
      });
    freeze(row, { kind, input, composed, frozen, file }, context);
    const issued = register.reports.find(row.id);
    return issued === undefined
      ? fail(NO_REPORT)
      : ok(issuedDetail(register, issued, { kind, holidays: dependencies.holidays }));
  });
}

interface Issuing {
  readonly kind: ReportKind;
  readonly input: Checked<'reports.issue'>;
  readonly composed: Composed;
  readonly frozen: string;
  readonly file: BuiltFile;
}

/** Model, figures with their lists, and file: written together, never changed again. */
function freeze(row: ReportRow, issuing: Issuing, context: Context): void {
  const { kind, input, composed, frozen, file } = issuing;
  const { register, user, now } = context;
  const { model } = composed;
  const selfApproved = row.preparedBy === user.name;
  const { signer, issuedOn, note } = input;
  const number =
    kind.numbered && input.number !== null
      ? numberText(readSettings(register).agencyCode, issuedOn, input.number)
      : '';
  const { bytes, fileName, sha256, pages } = file;
  register.reports.issue(row.id, {
    title: model.title,
    ...{ number, signer, issuedOn, selfApproved, fileName, sha256, pages },
    file: bytes,
    model: frozen,
    issuedBy: user.name,
    issuedAt: now,
  });
  register.reports.freeze(row.id, composed.frozenFigures());
  rememberFirst(register);
  context.audit({
    action: selfApproved ? '签发报告（自评自批）' : '签发报告',
    subjectKind: 'report',
    subjectId: row.id,
    reason: note,
    after: { number, signer, issuedOn, sha256, preparedBy: row.preparedBy },
  });
  if (kind.privacy.names)
    context.audit({
      action: '签发含人员姓名的报告',
      subjectKind: 'report',
      subjectId: row.id,
      reason: input.namesReason,
      after: { number, sha256 },
    });
}

/** defaults.md 4: from the first issued report on, an import is 新增 unless said otherwise. */
function rememberFirst(register: Register): void {
  const settings = readSettings(register);
  if (!settings.firstReportIssued)
    saveSettings({ register }, { ...settings, firstReportIssued: true });
}

async function saveFile(
  { id, target, namesReason }: Checked<'reports.saveFile'>,
  context: Context,
  dependencies: PaperDependencies,
): Promise<Result<Output<'reports.saveFile'>>> {
  const { register } = context;
  const { files, kinds } = dependencies;
  const row = register.reports.find(id);
  if (row === undefined) return fail(NO_REPORT);
  const draft = row.state !== 'issued';
  const file = draft
    ? await draftFile(row, { namesReason }, { context, dependencies })
    : ok(issuedFile(row));
  if (!file.ok) return file;
  const { fileName, sha256, pages, bytes } = file.value;
  const saved = writeTo({ files, nameOf: () => fileName }, target, bytes);
  if (!saved.ok) return saved;
  const named = kinds.of(row).privacy.names;
  register.transaction(() =>
    context.audit({
      action: draft ? `保存${named ? '含人员姓名的' : ''}报告草稿` : '保存已签发的报告',
      subjectKind: 'report',
      subjectId: id,
      ...(draft && named ? { reason: namesReason } : {}),
      after: { sha256 },
    }),
  );
  return ok({ fileName, sha256, pages });
}

/** A draft is as much a file on a stick as an issued report: what may not leave with the one does not leave with the other. */
async function draftFile(
  row: ReportRow,
  reason: { readonly namesReason: string },
  world: { readonly context: Context; readonly dependencies: PaperDependencies },
): Promise<Result<BuiltFile>> {
  const { register, today } = world.context;
  const { kinds, pictureOf } = world.dependencies;
  const kind = kinds.of(row);
  const composed = kind.compose(register, row, { today, issue: null });
  const refused = checksError(composed, isLeavingCheck) ?? disclosureError(kind, reason, '用途');
  if (refused !== null) return fail(refused);
  return ok(await buildFile(await withCharts(composed.model, pictureOf), true));
}

function issuedFile({ file, fileName, sha256, pages }: ReportRow): BuiltFile {
  if (file === null || fileName === null || sha256 === null || pages === null)
    throw new Error('an issued report without its file');
  return { bytes: new Uint8Array(file), fileName, sha256, pages };
}
