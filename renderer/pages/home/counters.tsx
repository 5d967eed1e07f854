import type { ReactNode } from 'react';
import type { Output } from '../../../electron/contract/index.ts';
import type { Scope } from './scope.ts';

type Summary = Output<'visits.dueSummary'>;

interface Counter {
  readonly scope: Scope;
  readonly word: string;
  readonly sign: string;
  readonly tone: string;
  readonly count: (summary: Summary) => number;
}

const COUNTERS: readonly Counter[] = [
  { scope: 'overdue', word: '逾期', sign: '●', tone: 'late', count: (summary) => summary.overdue },
  { scope: 'today', word: '今天', sign: '◐', tone: 'today', count: (summary) => summary.today },
  { scope: 'week', word: '7天内', sign: '◷', tone: 'soon', count: (summary) => summary.week },
  { scope: 'month', word: '30天内', sign: '◷', tone: 'soon', count: (summary) => summary.month },
  { scope: 'unset', word: '未设置', sign: '○', tone: 'unknown', count: (summary) => summary.unset },
];

interface CountersProps {
  readonly summary: Summary;
  readonly scope: Scope;
  readonly onScope: (scope: Scope) => void;
  /** What else stands in the row. */
  readonly children: ReactNode;
}

/** The numbers over the list; each is the filter of the list below. */
export function Counters({ summary, scope, onScope, children }: CountersProps) {
  return (
    <div className="counters">
      {COUNTERS.map((counter) => (
        <button
          key={counter.scope}
          type="button"
          className={`counter is-${counter.tone}`}
          aria-pressed={scope === counter.scope}
          onClick={() => onScope(counter.scope)}
        >
          <span>
            <span aria-hidden="true">{counter.sign}</span> {counter.word}
          </span>
          <strong className="number">{counter.count(summary)}</strong>
        </button>
      ))}
      {children}
      <p className="counters-base muted">
        现有吸毒人员 <span className="number">{summary.population}</span> 名，应管控{' '}
        <span className="number">{summary.underControl}</span> 名
      </p>
    </div>
  );
}
