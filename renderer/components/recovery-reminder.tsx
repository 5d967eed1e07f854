import { Alert } from 'antd';
import { Link } from 'react-router';
import { useSession } from '../session.tsx';

/** A lock may fall on the one time that the recovery code is shown: then the chief is told how to get another. */
export function RecoveryReminder() {
  const { user, recoveryPending } = useSession();
  if (!recoveryPending || user?.role !== '负责人') return null;
  return (
    <Alert
      className="failure"
      type="warning"
      showIcon
      title="恢复码显示过，但没有确认保管好。没有打印或抄下来的，请负责人更换恢复码，重新打印。"
      action={<Link to="/settings/users">去更换恢复码</Link>}
    />
  );
}
