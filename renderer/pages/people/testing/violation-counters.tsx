import { Alert } from 'antd';
import type { ViolationCount } from '../../../../db/domain/measures/violation-counters.ts';
import { Mark } from '../../../components/tags.tsx';
import type { MeasureWindows } from './test-strip.tsx';

type Counter = MeasureWindows['counters'][number];

const WORDS: Readonly<Record<ViolationCount, { name: string; unit: string }>> = {
  refused: { name: '拒绝、逃避检测', unit: '次' },
  leaves: { name: '擅自外出', unit: '次' },
  leaveDays: { name: '擅自外出累计', unit: '日' },
};
const REACHED: Readonly<Record<ViolationCount, string>> = {
  refused: '3次以上',
  leaves: '3次以上',
  leaveDays: '超过30日',
};

/** How near the person is to 严重违反协议, and what must follow (R-05; 戒毒条例 20, 21). */
export function ViolationCounters({ measure }: { readonly measure: MeasureWindows }) {
  const { counters, violatedOn, kind } = measure;
  if (counters.length === 0) return null;
  const warned = counters.filter(({ state }) => state === 'warning');
  return (
    <section className="tab-part" aria-label={`${kind}协议遵守情况`}>
      <div className="tab-part-head">
        <h3>{kind}协议遵守情况</h3>
        <ul className="violation-counters">
          {counters.map((counter) => (
            <li key={counter.what}>
              <CounterText counter={counter} />
            </li>
          ))}
        </ul>
      </div>
      {violatedOn !== null && (
        <Alert
          type="error"
          showIcon
          title={`${violatedOn}起已构成严重违反${kind}协议（《戒毒条例》第二十条）`}
          description="应当及时报告公安机关（《戒毒条例》第二十一条），在“措施”中办理告诫、证明和移交。"
        />
      )}
      {violatedOn === null && warned.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={warned.map(warningText).join('；')}
          description="应当当面告诫并记录，写明再犯的后果（《戒毒条例》第二十条）。"
        />
      )}
    </section>
  );
}

function warningText({ what, count, limit }: Counter): string {
  const { name, unit } = WORDS[what];
  if (what === 'leaveDays') return `${name}${count}${unit}，超过${limit}日即构成严重违反协议`;
  return `${name}${count}${unit}，再有${limit - count}次即构成严重违反协议`;
}

function CounterText({ counter }: { readonly counter: Counter }) {
  const { what, count, limit, state } = counter;
  const { name, unit } = WORDS[what];
  const text = `${name} ${count}／${limit}${unit}`;
  switch (state) {
    case 'reached':
      return <Mark tone="late">{`${text}（${REACHED[what]}）`}</Mark>;
    case 'warning':
      return <Mark tone="today">{`${text}（预警）`}</Mark>;
    case 'unknown':
      return <Mark tone="unknown">{`${text}（预警线未设置）`}</Mark>;
    case 'calm':
      return <Mark tone="done">{text}</Mark>;
  }
}
