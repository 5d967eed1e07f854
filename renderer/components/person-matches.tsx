import type { CallFailed } from '../bridge/call.ts';
import { errorText } from '../text/errors.ts';
import { GradeTag } from './tags.tsx';
import type { Match, PersonSearch } from './use-person-search.ts';

const NOBODY = '没有找到。可以输姓名、拼音首字母（张立新输“zlx”）、号码中的几位或村名。';

function failureOf({ error }: CallFailed): string {
  const { what, next } = errorText(error);
  return `${what}${next}`;
}

interface PersonMatchesProps {
  readonly id: string;
  readonly found: Pick<PersonSearch, 'rows' | 'at' | 'settled' | 'error'>;
  readonly onChosen: (row: Match) => void;
}

/** The people a search has found; one of them is marked. Only an answer may say that nobody was found. */
export function PersonMatches({ id, found, onChosen }: PersonMatchesProps) {
  const { rows, at, settled, error } = found;
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
      {rows.length === 0 && (settled || error !== null) && (
        <li role="option" aria-selected="false" aria-disabled="true" className="muted">
          {error === null ? NOBODY : failureOf(error)}
        </li>
      )}
    </ul>
  );
}
