import type { Input, Output } from '../../electron/contract/index.ts';
import { aReportDesk, PERIOD, valueOf } from './report-desk.ts';

type Decision = Input<'measures.decide'>;
type View = Output<'measures.ofPerson'>;
interface Made {
  readonly id: number;
  readonly measureId: number;
}

/** 责令社区戒毒 of 20 September 2026, served that day, unless told otherwise. */
export function order(personId: number, given: Partial<Decision> = {}): Decision {
  return {
    personId,
    kind: '社区戒毒',
    documentNumber: '台公（禁）社戒决字〔2026〕1号',
    decidingUnit: '台前县公安局',
    executionPlace: '城关镇人民政府',
    decisionOn: '2026-09-20',
    serviceOn: '2026-09-20',
    startOn: null,
    decidedYears: null,
    agreementNumber: '',
    agreementOn: null,
    note: '',
    ...given,
  };
}

export function ending(measureId: number, reason: Input<'measures.end'>['reason'], on: string) {
  const papers = { releaseNumber: '', releaseServedOn: null, townNotifiedOn: null };
  return { measureId, reason, on, ...papers, note: '' };
}

/** The desk of the reports with what the tests of measures ask again and again. */
export async function aMeasureDesk() {
  const desk = await aReportDesk();
  const view = (personId: number): Promise<View> => desk.call('measures.ofPerson', { personId });
  const decided = async (given: Partial<Decision> = {}): Promise<Made> => {
    const id = await desk.register();
    const { measureId } = await desk.call('measures.decide', order(id, given));
    return { id, measureId };
  };
  const reportIn = (measureId: number, on = '2026-09-28', lateReason = '') => {
    const agreement = { agreementNumber: '社戒协〔2026〕1号', agreementOn: on };
    return desk.call('measures.reportIn', { measureId, on, lateReason, ...agreement });
  };
  return {
    ...desk,
    view,
    decided,
    reportIn,
    async running(given: Partial<Decision> = {}): Promise<Made> {
      const made = await decided(given);
      await reportIn(made.measureId);
      return made;
    },
    /** The only measure of a person, or the latest. */
    async only(personId: number) {
      const [measure] = (await view(personId)).measures;
      if (measure === undefined) throw new Error('no measure');
      return measure;
    },
    /** 管控现状 now, and every change of it in a line. */
    async statuses(id: number) {
      const { statuses: rows, controlStatus } = await desk.call('people.get', { id });
      const lines = rows.map((row) => `${row.on} ${row.cause} ${row.controlStatus}`);
      return { now: controlStatus, rows: lines };
    },
    /** Figures of the report of September and October 2026. */
    async figures(...ids: string[]) {
      const report = await desk.prepare(PERIOD);
      return Object.fromEntries(ids.map((id) => [id, valueOf(report, id)]));
    },
  };
}
export type MeasureDesk = Awaited<ReturnType<typeof aMeasureDesk>>;
