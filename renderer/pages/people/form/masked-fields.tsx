import { EyeOutlined } from '@ant-design/icons';
import { Button, Form } from 'antd';
import { createContext, use, useState, type ReactNode } from 'react';
import type { Output } from '../../../../electron/contract/index.ts';
import { useCommand } from '../../../bridge/keys.ts';
import { Failure } from '../../../components/failure.tsx';

type MaskedName = Output<'people.get'>['maskedFields'][number];

interface Masked {
  readonly fields: readonly MaskedName[];
  readonly isOpening: boolean;
  readonly open: () => void;
}

const MaskedContext = createContext<Masked>({
  fields: [],
  isOpening: false,
  open: () => undefined,
});

interface MaskedFieldsProps {
  /** Null for a new person: nothing is masked. */
  readonly personId: number | null;
  readonly fields: readonly MaskedName[];
  readonly children: ReactNode;
}

/** Fields that hold numbers are shown masked; one click opens all of them, which is logged, and they may be changed then. */
export function MaskedFields({ personId, fields, children }: MaskedFieldsProps) {
  const form = Form.useFormInstance();
  const reveal = useCommand('people.reveal');
  const [isOpen, setOpen] = useState(false);
  function open() {
    if (personId === null) return;
    reveal.mutate(
      { id: personId },
      {
        onSuccess: ({ texts }) => {
          for (const name of fields) form.setFieldValue(['fields', name], texts[name]);
          setOpen(true);
        },
      },
    );
  }
  const masked = { fields: isOpen ? [] : fields, isOpening: reveal.isPending, open };
  return (
    <MaskedContext value={masked}>
      <Failure reason={reveal.error} />
      {children}
    </MaskedContext>
  );
}

/** Whether a field is still shown masked: what it shows may not be changed then. */
export function useIsMasked(name: string): boolean {
  return use(MaskedContext).fields.some((field) => field === name);
}

/** Under a masked field: opens it. */
export function OpenMasked({ name, label }: { readonly name: string; readonly label: string }) {
  const { isOpening, open } = use(MaskedContext);
  if (!useIsMasked(name)) return null;
  return (
    <Button
      size="small"
      aria-label={`${label}里有号码：显示完整${label}后修改`}
      icon={<EyeOutlined />}
      loading={isOpening}
      title="显示各栏里的完整号码，并记入日志"
      onClick={open}
    >
      显示号码后修改
    </Button>
  );
}
