import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert, Segmented } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { PersonCategory } from '../../../db/domain/vocabulary.ts';
import type { Output } from '../../../electron/contract/index.ts';
import { queryFor } from '../../bridge/keys.ts';
import { useRemembered } from '../../bridge/remembered.ts';
import { Failure } from '../../components/failure.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { VisitDrawer, type VisitSubject } from '../visits/visit-drawer.tsx';
import type { Scope } from './scope.ts';
import { Counters } from './counters.tsx';
import { DueFilters } from './due-filters.tsx';
import { DueTable, type DueRow } from './due-table.tsx';
import { NoDue } from './no-due.tsx';
import { Tallies } from './tallies.tsx';

type Summary = Output<'visits.dueSummary'>;

interface HomeFilter {
  readonly scope: Scope;
  readonly townCode: string | null;
  readonly inCharge: string | null;
  readonly category: PersonCategory | null;
  readonly page: number;
  readonly pageSize: number;
}

const START: HomeFilter = {
  scope: 'overdue',
  townCode: null,
  inCharge: null,
  category: null,
  page: 1,
  pageSize: 50,
};

/** 首页: who is due, where, and with whom. */
export function HomePage() {
  const summary = useQuery(queryFor('visits.dueSummary', {}));
  return (
    <Page title="走访任务">
      <Loaded of={summary}>{(value) => <DuePart summary={value} />}</Loaded>
    </Page>
  );
}

function isFiltered({ townCode, inCharge, category }: HomeFilter): boolean {
  return townCode !== null || inCharge !== null || category !== null;
}

/** What the office is asked for. */
function dueInput({ scope, townCode, inCharge, category, page, pageSize }: HomeFilter) {
  return {
    filter: {
      scope,
      ...(townCode === null ? {} : { townCode }),
      ...(inCharge === null ? {} : { inCharge }),
      ...(category === null ? {} : { category }),
    },
    page,
    pageSize,
  };
}

/** The first scope that has somebody in it: a list that opens empty helps nobody. */
function firstScope(summary: Summary): Scope {
  if (summary.overdue > 0) return 'overdue';
  if (summary.today > 0) return 'today';
  return summary.week > 0 ? 'week' : 'month';
}

function DuePart({ summary }: { readonly summary: Summary }) {
  const [filter, setFilter] = useRemembered<HomeFilter>('home', {
    ...START,
    scope: firstScope(summary),
  });
  const [visited, setVisited] = useState<{ row: DueRow; index: number } | null>(null);
  const [finished, setFinished] = useState<{ personId: number; index: number } | null>(null);
  const [inCharge, setInCharge] = useState('');
  const [view, setView] = useState<'list' | 'tallies'>('list');
  const { scope, page, pageSize } = filter;
  const due = useQuery({
    ...queryFor('visits.due', dueInput(filter)),
    placeholderData: keepPreviousData,
  });
  function narrow(change: Partial<HomeFilter>) {
    setView('list');
    setFilter({ ...filter, page: 1, ...change });
  }
  const filtered = isFiltered(filter);
  const clear = () => narrow({ townCode: null, inCharge: null, category: null });
  return (
    <div className="home">
      <MissingRules missing={summary.missingRules} />
      <Counters summary={summary} scope={scope} onScope={(next) => narrow({ scope: next })}>
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
          <DueFilters
            summary={summary}
            filter={filter}
            filtered={filtered}
            onNarrow={narrow}
            onClear={clear}
          />
          <Failure reason={due.error} onRetry={() => void due.refetch()} />
          <DueTable
            rows={due.data?.rows ?? []}
            total={due.data?.total ?? 0}
            page={page}
            pageSize={pageSize}
            loading={due.isPending}
            finished={finished}
            empty={
              <NoDue
                summary={summary}
                scope={scope}
                filtered={filtered}
                onClear={clear}
                onScope={(next) => narrow({ scope: next })}
              />
            }
            onPage={(nextPage, nextSize) =>
              setFilter({ ...filter, page: nextPage, pageSize: nextSize })
            }
            onVisit={(row, index) => setVisited({ row, index })}
          />
        </div>
        <Tallies
          summary={summary}
          onTown={(key) => narrow({ townCode: key })}
          onInCharge={(key) => narrow({ inCharge: key })}
        />
      </div>
      <VisitDrawer
        subject={visited === null ? null : subjectOf(visited.row, inCharge)}
        onClose={() => setVisited(null)}
        onSaved={(name) => {
          setInCharge(name);
          if (visited) setFinished({ personId: visited.row.personId, index: visited.index });
          setVisited(null);
        }}
      />
    </div>
  );
}

function subjectOf(row: DueRow, lastInCharge: string): VisitSubject {
  return {
    personId: row.personId,
    fullName: row.fullName,
    place: `${row.townName}${row.villageName}`,
    inCharge: row.inCharge === '' ? lastInCharge : row.inCharge,
    why: row.why,
  };
}

function MissingRules({ missing }: { readonly missing: readonly string[] }) {
  if (missing.length === 0) return null;
  return (
    <Alert
      className="failure"
      type="warning"
      showIcon
      title={`以下规则还没有设置：${missing.join('、')}`}
      description="没有规则，程序不计算这些人员的应走访日期，显示为“未设置”。"
      action={<Link to="/settings/rules">去设置</Link>}
    />
  );
}
