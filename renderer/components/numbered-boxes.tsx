import { Checkbox } from 'antd';
import type { KeyboardEvent } from 'react';

interface NumberedBoxesProps {
  readonly id?: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly value?: readonly string[];
  readonly onChange?: (values: string[]) => void;
  readonly 'aria-label': string;
}

/** A row of boxes that is one stop for Enter; the number before each ticks it from the keyboard. */
export function NumberedBoxes(props: NumberedBoxesProps) {
  const ticked = props.value ?? [];
  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const chosen = /^[1-9]$/.test(event.key) ? props.options[Number(event.key) - 1] : undefined;
    if (chosen === undefined) return;
    event.preventDefault();
    props.onChange?.(
      props.options
        .map(({ value }) => value)
        .filter((value) => ticked.includes(value) !== (value === chosen.value)),
    );
  }
  return (
    <div
      {...(props.id === undefined ? {} : { id: props.id })}
      role="group"
      aria-label={props['aria-label']}
      className="numbered-boxes"
      data-one-stop
      onKeyDown={onKeyDown}
    >
      <Checkbox.Group
        value={[...ticked]}
        options={props.options.map(({ value, label }, index) => ({
          value,
          label: (
            <>
              <kbd>{index + 1}</kbd>
              {label}
            </>
          ),
        }))}
        onChange={(values) => props.onChange?.(values)}
      />
    </div>
  );
}
