import { Button, Space } from 'antd';
import { useNavigate } from 'react-router';
import type { Output } from '../../../electron/contract/index.ts';
import type { Scope } from './scope.ts';

interface NoDueProps {
  readonly summary: Output<'visits.dueSummary'>;
  readonly scope: Scope;
  /** Whether the list is narrowed by more than the counter above it. */
  readonly filtered: boolean;
  readonly onClear: () => void;
  readonly onScope: (scope: Scope) => void;
}

/** Why the list of due people is empty, and what to do next. */
export function NoDue(props: NoDueProps) {
  const navigate = useNavigate();
  if (props.summary.population > 0) return <NobodyHere {...props} />;
  return (
    <div className="empty">
      <p>台账里还没有人员。先把现有的表格台账导入进来，或者逐个新增。</p>
      <Space>
        <Button type="primary" onClick={() => void navigate('/import')}>
          导入台账
        </Button>
        <Button onClick={() => void navigate('/people/new')}>新增人员</Button>
      </Space>
    </div>
  );
}

function NobodyHere({ summary, scope, filtered, onClear, onScope }: NoDueProps) {
  if (filtered) {
    return (
      <div className="empty">
        <p>没有符合筛选的人员。</p>
        <Button onClick={onClear}>清除筛选</Button>
      </div>
    );
  }
  const later = scope !== 'month' && scope !== 'unset' && summary.month > 0;
  return (
    <div className="empty">
      <p>{scope === 'unset' ? '没有未设置日期的人员。' : '没有需要走访的人员。'}</p>
      {later && <Button onClick={() => onScope('month')}>看30天内的</Button>}
    </div>
  );
}
