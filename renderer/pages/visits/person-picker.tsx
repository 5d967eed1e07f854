import { Input, Modal } from 'antd';
import { useState } from 'react';
import { focusDialogField } from '../../components/enter-moves.tsx';
import { PersonMatches } from '../../components/person-matches.tsx';
import { usePersonSearch, type Match } from '../../components/use-person-search.ts';

interface PersonPickerProps {
  readonly open: boolean;
  readonly title?: string;
  readonly onClose: () => void;
  readonly onChosen: (row: Match) => void;
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

function Picker({ onChosen }: { readonly onChosen: (row: Match) => void }) {
  const [text, setText] = useState('');
  const found = usePersonSearch(text, onChosen);
  return (
    <>
      <Input
        autoFocus
        value={text}
        aria-label="找人"
        placeholder="姓名、拼音首字母、证件号或电话任意几位、村"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={found.onKey}
      />
      {text.trim() !== '' && <PersonMatches id="picker" found={found} onChosen={onChosen} />}
    </>
  );
}
