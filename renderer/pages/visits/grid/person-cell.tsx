import { useState, type KeyboardEvent } from 'react';
import { isComposing } from '../../../components/composing.ts';
import { PersonMatches } from '../../../components/person-matches.tsx';
import { usePersonSearch, type Match } from '../../../components/use-person-search.ts';
import type { ChosenPerson, GridRow } from './grid-rows.ts';

interface PersonCellProps {
  readonly row: GridRow;
  readonly index: number;
  readonly onChosen: (person: ChosenPerson | null) => void;
}

function personOf({ id, fullName, townName, villageName }: Match): ChosenPerson {
  return { personId: id, fullName, place: villageName || townName };
}

/** Whom the form is about: typed initials find, Enter takes the marked one. */
export function PersonCell({ row, index, onChosen }: PersonCellProps) {
  const [text, setText] = useState<string | null>(null);
  const found = usePersonSearch(text ?? '', choose);

  function choose(match: Match) {
    setText(null);
    onChosen(personOf(match));
  }
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (isComposing(event) || text === null || text.trim() === '' || event.ctrlKey) return;
    if (event.key === 'Escape') setText(null);
    else if (!found.onKey(event)) return;
    event.preventDefault();
    event.stopPropagation();
  }
  return (
    <div className="grid-person">
      <input
        data-row={index}
        data-column={0}
        aria-label={`第${index + 1}行 姓名`}
        aria-invalid={row.complaints.some(({ path }) => path === 'personId')}
        autoComplete="off"
        title={row.place}
        placeholder={row.personId === null ? '首字母找人' : ''}
        value={text ?? row.fullName}
        onChange={(event) => {
          setText(event.target.value);
          if (event.target.value === '' && row.personId !== null) onChosen(null);
        }}
        onBlur={() => setText(null)}
        onKeyDown={onKeyDown}
      />
      {text === null && row.place !== '' && <span className="grid-place">{row.place}</span>}
      {text !== null && text.trim() !== '' && (
        <PersonMatches id={`grid-${row.key}`} found={found} onChosen={choose} />
      )}
    </div>
  );
}
