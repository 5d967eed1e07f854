import type { ReactNode } from 'react';
import type { Scope } from './scope.ts';
import type { Counts, Summary } from './todo.ts';

interface Counter {
  readonly scope: Scope;
  readonly word: string;
  readonly sign: string;
  readonly tone: string;
  readonly count: (counts: Counts) => number;
}

const COUNTERS: readonly Counter[] = [
  { scope: 'overdue', word: '逾期', sign: '●', tone: 'late', count: (counts) => counts.overdue },
  { scope: 'today', word: '今天', sign: '◐', tone: 'today', count: (counts) => counts.today },
  { scope: 'week', word: '7天内', sign: '◷', tone: 'soon', count: (counts) => counts.week },
  { scope: 'month', word: '30天内', sign: '◷', tone: 'soon', count: (counts) => counts.month },
  { scope: 'all', word: '全部', sign: '≡', tone: 'all', count: (counts) => counts.total },
  { scope: 'unset', word: '未设置', sign: '○', tone: 'unknown', count: (counts) => counts.unset },
];

interface CountersProps {
  readonly summary: Summary;
  /** Of the kind that is listed. */
  readonly counts: Counts;
  readonly scope: Scope;
  readonly onScope: (scope: Scope) => void;
  /** What else stands in the row. */
  readonly children: ReactNode;
}

/** The numbers over the list; each is the filter of the list below. */
export function Counters({ summary, counts, scope, onScope, children }: CountersProps) {
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
          <strong className="number">{counter.count(counts)}</strong>
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
