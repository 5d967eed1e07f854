import { drawChart } from '../../reports/charts/chart-svg.ts';
import type { ReportModel } from '../../reports/report-model.ts';
import type {
  ChartBlock,
  ReportAnnex,
  ReportBlock,
} from '../../reports/word-kit/official-report.ts';

/** The PNG of a chart drawn as SVG: the same bytes on every machine. */
export type DrawPicture = (svg: string) => Promise<Uint8Array>;

async function drawn(block: ChartBlock, draw: DrawPicture): Promise<ChartBlock> {
  if (block.png !== null) return block;
  const bytes = await draw(drawChart(block.chart));
  return { ...block, png: Buffer.from(bytes).toString('base64') };
}

async function drawnAnnex(annex: ReportAnnex, draw: DrawPicture): Promise<ReportAnnex> {
  if (annex.charts === undefined) return annex;
  const charts: ChartBlock[] = [];
  for (const block of annex.charts) charts.push(await drawn(block, draw));
  return { ...annex, charts };
}

/**
 * The model with its charts drawn: the pictures lie in it, so that the file is built from the frozen model alone, byte for byte
 * (R-12).
 */
export async function withCharts(model: ReportModel, draw: DrawPicture): Promise<ReportModel> {
  const { document } = model;
  if ('form' in document)
    return { ...model, document: { ...document, chart: await drawn(document.chart, draw) } };
  const blocks: ReportBlock[] = [];
  for (const block of document.blocks)
    blocks.push(block.kind === 'chart' ? await drawn(block, draw) : block);
  const annexes: ReportAnnex[] = [];
  for (const annex of document.annexes) annexes.push(await drawnAnnex(annex, draw));
  return { ...model, document: { ...document, blocks, annexes } };
}
