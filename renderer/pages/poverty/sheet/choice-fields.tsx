import { Checkbox, ConfigProvider } from 'antd';
import type { KeyboardEvent } from 'react';
import { NumberedChoice } from '../../../components/numbered-choice.tsx';

interface YesNoFieldProps {
  readonly id?: string;
  readonly words: readonly [yes: string, no: string];
  /** The paper asks the other way round. */
  readonly noFirst?: boolean;
  readonly value?: boolean | null;
  readonly onChange?: (value: boolean | null) => void;
  readonly 'aria-label': string;
}

/** 1 the first word, 2 the second, 0 takes it back: a question may stay open. */
export function YesNoField({ words, noFirst, value, onChange, ...rest }: YesNoFieldProps) {
  const word = value === null || value === undefined ? null : words[value ? 0 : 1];
  return (
    <NumberedChoice
      {...rest}
      options={noFirst === true ? [words[1], words[0]] : words}
      clearable
      value={word}
      onChange={(next) => onChange?.(next === null ? null : next === words[0])}
    />
  );
}

/** 1 … 9, then a, b, c …: one key a box. */
const KEYS = '123456789abcdefghij';

interface ManyFieldProps<T extends string> {
  readonly id?: string;
  readonly options: readonly T[];
  readonly most?: number;
  readonly value?: readonly T[];
  readonly onChange?: (value: readonly T[]) => void;
  readonly disabled?: boolean;
  readonly 'aria-label': string;
}

/** Boxes to tick, each by the key before it; kept in the order of the list. On a form that is locked no key ticks. */
export function ManyField<T extends string>(props: ManyFieldProps<T>) {
  const chosen = props.value ?? [];
  const { componentDisabled } = ConfigProvider.useConfig();
  const closed = props.disabled === true || componentDisabled;
  const full = props.most !== undefined && chosen.length >= props.most;
  function toggle(option: T) {
    if (closed || (full && !chosen.includes(option))) return;
    const ticked = chosen.includes(option)
      ? chosen.filter((each) => each !== option)
      : [...chosen, option];
    props.onChange?.(props.options.filter((each) => ticked.includes(each)));
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.key.length !== 1) return;
    const option = props.options[KEYS.indexOf(event.key.toLowerCase())];
    if (option === undefined) return;
    event.preventDefault();
    toggle(option);
  }
  return (
    <div
      role="group"
      id={props.id}
      aria-label={props['aria-label']}
      className="topic-boxes many-boxes"
      data-one-stop
      onKeyDown={onKeyDown}
    >
      {props.options.map((option, index) => (
        <Checkbox
          key={option}
          checked={chosen.includes(option)}
          disabled={closed || (full && !chosen.includes(option))}
          onChange={() => toggle(option)}
        >
          <kbd>{KEYS[index]}</kbd>
          {option}
        </Checkbox>
      ))}
    </div>
  );
}
