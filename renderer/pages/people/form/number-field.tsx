import { Button, Input } from 'antd';

interface NumberFieldProps {
  readonly id?: string;
  /** Undefined: as it is. Empty: to be taken away. */
  readonly value?: string | undefined;
  readonly onChange?: (value: string | undefined) => void;
  /** What the register holds, masked; empty: nothing yet. */
  readonly masked: string;
  readonly removable: boolean;
  readonly autoFocus?: boolean;
}

/** An identity number or phone in a form: the old one is shown masked, and stays unless a new one is typed. */
export function NumberField({
  id,
  value,
  onChange,
  masked,
  removable,
  autoFocus,
}: NumberFieldProps) {
  const removed = value === '' && masked !== '';
  return (
    <div className="number-field">
      <Input
        {...(id === undefined ? {} : { id })}
        className="number"
        autoComplete="off"
        autoFocus={autoFocus === true}
        value={value ?? ''}
        placeholder={removed ? '将删除原号码' : masked === '' ? '' : `${masked}（不改就不填）`}
        onChange={(event) =>
          onChange?.(event.target.value === '' && masked !== '' ? undefined : event.target.value)
        }
      />
      {removable && masked !== '' && (
        <Button tabIndex={-1} onClick={() => onChange?.(removed ? undefined : '')}>
          {removed ? '保留' : '删除'}
        </Button>
      )}
    </div>
  );
}
