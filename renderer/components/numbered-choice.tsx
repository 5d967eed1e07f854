import { Button, ConfigProvider, Radio } from 'antd';
import type { KeyboardEvent } from 'react';

interface NumberedChoiceProps<T extends string> {
  readonly id?: string;
  readonly options: readonly T[];
  readonly value?: T | null;
  readonly onChange?: (value: T | null) => void;
  /** May be left open: 0 or 清除 takes the choice back. */
  readonly clearable?: boolean;
  /** What stands beside the number; the value itself unless told otherwise. */
  readonly wordFor?: (option: T) => string;
  readonly 'aria-label': string;
}

/** A row of choices; the number before each chooses it from the keyboard. */
export function NumberedChoice<T extends string>(props: NumberedChoiceProps<T>) {
  const { componentDisabled } = ConfigProvider.useConfig();
  function onKeyDown(event: KeyboardEvent) {
    if (componentDisabled || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === '0' && props.clearable === true) props.onChange?.(null);
    const chosen = /^[1-9]$/.test(event.key) ? props.options[Number(event.key) - 1] : undefined;
    if (chosen === undefined) return;
    event.preventDefault();
    props.onChange?.(chosen);
    const radios = event.currentTarget.querySelectorAll('input');
    radios[props.options.indexOf(chosen)]?.focus();
  }
  return (
    <div onKeyDown={onKeyDown} className="numbered-choice">
      <Radio.Group
        {...(props.id === undefined ? {} : { id: props.id })}
        aria-label={props['aria-label']}
        value={props.value ?? null}
        onChange={(event) => props.onChange?.(event.target.value as T)}
      >
        {props.options.map((option, index) => (
          <Radio key={option} value={option}>
            <kbd>{index + 1}</kbd>
            {props.wordFor?.(option) ?? option}
          </Radio>
        ))}
      </Radio.Group>
      {props.clearable === true && props.value !== null && props.value !== undefined && (
        <Button type="link" size="small" onClick={() => props.onChange?.(null)}>
          清除
        </Button>
      )}
    </div>
  );
}
