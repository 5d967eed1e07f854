import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert, Button, Segmented, Space } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { TodoKind } from '../../../db/domain/todo/todo-item.ts';
import type { PersonCategory } from '../../../db/domain/words/vocabulary.ts';
import { queryFor } from '../../bridge/keys.ts';
import { useRemembered } from '../../bridge/remembered.ts';
import { Failure } from '../../components/failure.tsx';
import { GuardedButton } from '../../components/guarded-button.tsx';
import { ListExport } from '../../components/list-export.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { VisitDrawer, type VisitSubject } from '../visits/visit-drawer.tsx';
import type { Scope } from './scope.ts';
import { ApprovalBar } from './approval-bar.tsx';
import { Counters } from './counters.tsx';
import { EndingsDrawer } from './endings-drawer.tsx';
import { NoDue } from './no-due.tsx';
import { RouteDrawer } from './route-drawer.tsx';
import { SummaryDrawer } from './summary-drawer.tsx';
import { Tallies } from './tallies.tsx';
import { TodayBar } from './today-bar.tsx';
import {
  countsOf,
  doingOf,
  firstKind,
  firstScope,
  scopeFor,
  type Summary,
  type TodoRow,
} from './todo.ts';
import { TodoFilters } from './todo-filters.tsx';
import { TodoTable, type Finished } from './todo-table.tsx';

interface HomeFilter {
  readonly scope: Scope;
  readonly kind: TodoKind | null;
  readonly townCode: string | null;
  readonly inCharge: string | null;
  readonly category: PersonCategory | null;
  readonly page: number;
  readonly pageSize: number;
}

const START = { townCode: null, inCharge: null, category: null, page: 1, pageSize: 50 } as const;

/** 首页: what is to be done, where, by whom, and why. */
export function HomePage() {
  const summary = useQuery(queryFor('todo.summary', {}));
  const [open, setOpen] = useState<'endings' | 'route' | null>(null);
  const close = () => setOpen(null);
  return (
    <Page
      title="待办事项"
      actions={
        <Space>
          <Button onClick={() => setOpen('endings')}>60天内届满</Button>
          <GuardedButton method="todo.routeSheet" onClick={() => setOpen('route')}>
            入户走访清单
          </GuardedButton>
        </Space>
      }
    >
      <Loaded of={summary}>{(value) => <TodoPart summary={value} />}</Loaded>
      <EndingsDrawer open={open === 'endings'} onClose={close} />
      {open === 'route' && <RouteDrawer open townCode={null} onClose={close} />}
    </Page>
  );
}

function isFiltered({ townCode, inCharge, category }: HomeFilter): boolean {
  return townCode !== null || inCharge !== null || category !== null;
}

/** What the office is asked for. */
function listInput({ page, pageSize, ...filter }: HomeFilter) {
  const { scope, kind, townCode, inCharge, category } = filter;
  return {
    filter: {
      scope,
      ...(kind === null ? {} : { kind }),
      ...(townCode === null ? {} : { townCode }),
      ...(inCharge === null ? {} : { inCharge }),
      ...(category === null ? {} : { category }),
    },
    page,
    pageSize,
  };
}

/** A line is done in a drawer over the list, or on the page that has its drawer. */
function useDoing() {
  const navigate = useNavigate();
  const [doing, setDoing] = useState<(Finished & { readonly here: 'visit' | 'summary' }) | null>(
    null,
  );
  const [finished, setFinished] = useState<Finished | null>(null);
  function start(row: TodoRow, index: number) {
    const { at } = doingOf(row);
    if ('to' in at) void navigate(at.to);
    else setDoing({ row, index, here: at.here });
  }
  function finish() {
    setFinished(doing);
    setDoing(null);
  }
  return { doing, finished, start, finish, stop: () => setDoing(null) };
}

function TodoPart({ summary }: { readonly summary: Summary }) {
  const kind = firstKind(summary);
  const [filter, setFilter] = useRemembered<HomeFilter>('home', {
    ...START,
    kind,
    scope: firstScope(countsOf(summary, kind)),
  });
  const { doing, finished, start, finish, stop } = useDoing();
  const [view, setView] = useState<'list' | 'tallies'>('list');
  const { scope, page, pageSize } = filter;
  const counts = countsOf(summary, filter.kind);
  const list = useQuery({
    ...queryFor('todo.list', listInput(filter)),
    placeholderData: keepPreviousData,
  });
  function narrow(change: Partial<HomeFilter>) {
    setView('list');
    setFilter({ ...filter, page: 1, ...change });
  }
  const kindsScope = (next: TodoKind | null | undefined) =>
    next === undefined ? {} : { scope: scopeFor(countsOf(summary, next), scope) };
  const filtered = isFiltered(filter);
  const chooseKind = (key: TodoKind) =>
    narrow({ kind: key, scope: firstScope(countsOf(summary, key)) });
  const clear = () => narrow({ townCode: null, inCharge: null, category: null });
  return (
    <div className="home">
      <TodayBar summary={summary} />
      <MissingRules missing={summary.missingRules} />
      <ApprovalBar summary={summary} onKind={chooseKind} />
      <Counters
        summary={summary}
        counts={counts}
        scope={scope}
        onScope={(next) => narrow({ scope: next })}
      >
        <Segmented<'list' | 'tallies'>
          className="narrow-only"
          value={view}
          onChange={setView}
          options={[
            { value: 'list', label: '名单' },
            { value: 'tallies', label: '汇总' },
          ]}
        />
      </Counters>
      <div className="home-main" data-view={view}>
        <div className="home-list">
          <TodoFilters
            summary={summary}
            filter={filter}
            filtered={filtered}
            onNarrow={(change) => narrow({ ...change, ...kindsScope(change.kind) })}
            onClear={clear}
          >
            <ListExport
              list={{ method: 'todo.list', input: listInput(filter) }}
              total={list.data?.total ?? 0}
            />
          </TodoFilters>
          <Failure reason={list.error} onRetry={() => void list.refetch()} />
          <TodoTable
            rows={list.data?.rows ?? []}
            total={list.data?.total ?? 0}
            page={page}
            pageSize={pageSize}
            loading={list.isPending}
            oneKind={filter.kind}
            finished={finished}
            empty={
              <NoDue
                population={summary.population}
                counts={counts}
                scope={scope}
                filtered={filtered}
                onClear={clear}
                onScope={(next) => narrow({ scope: next })}
              />
            }
            onPage={(nextPage, nextSize) =>
              setFilter({ ...filter, page: nextPage, pageSize: nextSize })
            }
            onDo={start}
          />
        </div>
        <Tallies
          summary={summary}
          onKind={chooseKind}
          onTown={(key) => narrow({ townCode: key })}
          onInCharge={(key) => narrow({ inCharge: key })}
        />
      </div>
      <Drawers doing={doing} onFinish={finish} onStop={stop} />
    </div>
  );
}

interface DrawersProps {
  readonly doing: (Finished & { readonly here: 'visit' | 'summary' }) | null;
  readonly onFinish: () => void;
  readonly onStop: () => void;
}

/** What can be done without leaving the list. */
function Drawers({ doing, onFinish, onStop }: DrawersProps) {
  const [inCharge, setInCharge] = useState('');
  const row = doing?.row ?? null;
  return (
    <>
      <VisitDrawer
        subject={doing?.here === 'visit' ? subjectOf(doing.row, inCharge) : null}
        onClose={onStop}
        onSaved={(name) => {
          setInCharge(name);
          onFinish();
        }}
      />
      <SummaryDrawer
        key={row?.key ?? ''}
        row={doing?.here === 'summary' ? row : null}
        onClose={onStop}
        onSaved={onFinish}
      />
    </>
  );
}

function subjectOf(row: TodoRow, lastInCharge: string): VisitSubject {
  return {
    personId: row.personId ?? 0,
    fullName: row.fullName,
    place: `${row.townName}${row.villageName}`,
    inCharge: row.inCharge === '' ? lastInCharge : row.inCharge,
    why: row.why,
  };
}

function MissingRules({ missing }: { readonly missing: Summary['missingRules'] }) {
  if (missing.length === 0) return null;
  const words = missing.map(({ title, items }) => `${title}（${items}项）`).join('、');
  return (
    <Alert
      className="failure"
      type="warning"
      showIcon
      title={`以下规则还没有设置：${words}`}
      description="没有规则，程序不推算这些事项的期限，显示为“未设置”。"
      action={<Link to="/settings/rules">去设置</Link>}
    />
  );
}
