import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type KeyboardEvent } from 'react';
import type { Output } from '../../../../electron/contract/index.ts';
import { queryFor } from '../../../bridge/keys.ts';
import { isComposing } from '../../../components/composing.ts';
import { PersonMatches } from '../../../components/person-matches.tsx';
import type { ChosenPerson, GridRow } from './grid-rows.ts';

type Match = Output<'people.search'>[number];

interface PersonCellProps {
  readonly row: GridRow;
  readonly index: number;
  readonly onChosen: (person: ChosenPerson | null) => void;
}

function personOf({ id, fullName, townName, villageName }: Match): ChosenPerson {
  return { personId: id, fullName, place: villageName || townName };
}

/** Whom the form is about: typed initials find, Enter takes the marked one, also when the answer comes after the key. */
export function PersonCell({ row, index, onChosen }: PersonCellProps) {
  const [text, setText] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const client = useQueryClient();
  const wanted = (text ?? '').trim();
  const asked = queryFor('people.search', { text: wanted, limit: 8 });
  const found = useQuery({
    ...asked,
    enabled: wanted !== '',
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  const settled = wanted !== '' && !found.isPending && !found.isPlaceholderData;
  const matches = wanted === '' ? [] : (found.data ?? []);

  function choose(match: Match) {
    setText(null);
    onChosen(personOf(match));
  }
  /** Enter came before the answer: whoever it names first, if the text still stands. */
  async function chooseFirst() {
    const [first] = await client.query(asked);
    if (first !== undefined && input.current?.value.trim() === wanted) choose(first);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (isComposing(event) || wanted === '' || event.ctrlKey) return;
    const match = settled ? matches[at] : undefined;
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, Math.max(0, matches.length - 1)));
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
    else if (event.key === 'Escape') setText(null);
    else if (event.key === 'Enter' && match) choose(match);
    else if (event.key === 'Enter') void chooseFirst();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  return (
    <div className="grid-person">
      <input
        ref={input}
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
          setAt(0);
          if (event.target.value === '' && row.personId !== null) onChosen(null);
        }}
        onBlur={() => setText(null)}
        onKeyDown={onKeyDown}
      />
      {text === null && row.place !== '' && <span className="grid-place">{row.place}</span>}
      {wanted !== '' && (
        <PersonMatches
          id={`grid-${row.key}`}
          rows={matches}
          at={at}
          searched={settled}
          onChosen={choose}
        />
      )}
    </div>
  );
}
