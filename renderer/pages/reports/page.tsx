import { useQuery } from '@tanstack/react-query';
import { Alert, Table, Tabs, type TableProps } from 'antd';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import type { Output } from '../../../electron/contract/index.ts';
import { queryFor, useCommand } from '../../bridge/keys.ts';
import { Failure } from '../../components/failure.tsx';
import { FillTable } from '../../components/fill-table.tsx';
import { GuardedButton } from '../../components/guarded-button.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { Mark, type Tone } from '../../components/tags.tsx';
import { useSession } from '../../session.tsx';

type Period = Output<'reports.periods'>[number];
type Summary = Output<'reports.list'>[number];

const STATES: Readonly<Record<string, { tone: Tone; word: string }>> = {
  draft: { tone: 'today', word: '草稿' },
  issued: { tone: 'done', word: '已签发' },
};

/** The state of a report in a word. */
export function ReportState({ state }: { readonly state: string }) {
  const known = STATES[state] ?? { tone: 'unknown' as const, word: '未编制' };
  return <Mark tone={known.tone}>{known.word}</Mark>;
}

/** 报告: the periods with their due days; what was issued. */
export function ReportsPage() {
  return (
    <Page title="报告">
      <Tabs
        className="fill-tabs"
        items={[
          { key: 'periods', label: '按期编制', children: <Periods /> },
          { key: 'issued', label: '全部报告', children: <Reports /> },
        ]}
      />
    </Page>
  );
}

function Periods() {
  const navigate = useNavigate();
  const periods = useQuery(queryFor('reports.periods', {}));
  const prepare = useCommand('reports.prepare');
  function open(row: Period) {
    if (row.reportId !== null) void navigate(`/reports/${row.reportId}`);
    else if (row.notYet === '') {
      prepare.mutate(
        { kind: row.kind, period: row.period },
        { onSuccess: ({ id }) => void navigate(`/reports/${id}`) },
      );
    }
  }
  const preparing = prepare.isPending ? prepare.variables : null;
  return (
    <Loaded of={periods}>
      {(rows) => (
        <PeriodRows>
          <Failure reason={prepare.error} />
          <NoDueDays periods={rows} />
          {[...new Set(rows.map(({ kind }) => kind))].map((kind) => (
            <KindOfReport
              key={kind}
              rows={rows.filter((row) => row.kind === kind)}
              preparing={preparing?.kind === kind ? preparing.period : null}
              onOpen={open}
            />
          ))}
        </PeriodRows>
      )}
    </Loaded>
  );
}

/** ↑ ↓ go from period to period through all kinds; the keyboard begins at the one that is to be reported now. */
function PeriodRows({ children }: { readonly children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const focused = document.activeElement;
    if (focused !== null && focused !== document.body && !focused.matches('main')) return;
    box.current?.querySelector<HTMLElement>('.ant-table-row[tabindex="0"]')?.focus();
  }, []);
  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('.ant-table-row')];
    const here = rows.findIndex((row) => row === event.target);
    if (step === undefined || here < 0) return;
    event.preventDefault();
    rows[here + step]?.focus();
  }
  return (
    <div className="scroll" ref={box} onKeyDown={onKeyDown}>
      {children}
    </div>
  );
}

interface KindOfReportProps {
  readonly rows: readonly Period[];
  /** The period that is being prepared. */
  readonly preparing: string | null;
  readonly onOpen: (row: Period) => void;
}

/** One kind of report with its periods; a kind that is due on no day has no such column. */
function KindOfReport({ rows, preparing, onOpen }: KindOfReportProps) {
  const { today } = useSession();
  const lastEnded = rows
    .filter((row) => row.last < today)
    .map((row) => row.period)
    .sort()
    .at(-1);
  const due: NonNullable<TableProps<Period>['columns']> = [
    {
      title: '上报期限',
      width: 170,
      render: (_, row) => <DueOn row={row} today={today} late={row.period === lastEnded} />,
    },
  ];
  return (
    <section className="report-kind">
      <h2>{rows[0]?.kindLabel}</h2>
      <Table<Period>
        size="small"
        rowKey="period"
        dataSource={[...rows]}
        pagination={false}
        locale={{ emptyText: '还没有可以编制的报告期。' }}
        onRow={(row) => ({
          tabIndex: row.period === lastEnded ? 0 : -1,
          onKeyDown: (event) => {
            if (event.key !== 'Enter' || event.target !== event.currentTarget) return;
            event.preventDefault();
            onOpen(row);
          },
        })}
        columns={[
          { title: '报告期', width: 170, dataIndex: 'label' },
          { title: '起止日期', width: 220, render: (_, row) => `${row.first} 至 ${row.last}` },
          ...(rows.some(({ hasDueDay }) => hasDueDay) ? due : []),
          { title: '状态', width: 110, render: (_, row) => <ReportState state={row.state} /> },
          {
            title: '办理',
            render: (_, row) =>
              row.reportId === null ? (
                <GuardedButton
                  method="reports.prepare"
                  size="small"
                  type="primary"
                  loading={preparing === row.period}
                  reason={row.notYet === '' ? null : row.notYet}
                  onClick={() => onOpen(row)}
                >
                  编制报告
                </GuardedButton>
              ) : (
                <Link to={`/reports/${row.reportId}`}>
                  {row.state === 'issued' ? '查看' : '继续编制'}
                </Link>
              ),
          },
        ]}
      />
    </section>
  );
}

/** Why some periods have no due day, and where that is mended. */
function NoDueDays({ periods }: { readonly periods: readonly Period[] }) {
  const reasons = [...new Set(periods.map(({ dueWhy }) => dueWhy))].filter((why) => why !== '');
  return reasons.map((why) => {
    const labels = periods.filter(({ dueWhy }) => dueWhy === why).map(({ label }) => label);
    const part = why.includes('节假日') ? 'holidays' : 'rules';
    return (
      <Alert
        key={why}
        className="failure"
        type="info"
        showIcon
        title={`${labels.join('、')}的上报期限未设置：${why}。`}
        action={<Link to={`/settings/${part}`}>去办理</Link>}
      />
    );
  });
}

interface DueOnProps {
  readonly row: Period;
  readonly today: string;
  /** Only the last ended period is called late: those before it may be older than the register. */
  readonly late: boolean;
}

function DueOn({ row, today, late }: DueOnProps) {
  if (row.dueOn === null) {
    const holidays = row.dueWhy.includes('节假日');
    return (
      <>
        未设置{' '}
        <Link to={`/settings/${holidays ? 'holidays' : 'rules'}`} title={row.dueWhy}>
          {holidays ? '录入节假日' : '设置规则'}
        </Link>
      </>
    );
  }
  if (row.state === 'issued' || row.dueOn > today || (!late && row.dueOn < today)) return row.dueOn;
  if (row.dueOn === today) return <Mark tone="today">今天到期</Mark>;
  return <Mark tone="late">{`${row.dueOn}（已过期）`}</Mark>;
}

function Reports() {
  const navigate = useNavigate();
  const reports = useQuery(queryFor('reports.list', {}));
  return (
    <Loaded of={reports}>
      {(rows) => (
        <FillTable<Summary>
          rowKey="id"
          dataSource={rows}
          empty="还没有编制过报告。"
          pagination={false}
          onOpen={(row) => void navigate(`/reports/${row.id}`)}
          columns={[
            {
              title: '标题',
              ellipsis: true,
              render: (_, row) => <Link to={`/reports/${row.id}`}>{row.title}</Link>,
            },
            { title: '状态', width: 100, render: (_, row) => <ReportState state={row.state} /> },
            {
              title: '发文字号',
              width: 170,
              render: (_, row) => (row.number === '' ? '—' : row.number),
            },
            { title: '签发人', width: 90, dataIndex: 'signer', responsive: ['lg'] },
            { title: '签发日期', width: 110, render: (_, row) => row.issuedOn ?? '—' },
            {
              title: '编制、签发',
              width: 160,
              responsive: ['lg'],
              render: (_, row) =>
                row.selfApproved
                  ? `${row.preparedBy}（自评自批）`
                  : `${row.preparedBy}、${row.issuedBy ?? '—'}`,
            },
          ]}
        />
      )}
    </Loaded>
  );
}
