import { useSearchParams } from 'react-router';

/** What is open beside a list stands in the address (?id=), so that a line of the to-do list opens it. Null: nothing. */
export function useOpened(tab: string): readonly [number | null, (id: number | null) => void] {
  const [query, setQuery] = useSearchParams();
  const asked = query.get('id');
  const id = asked !== null && /^[1-9]\d{0,14}$/.test(asked) ? Number(asked) : null;
  return [
    id,
    (next) => setQuery(next === null ? { tab } : { tab, id: `${next}` }, { replace: true }),
  ];
}
