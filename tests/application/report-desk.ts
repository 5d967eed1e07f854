import type { Input, Output } from '../../electron/contract/index.ts';
import { aPerson, anIdentityNumber } from '../support/builders.ts';
import { anOffice, setUp } from '../support/office.ts';

export type Detail = Output<'reports.get'>;
export const PERIOD = '2026-09/10';
export const OTHER_TOWN = '410927101';

interface Registration {
  readonly name?: string;
  readonly status?: Input<'people.create'>['controlStatus'];
  readonly on?: string;
  readonly townCode?: string;
  readonly category?: '吸毒' | '贩毒' | '既吸又贩';
}

/** An office of 台前县 on 2026-11-15 with the calls that the tests of reports need. */
export async function aReportDesk(adoptExamples = true) {
  const desk = anOffice();
  await setUp(desk, adoptExamples);
  let people = 0;
  return {
    ...desk,

    /** Registers somebody of 城关镇 and 社会面 on 10 September unless told otherwise. */
    async register(given: Registration = {}): Promise<number> {
      people += 1;
      const fields = aPerson({
        fullName: given.name ?? `欧阳测${'一二三四五六七八九'.charAt(people)}`,
        identityNumber: anIdentityNumber('19900307', people),
        phone: '',
        ...(given.category === undefined ? {} : { category: given.category }),
        ...(given.townCode === undefined ? {} : { townCode: given.townCode }),
      });
      const { id } = await desk.call('people.create', {
        fields,
        controlStatus: given.status ?? '社会面',
        registeredOn: given.on ?? '2026-09-10',
      });
      return id;
    },

    async die(id: number, on: string): Promise<void> {
      const { revision } = await desk.call('people.get', { id });
      const change = { controlStatus: '死亡', on, correction: false, note: '' } as const;
      await desk.call('people.changeStatus', { id, revision, ...change });
    },

    async visit(personId: number, visitedOn: string): Promise<void> {
      await desk.call('visits.record', {
        personId,
        visitedOn,
        mode: '面对面',
        outcome: '见到本人',
        inCharge: '张敏',
        seen: '本人',
        place: '',
        drugState: null,
        topics: [],
        findings: '',
        needs: '',
      });
    },

    async prepare(period = PERIOD): Promise<Detail> {
      return desk.call('reports.prepare', { kind: 'bi-monthly', period });
    },

    /** The list behind a figure: how many lines, and each line without its name. */
    async list(id: number, figureId: string, townCode: string | null = null) {
      const { total, rows } = await desk.call('reports.figureList', { id, figureId, townCode });
      return { total, notes: rows.map(({ townName, note }) => `${townName}${note}`) };
    },
  };
}
export type ReportDesk = Awaited<ReturnType<typeof aReportDesk>>;

export function issueInput(id: number, number = 1): Input<'reports.issue'> {
  return { id, signer: '王建国', number, issuedOn: '2026-11-05' };
}

export function valueOf(detail: Detail, id: string): number | null {
  return detail.figures.find((figure) => figure.id === id)?.value ?? null;
}

export function sectionOf(detail: Detail, id: string) {
  const found = detail.sections.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no section ${id}`);
  return found;
}

/** The checks that keep the report from being issued. */
export function blocking(detail: Detail): string[] {
  return detail.checks.filter((check) => !check.ok && check.blocking).map(({ id }) => id);
}
