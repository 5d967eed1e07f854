import { Table, type TableColumnsType } from 'antd';
import type { OpenedFigure } from './figure-list-drawer.tsx';
import type { Report } from './report.ts';

type Annex = Report['annexes'][number];
type AnnexRow = Annex['rows'][number];
type AnnexColumn = Annex['columns'][number];

/** What is left of 911 css pixels (150 % of a screen of 1366); narrower windows scroll the counts under their towns. */
const LEAST_WIDTH = 816;

/** Lines of a list of people that are shown at once; a table by town has far fewer. */
const LONGEST = 100;

/** What stands for the middle of an identity number. */
const MASK = '****';

interface AnnexTabProps {
  readonly report: Report;
  readonly onFigure: (figure: OpenedFigure) => void;
}

/** 附件: the tables by town; a count opens its list. */
export function AnnexTab({ report, onFigure }: AnnexTabProps) {
  return (
    <div className="scroll">
      {report.annexes.map((annex) => (
        <section key={annex.number} className="annex">
          <h2>
            附件{annex.number}　{annex.title}
          </h2>
          <Table<AnnexRow>
            size="small"
            bordered
            rowKey={(row) => annex.rows.indexOf(row)}
            dataSource={annex.rows}
            pagination={
              annex.rows.length > LONGEST ? { pageSize: LONGEST, showSizeChanger: false } : false
            }
            scroll={{ x: LEAST_WIDTH }}
            rowClassName={(row) => (row.townCode === null ? 'is-total' : '')}
            columns={columnsFor(annex, report, onFigure)}
          />
        </section>
      ))}
    </div>
  );
}

/** Neighbouring columns of one group stand under one head. */
function columnsFor(
  annex: Annex,
  report: Report,
  onFigure: AnnexTabProps['onFigure'],
): TableColumnsType<AnnexRow> {
  const listed = new Set(
    report.figures.filter((figure) => figure.listed).map((figure) => figure.id),
  );
  const result: TableColumnsType<AnnexRow> = [];
  let group: { title: string; children: TableColumnsType<AnnexRow> } | null = null;
  annex.columns.forEach((column, index) => {
    const ofWords = index < 2 || annex.rows.some(({ cells }) => !isCount(cells[index] ?? ''));
    const masked = annex.rows.some(({ cells }) => cells[index]?.includes(MASK) === true);
    const leaf = leafFor(
      column,
      index,
      { listed: listed.has(column.id), ofWords, masked },
      onFigure,
    );
    if (column.group === '') {
      group = null;
      result.push(leaf);
    } else if (group !== null && group.title === column.group) {
      group.children.push(leaf);
    } else {
      group = { title: column.group, children: [leaf] };
      result.push(group);
    }
  });
  return result;
}

/** A number, a share or nothing; what is not is read from the left. */
function isCount(cell: string): boolean {
  return /^[\d.,%+-]*$|^—$/.test(cell);
}

interface Look {
  readonly listed: boolean;
  readonly ofWords: boolean;
  /** Of identity numbers, which are read in one line. */
  readonly masked: boolean;
}

function leafFor(
  column: AnnexColumn,
  index: number,
  { listed, ofWords, masked }: Look,
  onFigure: AnnexTabProps['onFigure'],
) {
  return {
    key: column.id,
    title: column.label,
    align: ofWords ? ('left' as const) : ('right' as const),
    className: 'number',
    ...(masked ? { onCell: () => ({ style: { whiteSpace: 'nowrap' as const } }) } : {}),
    ...(index < 2 ? { fixed: 'start' as const, width: index === 0 ? 34 : 94 } : {}),
    render: (_: unknown, row: AnnexRow) => {
      const text = row.cells[index] ?? '';
      if (!listed || text === '0' || text === '' || text === '—') return text;
      return (
        <button
          type="button"
          className="link"
          title="打开名单"
          onClick={() => onFigure({ figureId: column.id, townCode: row.townCode })}
        >
          {text}
        </button>
      );
    },
  };
}
