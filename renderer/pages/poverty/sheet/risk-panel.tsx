import { Link } from 'react-router';
import type { Entry } from '../entry.ts';
import { LevelTag } from '../level-tag.tsx';
import {
  isAsConcluded,
  isEarly,
  shownRisk,
  type ShownRisk,
  type ShownSignal,
} from './entry-form.ts';
import { useEntryForm } from './use-entry-form.ts';

interface RiskPanelProps {
  readonly entry: Entry;
}

/** Income per head, signals and proposed level: of a concluded sheet as it was found then, else of what stands on the form. */
export function RiskPanel({ entry }: RiskPanelProps) {
  const form = useEntryForm(entry);
  const risk = shownRisk(form, entry);
  const asConcluded = isAsConcluded(form, entry);
  const early = isEarly(risk);
  return (
    <section className="sheet-panel" aria-label="按登记表推算">
      {asConcluded && <p className="muted">研判时的推算</p>}
      <div className="risk-figures" aria-live="polite">
        <span>
          人均纯收入 <strong className="number">{risk.perHead ?? '—'}</strong>
          {risk.perHead !== null && '元'}
        </span>
        {!early && (
          <span>
            建议 <LevelTag level={risk.level} />
          </span>
        )}
      </div>
      <Line risk={risk} year={entry.basis.year} />
      <Signals title="信号" signals={risk.signals} none="没有出现信号" />
      {risk.unset.length > 0 && (
        <details>
          <summary>不能判断的{risk.unset.length}项</summary>
          <Signals title="" signals={risk.unset} none="" />
        </details>
      )}
      <p className="muted">{early ? '填了家庭人口和各项收支，就给出建议' : risk.why}</p>
    </section>
  );
}

function Line({ risk, year }: { readonly risk: ShownRisk; readonly year: number }) {
  if (risk.line !== null) return <p className="muted">{`${year}年监测收入线${risk.line}元`}</p>;
  return (
    <p className="warn">
      {risk.lineWhy} <Link to="/settings/rules">去设置</Link>
    </p>
  );
}

interface SignalsProps {
  readonly title: string;
  readonly signals: readonly ShownSignal[];
  readonly none: string;
}

function Signals({ title, signals, none }: SignalsProps) {
  if (signals.length === 0) return <p className="muted">{none}</p>;
  return (
    <ul className="signals" aria-label={title === '' ? '不能判断' : title}>
      {signals.map(({ code, label, evidence }) => (
        <li key={code}>
          <strong>
            {code} {label}
          </strong>
          <span>{evidence}</span>
        </li>
      ))}
    </ul>
  );
}
