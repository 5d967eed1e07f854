import { Button } from 'antd';
import { Fragment, useState } from 'react';
import { addDays, fullMonthsBetween } from '../../../../db/domain/calendar/calendar-day.ts';
import type { Output } from '../../../../electron/contract/index.ts';
import { Mark } from '../../../components/tags.tsx';

export type MeasureWindows = Output<'tests.windows'>[number];
type Year = MeasureWindows['years'][number];
type Cell = Year['cells'][number];

const MONTHS = 12;
/** Each state has a sign of its own, so that it is told without its colour. */
const STATES: Readonly<Record<Cell['state'], { sign: string; word: string }>> = {
  done: { sign: '✓', word: '已检' },
  missing: { sign: '✕', word: '未检' },
  excused: { sign: '–', word: '免计' },
  open: { sign: '◐', word: '本期待检' },
  future: { sign: '○', word: '未到' },
};

/** Nobody can tell whether somebody was tested before the register began. */
const BEFORE = { sign: '?', word: '建账前' };

function shownAs({ state, beforeEntry }: Cell): { sign: string; word: string } {
  return state === 'missing' && beforeEntry ? BEFORE : STATES[state];
}

function daysOf({ from, last }: { readonly from: string; readonly last: string }): string {
  return `${from}至${last}`;
}

/** 检测周期 of one measure: the numbers, and a row of cells for each of its years (R-04). */
export function TestStrip({ measure }: { readonly measure: MeasureWindows }) {
  const [listed, setListed] = useState(false);
  const { years, unset } = measure;
  return (
    <section className="tab-part" aria-label={`${measure.kind}检测周期`}>
      <div className="tab-part-head">
        <h3>
          {measure.kind}检测周期
          <span className="muted">
            {measure.startOn === null ? '' : ` ${measure.startOn}起`}
            {measure.endOn === null ? '' : `，${measure.endOn}结束`}
          </span>
        </h3>
        {years.length > 0 && (
          <Button size="small" onClick={() => setListed(!listed)}>
            {listed ? '按年看' : '按表格看'}
          </Button>
        )}
      </div>
      {unset === '' ? (
        <Numbers measure={measure} />
      ) : (
        <Mark tone="unknown">{`未设置：${unset}`}</Mark>
      )}
      {years.length > 0 && (listed ? <WindowTable years={years} /> : <YearStrip years={years} />)}
    </section>
  );
}

function Numbers({ measure }: { readonly measure: MeasureWindows }) {
  const { should, done, missing, before, excused, nextDue, years } = measure;
  const oldest = years
    .flatMap(({ cells }) => cells)
    .find(({ state, beforeEntry }) => state === 'missing' && !beforeEntry);
  return (
    <p className="strip-numbers">
      <span title="已经结束的检测周期；本期的到期以后才计入">
        到期周期：应检<strong className="number">{should}</strong>次
      </span>
      <span>
        已检<strong className="number">{done}</strong>次
      </span>
      <span className={missing === before ? '' : 'bad'}>
        未检<strong className="number">{missing}</strong>次
        {before !== null && before > 0 && (
          <span className="muted">（其中建账前没有记录{before}次，不计入报告）</span>
        )}
      </span>
      {excused !== null && excused > 0 && <span>免计{excused}次</span>}
      <span>{nextDue === null ? '没有下一次应检' : `下次应在${nextDue}前检测`}</span>
      {oldest !== undefined && <span className="muted">最早的未检：{daysOf(oldest)}</span>}
    </p>
  );
}

function YearStrip({ years }: { readonly years: readonly Year[] }) {
  return (
    <table className="test-strip">
      <tbody>
        {years.map((year) => (
          <tr key={year.year}>
            <th scope="row" title={daysOf(year)}>
              第{year.year}年<span className="number">{year.from.slice(0, 7)}</span>
            </th>
            {year.cells.map((cell) => (
              <StripCell key={cell.from} cell={cell} />
            ))}
            <Rest year={year} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function monthsOf({ from, last }: Cell): number {
  return fullMonthsBetween(from, addDays(last, 1));
}

function StripCell({ cell }: { readonly cell: Cell }) {
  const { sign, word } = shownAs(cell);
  return (
    <td
      colSpan={monthsOf(cell)}
      className={`is-${cell.state}${cell.beforeEntry ? ' is-before' : ''}`}
      title={`${daysOf(cell)}，${word}${cell.testedOn === null ? '' : `（${cell.testedOn}检测）`}`}
    >
      <span aria-hidden="true">{sign} </span>
      <span className="visually-hidden">{daysOf(cell)}，</span>
      {word}
      <span className="number strip-day">{(cell.testedOn ?? cell.from).slice(5)}</span>
    </td>
  );
}

/** A year that the measure does not fill ends before the twelfth month. */
function Rest({ year }: { readonly year: Year }) {
  const filled = year.cells.reduce((months, cell) => months + monthsOf(cell), 0);
  return filled < MONTHS ? <td colSpan={MONTHS - filled} className="is-none" /> : null;
}

/** The same windows one under the other, for the keyboard and for readers. */
function WindowTable({ years }: { readonly years: readonly Year[] }) {
  return (
    <table className="window-table">
      <thead>
        <tr>
          <th scope="col">周期</th>
          <th scope="col">情况</th>
          <th scope="col">检测日期</th>
        </tr>
      </thead>
      <tbody>
        {years.map((year) => (
          <Fragment key={year.year}>
            <tr>
              <th scope="rowgroup" colSpan={3}>
                第{year.year}年
              </th>
            </tr>
            {year.cells.map((cell) => (
              <tr key={cell.from}>
                <td className="number">{daysOf(cell)}</td>
                <td>
                  <span aria-hidden="true">{shownAs(cell).sign} </span>
                  {shownAs(cell).word}
                </td>
                <td className="number">{cell.testedOn ?? '—'}</td>
              </tr>
            ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}
