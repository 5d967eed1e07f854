import { App, InputNumber, Segmented, Table } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../bridge/keys.ts';
import { Failure } from '../../components/failure.tsx';
import { EnterMoves } from '../../components/enter-moves.tsx';
import { useWhyNot } from '../../session.tsx';
import type { OpenedFigure } from './figure-list-drawer.tsx';
import type { Report } from './report.ts';

type Figure = Report['figures'][number];

/** A figure under the paragraph that prints it; `rows`: of how many the paragraph stands beside the first, 0 beside the others. */
interface ShownFigure extends Figure {
  readonly paragraph: string;
  readonly rows: number;
}
const ALONE = { paragraph: '', rows: 1 } as const;
const PARAGRAPH = {
  title: '段落',
  width: 220,
  dataIndex: 'paragraph',
  onCell: ({ rows }: ShownFigure) => ({ rowSpan: rows }),
} as const;

/** The typed figures by the paragraphs of the text, in its order; a base that no text prints stands with its kind. */
function inParagraphs({ figures, sections }: Report): ShownFigure[] {
  const all = figures.filter((figure) => figure.typed);
  const kindOf = (id: string) => id.split('.')[0] ?? id;
  const homes = sections.map(({ heading, template, offered }) => {
    const words = [template ?? '', ...offered].join('');
    const printed = all.filter(({ id }) => words.includes(`{${id}}`));
    const kinds = new Set(printed.map(({ id }) => kindOf(id)));
    return { heading, ids: new Set(printed.map(({ id }) => id)), kinds };
  });
  const headingOf = ({ id }: Figure) =>
    (homes.find(({ ids }) => ids.has(id)) ?? homes.find(({ kinds }) => kinds.has(kindOf(id))))
      ?.heading ?? '其他';
  return [...homes.map(({ heading }) => heading), '其他'].flatMap((paragraph) =>
    all
      .filter((figure) => headingOf(figure) === paragraph)
      .map((figure, index, own) => ({
        ...figure,
        paragraph,
        rows: index === 0 ? own.length : 0,
      })),
  );
}

interface FiguresTabProps {
  readonly report: Report;
  readonly onFigure: (figure: OpenedFigure) => void;
}

/** Every figure with its formula; those that the register does not hold are typed here (手工填报). */
export function FiguresTab({ report, onFigure }: FiguresTabProps) {
  const hasTyped = report.figures.some((figure) => figure.typed);
  const [kind, setKind] = useState<'typed' | 'computed'>(hasTyped ? 'typed' : 'computed');
  const typed = kind === 'typed';
  const shown = typed
    ? inParagraphs(report)
    : report.figures.filter((figure) => !figure.typed).map((figure) => ({ ...figure, ...ALONE }));
  return (
    <div className="scroll">
      <div className="filters">
        <Segmented
          value={kind}
          onChange={setKind}
          options={[
            { value: 'typed', label: '手工填报的数字' },
            { value: 'computed', label: '程序算出的数字' },
          ]}
        />
      </div>
      <EnterMoves>
        <Table<ShownFigure>
          size="small"
          rowKey="id"
          dataSource={shown}
          pagination={false}
          locale={{ emptyText: '没有数字' }}
          columns={[
            ...(typed ? [PARAGRAPH] : []),
            { title: '名称', width: 260, dataIndex: 'label' },
            {
              title: '数字',
              width: 220,
              align: 'right',
              render: (_, figure) =>
                figure.typed && report.state !== 'issued' ? (
                  <TypedFigure report={report} figure={figure} />
                ) : (
                  <Computed figure={figure} onFigure={onFigure} />
                ),
            },
            ...(typed ? [{ title: '' }] : [{ title: '口径', dataIndex: 'formula' }]),
          ]}
        />
      </EnterMoves>
    </div>
  );
}

function Computed({
  figure,
  onFigure,
}: {
  readonly figure: Figure;
  readonly onFigure: FiguresTabProps['onFigure'];
}) {
  const shown = `${figure.text}${figure.unit}`;
  if (!figure.listed || figure.value === 0) return <span className="number">{shown}</span>;
  return (
    <button
      type="button"
      className="link number"
      title="打开名单"
      onClick={() => onFigure({ figureId: figure.id, townCode: null })}
    >
      {shown}
    </button>
  );
}

function TypedFigure({ report, figure }: { readonly report: Report; readonly figure: Figure }) {
  const { message } = App.useApp();
  const [value, setValue] = useState(figure.value);
  const type = useCommand('reports.typeFigure');
  const whyNot = useWhyNot('reports.typeFigure');
  function save() {
    if (value === figure.value) return;
    type.mutate(
      { id: report.id, figureId: figure.id, value },
      { onSuccess: () => void message.success(`已填报：${figure.label}`, 2) },
    );
  }
  return (
    <>
      <InputNumber
        aria-label={figure.label}
        min={0}
        max={99_999_999}
        controls={false}
        value={value}
        suffix={figure.unit}
        disabled={whyNot !== null}
        title={whyNot ?? ''}
        placeholder="未填"
        onChange={setValue}
        onBlur={save}
      />
      <Failure reason={type.error} />
    </>
  );
}
