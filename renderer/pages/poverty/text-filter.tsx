import { Input } from 'antd';
import { useState } from 'react';
import { isComposing } from '../../components/composing.ts';

interface TextFilterProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** After Enter: the keyboard goes on to what was found. */
  readonly onEnter?: () => void;
}

/** A text that narrows a list: searched on Enter, when the field is left, and when it is emptied. */
export function TextFilter({ label, value, onChange, onEnter }: TextFilterProps) {
  const [typed, setTyped] = useState<string | null>(null);
  function settle() {
    if (typed !== null && typed.trim() !== value) onChange(typed.trim());
    setTyped(null);
  }
  return (
    <Input
      className="filter-text"
      aria-label={label}
      placeholder={label}
      allowClear
      maxLength={200}
      value={typed ?? value}
      onChange={(event) => {
        setTyped(event.target.value);
        if (event.target.value === '' && value !== '') onChange('');
      }}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || isComposing(event)) return;
        settle();
        onEnter?.();
      }}
    />
  );
}
