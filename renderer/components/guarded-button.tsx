import { Button, Tooltip, type ButtonProps } from 'antd';
import type { Method } from '../../electron/contract/index.ts';
import { useWhyNot } from '../session.tsx';

interface GuardedButtonProps extends ButtonProps {
  readonly method: Method;
  /** A further reason why it cannot be pressed now. */
  readonly reason?: string | null;
}

/** A button for a call that the present role may not make: disabled, with the reason beside the pointer and for readers. */
export function GuardedButton({ method, reason, ...button }: GuardedButtonProps) {
  const forbidden = useWhyNot(method);
  const why = forbidden ?? reason ?? null;
  if (why === null) return <Button {...button} />;
  return (
    <Tooltip title={why}>
      <span className="why-not" title={why}>
        <Button {...button} disabled aria-description={why} />
      </span>
    </Tooltip>
  );
}
