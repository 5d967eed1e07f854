import { Button, Space } from 'antd';
import { useNavigate } from 'react-router';
import type { Scope } from './scope.ts';
import type { Counts } from './todo.ts';

interface NoDueProps {
  readonly population: number;
  readonly counts: Counts;
  readonly scope: Scope;
  /** Whether the list is narrowed by more than the counter above it. */
  readonly filtered: boolean;
  readonly onClear: () => void;
  readonly onScope: (scope: Scope) => void;
}

/** Why the list is empty, and what to do next. */
export function NoDue(props: NoDueProps) {
  const navigate = useNavigate();
  if (props.population > 0) return <NobodyHere {...props} />;
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

function NobodyHere({ counts, scope, filtered, onClear, onScope }: NoDueProps) {
  if (filtered) {
    return (
      <div className="empty">
        <p>没有符合筛选的事项。</p>
        <Button onClick={onClear}>清除筛选</Button>
      </div>
    );
  }
  const later = scope !== 'month' && scope !== 'unset' && counts.month > 0;
  return (
    <div className="empty">
      <p>{scope === 'unset' ? '没有未设置日期的事项。' : '没有到期的事项。'}</p>
      {later && <Button onClick={() => onScope('month')}>看30天内的</Button>}
    </div>
  );
}
