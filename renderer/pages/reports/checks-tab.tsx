import { Table } from 'antd';
import { Mark } from '../../components/tags.tsx';
import type { Report } from './report.ts';

type Check = Report['checks'][number];

function weight(check: Check): number {
  if (check.ok) return 2;
  return check.blocking ? 0 : 1;
}

/** 签发前检查: what must be mended first, then what should be looked at, then what is in order. */
export function ChecksTab({ report }: { readonly report: Report }) {
  const checks = report.checks.toSorted((first, second) => weight(first) - weight(second));
  const blocking = checks.filter((check) => weight(check) === 0).length;
  return (
    <div className="scroll" role="region" aria-label="签发前检查" tabIndex={0}>
      <p>
        {blocking === 0
          ? '没有必须处理的问题，可以签发。'
          : `有${blocking}项必须处理，处理后才能签发。`}
      </p>
      <Table<Check>
        size="small"
        rowKey="id"
        dataSource={checks}
        pagination={false}
        showHeader={false}
        locale={{ emptyText: '没有检查项' }}
        columns={[
          { width: 110, render: (_, check) => <CheckMark check={check} /> },
          { dataIndex: 'message' },
        ]}
      />
    </div>
  );
}

function CheckMark({ check }: { readonly check: Check }) {
  if (check.ok) return <Mark tone="done">通过</Mark>;
  return check.blocking ? <Mark tone="late">必须处理</Mark> : <Mark tone="today">请核对</Mark>;
}
