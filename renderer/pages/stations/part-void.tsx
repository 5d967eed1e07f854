import { App } from 'antd';
import { useState } from 'react';
import type { Input } from '../../../electron/contract/index.ts';
import { useCommand } from '../../bridge/keys.ts';
import { GuardedButton } from '../../components/guarded-button.tsx';
import { ReasonDialog } from '../../components/reason-dialog.tsx';

type Part = Input<'stations.voidPart'>['part'];

interface VoidPartProps {
  readonly part: Part;
  readonly id: number;
  readonly voided: boolean;
  readonly voidReason: string;
}

/** The button that strikes a mistaken row out, or why it was. */
export function VoidPart({ part, id, voided, voidReason }: VoidPartProps) {
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const strike = useCommand('stations.voidPart');
  if (voided) return <span className="muted">{`已作废：${voidReason}`}</span>;
  return (
    <>
      <GuardedButton method="stations.voidPart" size="small" onClick={() => setOpen(true)}>
        作废
      </GuardedButton>
      <ReasonDialog
        open={open}
        title="作废这条记录"
        text="作废后不再计入，记录和原因都保留。"
        okText="作废"
        pending={strike.isPending}
        failure={strike.error}
        onClose={() => setOpen(false)}
        onReason={(reason) =>
          strike.mutate(
            { part, id, reason },
            {
              onSuccess: () => {
                void message.success('已作废。');
                setOpen(false);
              },
            },
          )
        }
      />
    </>
  );
}
