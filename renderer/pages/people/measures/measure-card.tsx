import type { ReactNode } from 'react';
import { GuardedButton } from '../../../components/guarded-button.tsx';
import { Mark, type Tone } from '../../../components/tags.tsx';
import {
  conductWords,
  isCommunity,
  refusalOf,
  type Measure,
  type MeasureAction,
} from './measure.ts';
import { timeLine, type LineEntry } from './time-line.ts';

interface MeasureCardProps {
  readonly measure: Measure;
  readonly onAction: (action: MeasureAction) => void;
}

interface WholeCardProps extends MeasureCardProps {
  /** What else is kept of the measure, before its buttons. */
  readonly children: ReactNode;
}

/** One measure: its state, what must follow, and its life day by day. */
export function MeasureCard({ measure, onAction, children }: WholeCardProps) {
  return (
    <section
      className={measure.voided ? 'measure is-void' : 'measure'}
      aria-label={`${measure.kind}，${measure.state}`}
    >
      <header>
        <h2>{measure.kind}</h2>
        <Mark tone={toneOf(measure)}>{measure.state}</Mark>
        {!measure.voided && <span className="measure-facts">{factsOf(measure)}</span>}
      </header>
      {measure.voided ? (
        <p className="muted">已作废：{measure.voidReason}</p>
      ) : (
        <>
          <NextLine measure={measure} onAction={onAction} />
          <Violation measure={measure} />
          <ol className="measure-line">
            {timeLine(measure).map((entry) => (
              <Entry key={entry.key} {...{ entry, measure, onAction }} />
            ))}
          </ol>
          {children}
          <Events measure={measure} onAction={onAction} />
        </>
      )}
    </section>
  );
}

function toneOf({ state }: Measure): Tone {
  if (state === '执行中') return 'done';
  if (state === '待报到' || state === '中止') return 'today';
  return state === '已结束' || state === '已作废' ? 'unknown' : 'late';
}

/** Where, until when, and how long still. */
function factsOf(measure: Measure): string {
  const { executionPlace, term, decidedYears, extensionMonths, endOn } = measure;
  const { lastDay, daysLeft, suspendedDays, why } = term;
  const left =
    daysLeft === null ? '' : daysLeft >= 0 ? `，还有${daysLeft}天` : `，已过${-daysLeft}天`;
  return [
    executionPlace === '' ? '' : `执行地：${executionPlace}`,
    decidedYears === null ? '' : `${decidedYears}年`,
    lastDay !== null ? `期满日期：${lastDay}${left}` : endOn === null ? `期满日期：${why}` : '',
    suspendedDays === 0 ? '' : `中止${suspendedDays}天，已顺延`,
    extensionMonths === 0 ? '' : `已延长${extensionMonths}个月`,
  ]
    .filter((part) => part !== '')
    .join('；');
}

const NEXT_WORDS: Readonly<Record<string, string>> = {
  报到: '登记报到',
  移交: '办理移交',
  恢复: '恢复执行',
  结束: '办理解除',
  新址报到: '登记新址报到',
  协议: '补记协议',
  通知: '补记解除通知',
  决定: '登记处理决定',
};

/** What must follow, with the button that does it. */
function NextLine({ measure, onAction }: MeasureCardProps) {
  const { next } = measure;
  if (next === null) return null;
  const action = actionOf(measure, next.event);
  return (
    <p className="measure-next">
      <Mark tone={next.late ? 'late' : 'today'}>{next.text}</Mark>
      {action !== null && (
        <GuardedButton method="measures.end" type="primary" onClick={() => onAction(action)}>
          {NEXT_WORDS[next.event] ?? next.event}
        </GuardedButton>
      )}
      {measure.state === '未报到未移交' && (
        <GuardedButton method="measures.reportIn" onClick={() => onAction({ do: '报到', measure })}>
          登记报到（逾期）
        </GuardedButton>
      )}
    </p>
  );
}

function actionOf(measure: Measure, event: string): MeasureAction | null {
  switch (event) {
    case '决定':
      return { do: '新措施' };
    case '移交':
      return { do: '移交', measure, handover: unfinished(measure) };
    case '新址报到': {
      const transfer = measure.transfers.findLast(
        ({ voided, reportedOn, agreementOn }) =>
          !voided && (reportedOn === null || agreementOn === null),
      );
      return transfer === undefined ? null : { do: '新址报到', measure, transfer };
    }
    case '报到':
    case '恢复':
    case '结束':
    case '协议':
    case '通知':
      return { do: event, measure };
    default:
      return null;
  }
}

function unfinished({ handovers }: Measure) {
  return handovers.find(({ voided, missing }) => !voided && missing.length > 0) ?? null;
}

/** R-05, while it counts for something. */
function Violation({ measure }: { readonly measure: Measure }) {
  const { violation, endOn } = measure;
  if (violation === null || endOn !== null) return null;
  const { refused, leaves, leaveDays, reached, earlyWarning } = violation;
  if (refused + leaves + leaveDays === 0) return null;
  const tone = reached ? 'late' : earlyWarning === true ? 'today' : 'unknown';
  return (
    <p>
      <Mark tone={tone}>{conductWords(measure)}</Mark>
    </p>
  );
}

interface EntryProps extends MeasureCardProps {
  readonly entry: LineEntry;
}

function Entry({ entry, measure, onAction }: EntryProps) {
  const { transfer, handover, voids } = entry;
  return (
    <li className={entry.voided ? 'is-void' : ''}>
      <span className="number">{entry.day === '9999-12-31' ? '未填日期' : entry.day}</span>
      <div>
        <strong className={entry.late ? 'bad' : ''}>{entry.what}</strong> {entry.detail}
        {handover !== null && !entry.voided && <Papers handover={handover} />}
      </div>
      {!entry.voided && (
        <span className="measure-acts">
          {transfer !== null && measure.endOn === null && (
            <GuardedButton
              method="measures.arrive"
              size="small"
              onClick={() => onAction({ do: '新址报到', measure, transfer })}
            >
              补记
            </GuardedButton>
          )}
          {handover !== null && (
            <GuardedButton
              method="measures.handOver"
              size="small"
              onClick={() => onAction({ do: '移交', measure, handover })}
            >
              补充文书
            </GuardedButton>
          )}
          {voids !== null && (
            <GuardedButton
              method="measures.void"
              size="small"
              aria-label={voids.title}
              onClick={() => onAction({ do: '作废', measure, voided: voids })}
            >
              作废
            </GuardedButton>
          )}
        </span>
      )}
    </li>
  );
}

/** The papers of a handover, there or still to come. */
function Papers({ handover }: { readonly handover: NonNullable<LineEntry['handover']> }) {
  const { warningOn, proofOn, testNoticeOn, handedOn, receiptOn, missing } = handover;
  const papers: readonly (readonly [string, string | null])[] = [
    ['告诫书', warningOn],
    ['证明', proofOn],
    ['检测通知书', testNoticeOn],
    ['移交公安机关', handedOn],
    ['回执', receiptOn],
  ];
  return (
    <ul className="papers">
      {papers
        .filter(([name, day]) => day !== null || missing.includes(name))
        .map(([name, day]) => (
          <li key={name}>
            <Mark tone={day === null ? 'unknown' : 'done'}>
              {day === null ? `${name}：缺` : `${name} ${day}`}
            </Mark>
          </li>
        ))}
    </ul>
  );
}

const EVENTS = [
  ['报到', '报到'],
  ['中止', '中止'],
  ['恢复', '恢复执行'],
  ['变更执行地', '变更执行地'],
  ['延长', '延长'],
] as const;

/** The events that make sense for the kind and the state: 恢复 only in a suspension, 中止 only outside of it. */
function eventsOf(measure: Measure): (typeof EVENTS)[number][] {
  const suspended = refusalOf(measure, '恢复') === '';
  return EVENTS.filter(([event]) => {
    if (event === '延长') return measure.kind === '强制隔离戒毒';
    if (!isCommunity(measure)) return false;
    if (event === '报到') return measure.startOn === null;
    if (event === '恢复') return suspended;
    return event === '变更执行地' || !suspended;
  });
}

/** Everything that may be recorded of the measure; what the law does not allow now says why. */
function Events({ measure, onAction }: MeasureCardProps) {
  const running = measure.endOn === null;
  const whole = { part: 'measure', partId: null, title: `作废${measure.kind}` } as const;
  const button = (label: string, action: MeasureAction, refused = '') => (
    <GuardedButton
      key={label}
      method="measures.end"
      size="small"
      reason={refused === '' ? null : refused}
      onClick={() => onAction(action)}
    >
      {label}
    </GuardedButton>
  );
  return (
    <div className="measure-acts" role="group" aria-label={`办理${measure.kind}`}>
      {running &&
        eventsOf(measure).map(([event, label]) =>
          button(label, { do: event, measure }, refusalOf(measure, event)),
        )}
      {running &&
        isCommunity(measure) &&
        button('告诫', { do: '告诫', measure }, refusalOf(measure, '告诫'))}
      {isCommunity(measure) &&
        button(running ? '移交公安机关' : '补登移交', { do: '移交', measure, handover: null })}
      {running && button('解除、结束', { do: '结束', measure })}
      {button('更正', { do: '更正', measure })}
      {button('作废整项', { do: '作废', measure, voided: whole })}
    </div>
  );
}
