import { SearchOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Input, type InputRef } from 'antd';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useNavigate } from 'react-router';
import { queryFor } from '../bridge/keys.ts';
import { isComposing } from './composing.ts';
import { PersonMatches } from './person-matches.tsx';

/** Ctrl+K from anywhere puts the cursor into the search box. */
function useCtrlK(input: React.RefObject<InputRef | null>): void {
  useEffect(() => {
    function onKeyDown(event: globalThis.KeyboardEvent) {
      if (event.key.toLowerCase() !== 'k' || !event.ctrlKey || isComposing(event)) return;
      event.preventDefault();
      input.current?.focus({ cursor: 'all' });
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [input]);
}

/** Finds a person by name, pinyin initials, part of a number or village: ↑ ↓ Enter. A new page gets an empty one. */
export function SearchBox() {
  const input = useRef<InputRef>(null);
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  useCtrlK(input);
  const wanted = text.trim();
  const found = useQuery({
    ...queryFor('people.search', { text: wanted, limit: 8 }),
    enabled: open && wanted !== '',
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  const rows = wanted === '' ? [] : (found.data ?? []);

  function go(id: number | undefined) {
    if (id === undefined) return;
    void navigate(`/people/${id}`);
  }
  function onKeyDown(event: KeyboardEvent) {
    if (isComposing(event)) return;
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, rows.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
    else if (event.key === 'Enter') go(rows[at]?.id);
    else if (event.key === 'Escape') {
      setOpen(false);
      input.current?.blur();
    } else return;
    event.preventDefault();
  }
  const shown = open && wanted !== '';
  return (
    <div className="search" onBlur={() => setOpen(false)}>
      <Input
        ref={input}
        value={text}
        prefix={<SearchOutlined />}
        suffix={<kbd>Ctrl+K</kbd>}
        placeholder="找人：姓名、拼音首字母、证件号或电话任意几位、村"
        aria-label="找人"
        role="combobox"
        aria-expanded={shown}
        aria-controls="search"
        aria-autocomplete="list"
        {...(shown && rows[at] ? { 'aria-activedescendant': `search-${at}` } : {})}
        onFocus={() => setOpen(true)}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
          setOpen(true);
        }}
        onKeyDown={onKeyDown}
      />
      {shown && (
        <PersonMatches
          id="search"
          rows={rows}
          at={at}
          searched={!found.isPending}
          onChosen={(row) => go(row.id)}
        />
      )}
    </div>
  );
}
