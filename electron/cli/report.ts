import { mkdirSync, readdirSync, renameSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { reportFileName } from '../application/reports/report-issue.ts';
import { createReportKinds } from '../application/reports/report-kinds.ts';
import { fail, ok, type Result } from '../contract/errors.ts';
import { REPORT_KINDS, type ReportKindName } from '../contract/reports.ts';
import { needed, Usage, wholeNumber, type Options } from './arguments.ts';
import type { CommandDesk } from './desk.ts';
import { freePath } from './out-file.ts';

/** Kinds that the program is to have one day. */
const LATER: readonly string[] = [
  ...['urgent', 'county-risk', 'campaign-phase', 'planting', 'stations', 'statistics'],
  'visit-forms',
];

/** What the command cannot do without is asked for before anything is written. */
interface ReportOrder {
  readonly kind: ReportKindName;
  readonly period: string;
  readonly out: string;
  /** Null: a draft. */
  readonly signer: string | null;
  /** Of a kind with names; '' of the others. */
  readonly reason: string;
}

/** `report`: a draft, or with --issue the issued report, as a file that takes no other's place. */
export async function report(desk: CommandDesk, options: Options): Promise<Result<unknown>> {
  const kind = needed(options, 'kind');
  if (kind === 'dossier') return dossier(desk, options);
  if (LATER.includes(kind)) return fail({ code: 'NOT_AVAILABLE', what: '这种报告' });
  if (!isReportKind(kind))
    throw new Usage(`--kind takes ${[...REPORT_KINDS, 'dossier'].join(', ')}`);
  const order = orderOf(kind, options);
  const draft = await desk.must('reports.prepare', { kind, period: order.period });
  const detail =
    order.signer === null
      ? draft
      : await desk.must('reports.issue', {
          id: draft.id,
          signer: order.signer,
          number: draft.numbered ? wholeNumber(options, 'number', nextNumber(draft.number)) : null,
          namesReason: order.reason,
          issuedOn: (await desk.must('session.state', {})).today,
        });
  mkdirSync(order.out, { recursive: true });
  const target = freePath(order.out, detail.fileName ?? reportFileName(detail.title, true));
  const namesReason = detail.state === 'draft' ? order.reason : '';
  const saved = await desk.must('reports.saveFile', { id: detail.id, target, namesReason });
  return ok({
    id: detail.id,
    state: detail.state,
    file: target,
    sha256: saved.sha256,
    pages: saved.pages,
    figures: detail.figures.map(({ id, label, value, text }) => ({ id, label, value, text })),
    checks: detail.checks,
  });
}

function orderOf(kind: ReportKindName, options: Options): ReportOrder {
  wholeNumber(options, 'number', 1);
  return {
    kind,
    period: needed(options, 'period'),
    out: resolve(needed(options, 'out')),
    signer: options['issue'] === true ? needed(options, 'signer') : null,
    reason: createReportKinds().of({ kind }).privacy.names ? needed(options, 'reason') : '',
  };
}

function isReportKind(kind: string): kind is ReportKindName {
  return REPORT_KINDS.some((each) => each === kind);
}

/** A person's file, numbers masked; `--period` is the person's id. A name that is taken gets the next version. */
async function dossier(desk: CommandDesk, options: Options): Promise<Result<unknown>> {
  const personId = wholeNumber(options, 'period', 0);
  if (personId === 0) throw new Usage('--period takes the id of a person');
  const out = resolve(needed(options, 'out'));
  mkdirSync(out, { recursive: true });
  const taken = new Set(readdirSync(out));
  const partial = join(out, `dossier-${process.pid}.partial`);
  const made = await desk.must('people.dossier', {
    personId,
    unmasked: false,
    reason: '',
    target: partial,
  });
  let name = made.fileName;
  for (let version = 2; taken.has(name); version += 1)
    name = made.fileName.replace(/_v1\.docx$/u, `_v${version}.docx`);
  const file = join(out, name);
  renameSync(partial, file);
  const { sha256, pages } = made;
  return ok({ id: personId, state: 'issued', file, sha256, pages, figures: [], checks: [] });
}

/** A draft carries the next free 发文字号: …〔2026〕5号 → 5. */
function nextNumber(documentNumber: string): number {
  return Number(/〕(\d+)号$/u.exec(documentNumber)?.[1] ?? 1);
}
