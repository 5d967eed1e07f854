import { SearchOutlined } from '@ant-design/icons';
import { Input, type InputRef } from 'antd';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useNavigate } from 'react-router';
import { isComposing } from './composing.ts';
import { isAsked } from './layers.ts';
import { PersonMatches } from './person-matches.tsx';
import { usePersonSearch, type Match } from './use-person-search.ts';

/** Ctrl+K from anywhere puts the cursor into the search box, unless a question is to be answered first. */
function useCtrlK(input: React.RefObject<InputRef | null>): void {
  useEffect(() => {
    function onKeyDown(event: globalThis.KeyboardEvent) {
      if (event.key.toLowerCase() !== 'k' || !event.ctrlKey || isComposing(event)) return;
      event.preventDefault();
      if (isAsked()) return;
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
  const wanted = text.trim();
  const found = usePersonSearch(open ? text : '', go);
  useCtrlK(input);

  function go(row: Match) {
    void navigate(`/people/${row.id}`);
  }
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (found.onKey(event) || isComposing(event) || event.key !== 'Escape') return;
    setOpen(false);
    input.current?.blur();
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
        {...(shown && found.rows[found.at]
          ? { 'aria-activedescendant': `search-${found.at}` }
          : {})}
        onFocus={() => setOpen(true)}
        onChange={(event) => {
          setText(event.target.value);
          setOpen(true);
        }}
        onKeyDown={onKeyDown}
      />
      {shown && <PersonMatches id="search" found={found} onChosen={go} />}
    </div>
  );
}
