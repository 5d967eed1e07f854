import { EyeOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { Input, Output } from '../../electron/contract/index.ts';
import { useCommand } from '../bridge/keys.ts';

/** Answers the telephones of a list in full; the log keeps who looked. */
type PhoneMethod = 'responsibility.reveal' | 'stations.reveal' | 'teams.reveal';

type Phones = Output<PhoneMethod>;

interface PhoneHolder {
  /** Null: nobody has recorded them yet, so no telephone is kept. */
  readonly id: number | null;
  readonly phoneMasked: string;
}

/** The telephones of a list: masked, until the clerk asks for them in full and as long as they are not masked again. */
export function usePhones<M extends PhoneMethod>(method: M, input: Input<M>) {
  const reveal = useCommand(method);
  const [phones, setPhones] = useState<Phones | null>(null);
  return {
    shown: phones !== null,
    pending: reveal.isPending,
    failure: reveal.error,
    toggle: () => {
      if (phones === null) reveal.mutate(input, { onSuccess: setPhones });
      else setPhones(null);
    },
    phoneOf: (holder: PhoneHolder) =>
      phones?.find(({ id }) => id === holder.id)?.phone ?? holder.phoneMasked,
  };
}

interface PhonesButtonProps {
  readonly of: Pick<ReturnType<typeof usePhones>, 'shown' | 'pending' | 'toggle'>;
}

/** Shows the telephones of a list in full, or masks them again. */
export function PhonesButton({ of: { shown, pending, toggle } }: PhonesButtonProps) {
  return (
    <Button
      icon={<EyeOutlined />}
      loading={pending}
      title="显示完整号码，并记入日志"
      onClick={toggle}
    >
      {shown ? '遮盖电话' : '显示电话'}
    </Button>
  );
}
