import { Input } from 'antd';
import { useState } from 'react';
import { readYuan } from './read-yuan.ts';

interface FieldProps {
  readonly id?: string;
  readonly disabled?: boolean;
  readonly 'aria-label': string;
}

interface YuanFieldProps extends FieldProps {
  readonly value?: string | null;
  readonly onChange?: (value: string | null) => void;
}

/** Yuan of twelve months; what is no amount stays as typed and is told when the sheet is saved. */
export function YuanField({ value, onChange, ...rest }: YuanFieldProps) {
  return (
    <Input
      {...rest}
      className="number"
      autoComplete="off"
      inputMode="decimal"
      maxLength={16}
      placeholder="没有写 0"
      suffix={<span aria-hidden="true">元</span>}
      value={value ?? ''}
      onChange={(event) => onChange?.(readYuan(event.target.value))}
    />
  );
}

interface CountFieldProps extends FieldProps {
  readonly value?: number | null;
  readonly onChange?: (value: number | null) => void;
}

/** A number of people. */
export function CountField({ value, onChange, ...rest }: CountFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Input
      {...rest}
      className="number"
      autoComplete="off"
      inputMode="numeric"
      maxLength={2}
      suffix={<span aria-hidden="true">人</span>}
      value={typed ?? (value ?? '').toString()}
      onChange={(event) => {
        const digits = event.target.value.normalize('NFKC').replaceAll(/\D/g, '');
        setTyped(digits);
        onChange?.(digits === '' ? null : Number(digits));
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
