import { createHash } from 'node:crypto';
import { ok, type Result } from '../contract/errors.ts';
import type { Checked, Output } from '../contract/index.ts';
import { buildDossier, dossierPages, type Dossier } from '../reports/dossier/dossier.ts';
import type { Context, LongHandlers } from './context.ts';
import { helpPart, papersPart, teamPart } from './dossier-care.ts';
import { dossierFacts, type DossierFacts } from './dossier-facts.ts';
import { basicPart, planPart } from './dossier-forms.ts';
import {
  eventsPart,
  gradesPart,
  leavesPart,
  measuresPart,
  testsPart,
  visitsPart,
} from './dossier-records.ts';
import type { Files } from './ports.ts';
import { reportFileName } from './report-issue.ts';
import { saveFile } from './save-file.ts';
import { readSettings } from './settings.ts';

export interface DossierWorld {
  readonly files: Files;
  readonly nameOf: (path: string) => string;
}

/** people.dossier: a person's whole file as a Word document, logged with who printed it and why. */
export function createDossier(world: DossierWorld): LongHandlers<'people.dossier'> {
  return { 'people.dossier': (input, context) => writeDossier(input, context, world) };
}

/** defaults.md 1: forms have 档案 in the name, and nothing of the person. */
export function dossierTitle({ papers, detail }: DossierFacts): string {
  const latest = detail.measures
    .filter(({ kind }) => kind === '社区戒毒' || kind === '社区康复')
    .at(-1);
  const needed = papers.papers.some(({ id, state }) => id === 'decision' && state !== '不需要');
  return `${needed && latest !== undefined ? latest.kind : '戒毒（康复）'}人员档案`;
}

const SEALED =
  '未成年人涉毒信息，依法封存，不得向任何单位和个人提供（《预防未成年人犯罪法》第五十九条）。';

/** The file of a person as plain data. */
export function composeDossier(facts: DossierFacts, { register, today }: Context): Dossier {
  const { detail, shown, person } = facts;
  const settings = readSettings(register);
  return {
    title: dossierTitle(facts),
    office: settings.officeName,
    printedOn: today,
    cover: [
      ['姓名', shown.name],
      ['身份证号', shown.identity],
      ['档案编号', `${person.townCode}-${String(person.id).padStart(6, '0')}`],
      ['乡镇、村', `${detail.townName}${detail.villageName}`],
      ['专职人员', detail.fields.caseWorker],
    ],
    notices: [
      '内部资料，专人保管，不得复制、转借或向无关人员提供。',
      ...(detail.minor ? [SEALED] : []),
    ],
    parts: [
      basicPart(facts),
      planPart(facts),
      measuresPart(facts),
      eventsPart(facts),
      testsPart(facts),
      visitsPart(facts),
      leavesPart(facts),
      gradesPart(facts),
      teamPart(facts),
      helpPart(facts),
      papersPart(facts),
    ],
  };
}

async function writeDossier(
  input: Checked<'people.dossier'>,
  context: Context,
  world: DossierWorld,
): Promise<Result<Output<'people.dossier'>>> {
  const facts = dossierFacts(input, context);
  if (!facts.ok) return facts;
  const dossier = composeDossier(facts.value, context);
  const bytes = await buildDossier(dossier);
  const saved = saveFile(world, input.target, bytes);
  if (!saved.ok) return saved;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  context.register.transaction(() =>
    context.audit({
      action: input.unmasked ? '打印档案（完整号码）' : '打印档案（已遮盖）',
      subjectKind: 'person',
      subjectId: input.personId,
      reason: input.reason,
      after: { sha256 },
    }),
  );
  return ok({
    fileName: reportFileName(dossier.title, false),
    sha256,
    pages: dossierPages(dossier),
  });
}
