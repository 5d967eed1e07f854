import { useState } from 'react';
import type { Input } from '../../../electron/contract/index.ts';
import { GuardedButton } from '../../components/guarded-button.tsx';
import { ReasonCommand } from '../../components/reason-command.tsx';

type Part = Input<'stations.voidPart'>['part'];

interface VoidPartProps {
  readonly part: Part;
  readonly id: number;
  readonly voided: boolean;
  readonly voidReason: string;
}

/** The button that strikes a mistaken row out, or why it was. */
export function VoidPart({ part, id, voided, voidReason }: VoidPartProps) {
  const [open, setOpen] = useState(false);
  if (voided) return <span className="muted">{`已作废：${voidReason}`}</span>;
  return (
    <>
      <GuardedButton method="stations.voidPart" size="small" onClick={() => setOpen(true)}>
        作废
      </GuardedButton>
      <ReasonCommand
        method="stations.voidPart"
        open={open}
        title="作废这条记录"
        text="作废后不再计入，记录和原因都保留。"
        okText="作废"
        toInput={(reason) => ({ part, id, reason })}
        done={() => '已作废。'}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
