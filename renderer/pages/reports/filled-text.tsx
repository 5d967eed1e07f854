import type { Report } from './report.ts';
import { piecesOf } from './figure-text.ts';

interface FilledTextProps {
  readonly template: string;
  readonly figures: Report['figures'];
  /** What the office prints; shown as it is where the template cannot be cut into its pieces. */
  readonly printed: string;
  readonly onFigure?: (figureId: string) => void;
  readonly withLeftOut?: boolean;
}

/** A paragraph with its figures filled in; a figure with a list behind it can be opened. */
export function FilledText(props: FilledTextProps) {
  const { template, figures, onFigure } = props;
  const pieces = piecesOf(template, figures).filter(
    (piece) => props.withLeftOut === true || !piece.leftOut,
  );
  const listed = new Set(figures.filter((figure) => figure.listed).map((figure) => figure.id));
  if (pieces.some((piece) => piece.figureId === null && piece.words.startsWith('{'))) {
    return <p className="report-paragraph">{indented(props.printed)}</p>;
  }
  return (
    <p className="report-paragraph">
      {pieces.map((piece, index) => {
        const key = `${index}-${piece.figureId ?? ''}`;
        const { figureId } = piece;
        if (figureId === null) {
          return piece.leftOut ? (
            <del key={key}>{indented(piece.words)}</del>
          ) : (
            <span key={key}>{indented(piece.words)}</span>
          );
        }
        const title = figures.find((figure) => figure.id === figureId)?.label ?? '';
        if (onFigure && listed.has(figureId)) {
          return (
            <button
              key={key}
              type="button"
              className="figure is-listed"
              title={`${title}：打开名单`}
              onClick={() => onFigure(figureId)}
            >
              {piece.words}
            </button>
          );
        }
        return (
          <span key={key} className={piece.leftOut ? 'figure is-left-out' : 'figure'} title={title}>
            {piece.words === '' ? '—' : piece.words}
          </span>
        );
      })}
    </p>
  );
}

/** Style indents the first line only; on paper every paragraph of a section stands two characters in (GB/T 9704 7.3.3). */
function indented(words: string): string {
  return words.replaceAll('\n', '\n　　');
}
