import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Input, Modal } from 'antd';
import { useState, type KeyboardEvent } from 'react';
import type { Output } from '../../../electron/contract/index.ts';
import { queryFor } from '../../bridge/keys.ts';
import { isComposing } from '../../components/composing.ts';
import { focusDialogField } from '../../components/enter-moves.tsx';
import { PersonMatches } from '../../components/person-matches.tsx';

type Row = Output<'people.search'>[number];

interface PersonPickerProps {
  readonly open: boolean;
  readonly title?: string;
  readonly onClose: () => void;
  readonly onChosen: (row: Row) => void;
}

/** Whom is it about? The same search as Ctrl+K. */
export function PersonPicker({ open, title, onClose, onChosen }: PersonPickerProps) {
  return (
    <Modal
      open={open}
      title={title ?? '走访了谁'}
      footer={null}
      onCancel={onClose}
      afterOpenChange={focusDialogField}
      destroyOnHidden
      width={640}
    >
      <Picker onChosen={onChosen} />
    </Modal>
  );
}

function Picker({ onChosen }: { readonly onChosen: (row: Row) => void }) {
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const wanted = text.trim();
  const found = useQuery({
    ...queryFor('people.search', { text: wanted, limit: 8 }),
    enabled: wanted !== '',
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  const rows = wanted === '' ? [] : (found.data ?? []);
  function onKeyDown(event: KeyboardEvent) {
    if (isComposing(event)) return;
    const row = rows[at];
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, rows.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
    else if (event.key === 'Enter' && row) onChosen(row);
    else return;
    event.preventDefault();
  }
  return (
    <>
      <Input
        autoFocus
        value={text}
        aria-label="找人"
        placeholder="姓名、拼音首字母、证件号或电话任意几位、村"
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      {wanted !== '' && (
        <PersonMatches
          id="picker"
          rows={rows}
          at={at}
          searched={!found.isPending}
          onChosen={onChosen}
        />
      )}
    </>
  );
}
