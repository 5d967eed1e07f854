import { CASE_STEPS, type CaseStep } from '../../../../db/domain/words/vocabulary-poverty.ts';
import { Mark } from '../../../components/tags.tsx';
import type { PovertyCase } from './case.ts';

interface StepBarProps {
  readonly povertyCase: PovertyCase;
}

/** The five steps as a bar: done with its day, the next one, those that wait (NEW-CASE). */
export function StepBar({ povertyCase }: StepBarProps) {
  const { steps, nextStep } = povertyCase;
  return (
    <ol className="case-steps" aria-label="认定程序">
      {CASE_STEPS.map((step) => (
        <OneStep
          key={step}
          step={step}
          isNext={step === nextStep}
          done={steps.find((each) => each.step === step && !each.voided) ?? null}
        />
      ))}
    </ol>
  );
}

interface OneStepProps {
  readonly step: CaseStep;
  readonly isNext: boolean;
  readonly done: PovertyCase['steps'][number] | null;
}

function OneStep({ step, isNext, done }: OneStepProps) {
  const state = done === null ? (isNext ? 'next' : 'waiting') : 'done';
  const tone = { done: 'done', next: 'today', waiting: 'unknown' } as const;
  return (
    <li className={`is-${state}`} {...(isNext ? { 'aria-current': 'step' as const } : {})}>
      <Mark tone={tone[state]}>{step}</Mark>
      <span className="number">{done === null ? (isNext ? '现在办理' : '—') : daysOf(done)}</span>
    </li>
  );
}

/** The day, or from when to when. */
export function daysOf({ fromOn, toOn }: { fromOn: string; toOn: string | null }): string {
  return toOn === null || toOn === fromOn ? fromOn : `${fromOn}至${toOn}`;
}
