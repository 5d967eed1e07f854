import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as XLSX from '@e965/xlsx';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input, Method } from '../../electron/contract/index.ts';
import { anIdentityNumber, aPerson, aVisit } from '../support/builders.ts';
import { partsOf } from '../support/docx-xml.ts';
import { TOWN } from '../support/office.ts';
import { aTest } from './control-desk.ts';
import { aMeasureDesk, order, type MeasureDesk } from './measure-desk.ts';

const NUMBER = anIdentityNumber('19910101', 222);
let folder: string;
let desk: MeasureDesk;
let planted: Map<string, string>;
let id: number;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'masked-'));
  desk = await aMeasureDesk();
  planted = new Map();
  id = await personFullOfNumbers();
  await recordsFullOfNumbers();
});
afterEach(() => {
  desk.dispose();
  rmSync(folder, { recursive: true, force: true });
});

/** A text with an identity number and a telephone of its own, by which the field is known that let it out. */
function typed(field: string): string {
  const phone = `138${String(20_000_001 + planted.size)}`;
  planted.set(phone, field);
  return `${NUMBER}，${phone}`;
}

async function personFullOfNumbers(): Promise<number> {
  const words = [
    'alias',
    'address',
    'domicile',
    'guardian',
    'caseWorker',
    'policeOfficer',
  ] as const;
  const rest = ['gridWorker', 'ethnicity', 'note'] as const;
  const texts = Object.fromEntries([...words, ...rest].map((field) => [field, typed(field)]));
  const fields = aPerson({ fullName: '皇甫测', ...texts });
  const registered = { controlStatus: '社会面', registeredOn: '2026-09-10' } as const;
  return (await desk.call('people.create', { fields, ...registered })).id;
}

async function recordsFullOfNumbers(): Promise<void> {
  const texts = {
    seen: typed('visit.seen'),
    place: typed('visit.place'),
    needs: typed('visit.needs'),
  };
  const topics = [{ topic: '思想动态', text: typed('visit.topic') }];
  const findings = typed('visit.findings');
  const inCharge = typed('visit.inCharge');
  await desk.call('visits.record', {
    ...aVisit(id),
    ...texts,
    inCharge,
    findings,
    topics,
  } as never);
  await desk.call(
    'tests.record',
    aTest(id, {
      note: typed('test.note'),
      place: typed('test.place'),
      testers: typed('test.testers'),
    }),
  );
  await desk.call('leaves.apply', {
    ...{ personId: id, appliedOn: '2026-11-15', leftOn: '2026-11-15', plannedBackOn: '2026-11-15' },
    ...{ destination: typed('leave.destination'), purpose: '务工', writtenReport: false },
    note: typed('leave.note'),
  });
  await desk.call(
    'measures.decide',
    order(id, { note: typed('measure.note'), decidingUnit: typed('measure.unit') }),
  );
  await desk.call('grades.propose', { personId: id, grade: '高', reason: typed('grade.reason') });
  await desk.call('evaluations.record', {
    ...{ personId: id, evaluatedOn: '2026-11-01', state: '未复吸', basis: '其他', evaluator: '' },
    evidence: typed('evaluation.evidence'),
  });
}

/** The fields whose number stands in a text; the identity number is in all of them. */
function letOut(text: string): string[] {
  const phones = [...planted].filter(([phone]) => text.includes(phone)).map(([, field]) => field);
  return text.includes(NUMBER) ? [...phones, 'an identity number'] : phones;
}

function wordText(file: string): string {
  return Object.values(partsOf(new Uint8Array(readFileSync(file))))
    .join('')
    .replace(/<[^>]+>/g, '');
}

describe('a number typed into any free text', () => {
  it('is in no masked dossier, and in the one of an approver with a reason', async () => {
    const target = join(folder, 'file.docx');
    const ask = { personId: id, unmasked: false, reason: '', target };
    await desk.call('people.dossier', ask);
    expect(letOut(wordText(target))).toEqual([]);
    await desk.call('people.dossier', { ...ask, unmasked: true, reason: '移交' });
    expect(letOut(wordText(target))).toContain('address');
  });

  it('is in no masked route sheet', async () => {
    const target = join(folder, 'route.docx');
    const ask = { townCode: TOWN, to: '2026-12-31', unmasked: false, reason: '', target };
    await desk.call('todo.routeSheet', ask);
    expect(wordText(target)).toContain('皇甫测');
    expect(letOut(wordText(target))).toEqual([]);
  });

  it('is in no masked list', async () => {
    const target = join(folder, 'list.xlsx');
    const ask = { filter: {}, columns: [], unmasked: false, reason: '', target };
    await desk.call('people.export', ask);
    const book = XLSX.read(readFileSync(target));
    const text = book.SheetNames.map((name) => JSON.stringify(book.Sheets[name])).join('');
    expect(text).toContain('皇甫测');
    expect(letOut(text)).toEqual([]);
  });

  it('is in no other list that leaves as a workbook', async () => {
    const target = join(folder, 'list.xlsx');
    const lists: Input<'lists.export'>['list'][] = [
      { method: 'visits.list', input: {} },
      { method: 'todo.list', input: { filter: { scope: 'all' } } },
      { method: 'visits.needs', input: {} },
    ];
    for (const list of lists) {
      await desk.call('lists.export', { list, columns: [], reason: '核对', target });
      const book = XLSX.read(readFileSync(target));
      const text = book.SheetNames.map((name) => JSON.stringify(book.Sheets[name])).join('');
      expect(text).toContain('皇甫测');
      expect([list.method, ...letOut(text)]).toEqual([list.method]);
    }
  });

  it('is in no answer about the records and the log', async () => {
    const asked: [Method, object][] = [
      ['people.get', { id }],
      ['people.list', { filter: {} }],
      ['people.search', { text: '皇甫' }],
      ['people.glance', { personId: id }],
      ['todo.list', { filter: { scope: 'all' } }],
      ['papers.ofPerson', { personId: id }],
      ['teams.ofPerson', { personId: id }],
      ['tests.windows', { personId: id }],
      ['grades.ofPerson', { personId: id }],
      ['people.history', { id }],
      ['people.timeline', { personId: id }],
      ['audit.list', { pageSize: 200 }],
      ['visits.ofPerson', { personId: id }],
      ['visits.list', {}],
      ['tests.ofPerson', { personId: id }],
      ['leaves.ofPerson', { personId: id }],
      ['evaluations.ofPerson', { personId: id }],
      ['grades.waiting', {}],
    ];
    const leaks: string[][] = [];
    for (const [method, input] of asked) {
      const answer = await desk.call(method, input);
      const fields = letOut(JSON.stringify(answer));
      if (fields.length > 0) leaks.push([method, ...fields]);
    }
    expect(leaks).toEqual([]);
  });
});
