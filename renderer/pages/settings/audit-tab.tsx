import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert, Button, Select, Space } from 'antd';
import { useState } from 'react';
import {
  AUDIT_SUBJECT_WORDS,
  AUDIT_SUBJECTS,
  type AuditSubject,
} from '../../../electron/contract/audit-subjects.ts';
import type { Output } from '../../../electron/contract/index.ts';
import { queryFor } from '../../bridge/keys.ts';
import { DayRange } from '../../components/day-range.tsx';
import { Failure } from '../../components/failure.tsx';
import { FillTable, pagerFor } from '../../components/fill-table.tsx';
import { WORD_SEARCH } from '../../components/word-search.ts';
import { useWhyNot } from '../../session.tsx';
import { actionText } from '../../text/actions.ts';
import { localTime } from '../../text/days.ts';

type Entry = Output<'audit.list'>['rows'][number];

interface ListState {
  readonly from: string | null;
  readonly to: string | null;
  readonly by: string;
  readonly subject: AuditSubject | null;
  readonly page: number;
  readonly pageSize: number;
}
const START: ListState = { from: null, to: null, by: '', subject: null, page: 1, pageSize: 50 };

/** 操作日志: append-only; whether its chain is whole can be checked at any time. */
export function AuditTab() {
  const [state, setState] = useState(START);
  const [checking, setChecking] = useState(false);
  const whyNot = useWhyNot('audit.list');
  const list = useQuery({
    ...queryFor('audit.list', state),
    enabled: whyNot === null,
    placeholderData: keepPreviousData,
    // Searches by number are logged, too, and a question makes nothing stale.
    staleTime: 0,
  });
  const chain = useQuery({ ...queryFor('audit.verify', {}), enabled: checking, gcTime: 0 });
  return (
    <div className="fill">
      <Space className="filters" wrap>
        <Button
          loading={chain.isFetching}
          onClick={() => (checking ? void chain.refetch() : setChecking(true))}
        >
          检查日志是否完整
        </Button>
        <span className="muted">日志只能增加，不能修改和删除。</span>
      </Space>
      {whyNot === null && (
        <AuditFilters
          state={state}
          onChange={(change) => setState({ ...state, page: 1, ...change })}
          onClear={() => setState(START)}
        />
      )}
      <Failure reason={chain.error ?? list.error} />
      {chain.data && <Verdict {...chain.data} />}
      {whyNot === null ? (
        <FillTable<Entry>
          rowKey="seq"
          dataSource={list.data?.rows ?? []}
          loading={list.isPending}
          empty="没有符合的记录。"
          pagination={pagerFor(state, list.data?.total ?? 0, (page, pageSize) =>
            setState({ ...state, page, pageSize }),
          )}
          columns={[
            { title: '序号', width: 80, align: 'right', dataIndex: 'seq' },
            { title: '时间', width: 140, render: (_, entry) => localTime(entry.at) },
            { title: '办理人', width: 110, dataIndex: 'by' },
            { title: '操作', width: 180, render: (_, entry) => actionText(entry.action) },
            { title: '对象', width: 200, dataIndex: 'subject', ellipsis: true },
            { title: '原因', dataIndex: 'reason', ellipsis: true },
          ]}
        />
      ) : (
        <Alert type="info" showIcon title={`查看操作日志${whyNot}。`} />
      )}
    </div>
  );
}

interface FiltersProps {
  readonly state: ListState;
  readonly onChange: (change: Partial<ListState>) => void;
  readonly onClear: () => void;
}

/** By day, by who did it (those who have left too), by what it was about. */
function AuditFilters({ state, onChange, onClear }: FiltersProps) {
  const users = useQuery(queryFor('users.list', {}));
  return (
    <Space className="filters" wrap>
      <DayRange label="日期" from={state.from} to={state.to} onChange={onChange} />
      <Select
        aria-label="办理人"
        allowClear
        placeholder="全部办理人"
        showSearch={WORD_SEARCH}
        value={state.by === '' ? null : state.by}
        options={(users.data ?? []).map(({ name }) => ({ value: name, label: name }))}
        onChange={(by: string | null | undefined) => onChange({ by: by ?? '' })}
      />
      <Select
        aria-label="对象"
        allowClear
        placeholder="全部对象"
        showSearch={WORD_SEARCH}
        value={state.subject}
        options={AUDIT_SUBJECTS.map((kind) => ({ value: kind, label: AUDIT_SUBJECT_WORDS[kind] }))}
        onChange={(subject: AuditSubject | null | undefined) =>
          onChange({ subject: subject ?? null })
        }
      />
      <Button disabled={state === START} onClick={onClear}>
        清除筛选
      </Button>
    </Space>
  );
}

function Verdict({ entries, ok, firstBroken }: Output<'audit.verify'>) {
  if (ok)
    return (
      <Alert
        className="failure"
        type="success"
        showIcon
        title={`日志完整，共${entries}条，没有被改动。`}
      />
    );
  return (
    <Alert
      className="failure"
      type="error"
      showIcon
      title={`日志从第${firstBroken ?? 0}条起不完整，可能被改动过。`}
      description="请停止使用，保留台账文件，报告负责人，并与最近的备份比对。"
    />
  );
}
