import type { Output } from '../../electron/contract/index.ts';
import { GradeTag } from './tags.tsx';

type Row = Output<'people.search'>[number];

interface PersonMatchesProps {
  readonly id: string;
  readonly rows: readonly Row[];
  readonly at: number;
  /** The office has answered: only then may the list say that nobody was found. */
  readonly searched: boolean;
  readonly onChosen: (row: Row) => void;
}

/** The people a search has found; one of them is marked. */
export function PersonMatches({ id, rows, at, searched, onChosen }: PersonMatchesProps) {
  return (
    <ul id={id} role="listbox" aria-label="查找结果" className="person-matches">
      {rows.map((row, index) => (
        <li
          key={row.id}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === at}
          onMouseDown={(event) => {
            event.preventDefault();
            onChosen(row);
          }}
        >
          <strong>{row.fullName}</strong>
          <span className="number">{row.identityMasked}</span>
          <span className="matches-place">
            {row.townName}
            {row.villageName}
          </span>
          <span>{row.controlStatus}</span>
          <GradeTag grade={row.grade} />
        </li>
      ))}
      {rows.length === 0 && searched && (
        <li role="option" aria-selected="false" aria-disabled="true" className="muted">
          没有找到。可以输姓名、拼音首字母（张立新输“zlx”）、号码中的几位或村名。
        </li>
      )}
    </ul>
  );
}
