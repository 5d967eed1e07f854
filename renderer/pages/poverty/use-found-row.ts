import { useState } from 'react';
import type { RowFocus } from '../../components/fill-table.tsx';

interface Found {
  /** For the list: its first row, once the search is answered. */
  readonly focus: RowFocus | null;
  readonly onEnter: () => void;
}

/** Enter in the text filter of a list goes to the first row that is found; where nothing is found the keyboard stays in the filter. */
export function useFoundRow(isFetching: boolean, rows: number): Found {
  const [asked, setAsked] = useState(false);
  const [focus, setFocus] = useState<RowFocus | null>(null);
  if (asked && !isFetching) {
    setAsked(false);
    if (rows > 0) setFocus({ index: 0 });
  }
  return { focus, onEnter: () => setAsked(true) };
}
