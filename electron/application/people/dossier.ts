import { createHash } from 'node:crypto';
import { ok, type Result } from '../../contract/errors.ts';
import type { Checked, Output } from '../../contract/index.ts';
import { buildDossier, dossierPages, type Dossier } from '../../reports/dossier/dossier.ts';
import type { Context, LongHandlers } from '../context.ts';
import { helpPart, papersPart, teamPart } from './dossier-care.ts';
import { povertyParts } from './dossier-poverty.ts';
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
import { withMaskedTexts } from './masked-texts.ts';
import type { Files } from '../ports.ts';
import { reportFileName } from '../reports/report-issue.ts';
import { saveFile } from '../reports/save-file.ts';
import { readSettings } from '../settings/settings.ts';

export interface DossierWorld {
  readonly files: Files;
  readonly nameOf: (path: string) => string;
}

/** people.dossier: a person's whole file as a Word document, logged with who printed it and why. */
export function createDossier(world: DossierWorld): LongHandlers<'people.dossier'> {
  return { 'people.dossier': (input, context) => writeDossier(input, context, world) };
}

/** defaults.md 1: forms have 档案 in the name, and nothing of the person. */
function dossierTitle({ papers }: DossierFacts): string {
  return `${papers.measure?.kind ?? '戒毒（康复）'}人员档案`;
}

const SEALED =
  '未成年人涉毒信息，依法封存，不得向任何单位和个人提供（《预防未成年人犯罪法》第五十九条）。';

/** The file of a person as plain data; masked, no text of it holds a number. */
export function composeDossier(facts: DossierFacts, context: Context): Dossier {
  const whole = wholeDossier(facts, context);
  if (facts.unmasked) return whole;
  const { person, shown } = facts;
  const masked = withMaskedTexts(whole);
  return {
    ...masked,
    // Made of the town's code and our own number: no number of the person's.
    cover: masked.cover.map(([label, text]) => [
      label,
      label === FILE_NUMBER ? fileNumber(person) : label === IDENTITY ? shown.identity : text,
    ]),
  };
}

const FILE_NUMBER = '档案编号';
const IDENTITY = '身份证号';

function fileNumber({ id, townCode }: DossierFacts['person']): string {
  return `${townCode}-${String(id).padStart(6, '0')}`;
}

function wholeDossier(facts: DossierFacts, { register, today }: Context): Dossier {
  const { detail, shown, person } = facts;
  const settings = readSettings(register);
  return {
    title: dossierTitle(facts),
    office: settings.officeName,
    printedOn: today,
    cover: [
      ['姓名', shown.name],
      [IDENTITY, shown.identity],
      [FILE_NUMBER, fileNumber(person)],
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
      ...povertyParts(facts),
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
