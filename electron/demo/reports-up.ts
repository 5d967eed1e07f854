import { join } from 'node:path';
import type { Input } from '../contract/index.ts';
import type { Caller } from './office-desk.ts';
import { DEMO_TYPED_FIGURES } from './typed-figures.ts';
import { endedRounds } from './yearly-review.ts';

export interface ReportOrder {
  readonly out: string;
  readonly today: string;
  /** The bi-monthly period. */
  readonly period: string;
  readonly as: (user: '李秀英') => Promise<void>;
}

export interface WrittenReport {
  readonly id: number;
  readonly kind: DemoKind;
  readonly period: string;
  readonly file: string;
  readonly pages: number;
  readonly sha256: string;
}
type DemoKind = Input<'reports.prepare'>['kind'];

/** What the office sends up that day, in the order of its numbers: of the last round that has ended, and of the last whole year. */
function reportsOf(
  period: string,
  today: string,
): readonly (readonly [DemoKind, string, number | null])[] {
  const rounds = endedRounds(today);
  const round = rounds.at(-1);
  const year = rounds.findLast(({ name }) => name === '年末')?.year;
  const wanted: [DemoKind, string, number | null][] = [['bi-monthly', period, 5]];
  if (round !== undefined) {
    const reviewed = `${round.year}-${round.name === '年中' ? 'mid' : 'end'}`;
    wanted.push(['return-visit', reviewed, 6], ['poverty-summary', reviewed, null]);
  }
  if (year !== undefined) wanted.push(['poverty-annual', String(year), 7]);
  return wanted;
}

/** 张敏 prepares all of them, 李秀英 issues them. */
export async function writeReports(call: Caller, order: ReportOrder): Promise<WrittenReport[]> {
  const wanted = reportsOf(order.period, order.today);
  const drafts = [];
  for (const [kind, period, number] of wanted)
    drafts.push({ kind, period, number, id: await prepareReport(call, kind, period) });
  await order.as('李秀英');
  const written: WrittenReport[] = [];
  for (const { id, kind, period, number } of drafts) {
    const issued = await call('reports.issue', {
      ...{ id, number, signer: '王建国', issuedOn: order.today },
      namesReason: kind === 'bi-monthly' ? '' : '报市禁毒办掌握逐人情况',
    });
    const file = join(order.out, '报告', issued.fileName ?? '报告.docx');
    const { pages, sha256 } = await call('reports.saveFile', { id, target: file });
    written.push({ id, kind, period, file, pages, sha256 });
  }
  return written;
}

async function prepareReport(call: Caller, kind: DemoKind, period: string): Promise<number> {
  const draft = await call('reports.prepare', { kind, period });
  for (const figure of draft.figures.filter((each) => each.typed)) {
    await call('reports.typeFigure', {
      id: draft.id,
      figureId: figure.id,
      value: DEMO_TYPED_FIGURES[figure.id] ?? 0,
    });
  }
  // By now the paragraphs of the typed figures write themselves: what is still offered are the free texts.
  const { sections } = await call('reports.get', { id: draft.id });
  for (const section of sections.filter((each) => each.offered.length > 0)) {
    await call('reports.editSection', {
      id: draft.id,
      sectionId: section.id,
      template: section.offered.join(''),
    });
  }
  return draft.id;
}
