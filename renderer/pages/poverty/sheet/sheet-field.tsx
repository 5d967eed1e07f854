import { Form, Input, type FormRule } from 'antd';
import type { ReactElement } from 'react';
import type { Sheet } from '../../../../db/domain/poverty/sheet.ts';
import {
  BAIL_STATES,
  DRUG_STATES,
  POVERTY_HELP_KINDS,
  POVERTY_LEVELS,
  POVERTY_RISK_TYPES,
} from '../../../../db/domain/words/vocabulary.ts';
import { DayField } from '../../../components/day-field.tsx';
import { NumberedChoice } from '../../../components/numbered-choice.tsx';
import { ManyField, YesNoField } from './choice-fields.tsx';
import { CountField, YuanField } from './number-fields.tsx';
import {
  answerText,
  differs,
  isShort,
  YES_NO,
  type FieldKind,
  type SheetField,
} from './sheet-fields.ts';

/** As the contract allows. */
const MOST_RISK_TYPES = 5;

type Draw = (label: string) => ReactElement;

function yesOrNo(kind: 'secured' | 'unstable' | 'net'): Draw {
  const words = YES_NO[kind] ?? ['是', '否'];
  return (label) => <YesNoField words={words} noFirst={kind === 'unstable'} aria-label={label} />;
}

/** The control of each kind of answer; the form gives it its value. */
const CONTROLS: Readonly<Record<FieldKind, Draw>> = {
  day: (label) => <DayField aria-label={label} />,
  line: (label) => <Input maxLength={200} autoComplete="off" aria-label={label} />,
  note: (label) => (
    <Input.TextArea className="one-line" rows={1} maxLength={4000} aria-label={label} />
  ),
  yuan: (label) => <YuanField aria-label={label} />,
  people: (label) => <CountField aria-label={label} />,
  count: (label) => <CountField aria-label={label} />,
  secured: yesOrNo('secured'),
  unstable: yesOrNo('unstable'),
  net: yesOrNo('net'),
  drugState: (label) => <NumberedChoice options={DRUG_STATES} clearable aria-label={label} />,
  bail: (label) => <NumberedChoice options={BAIL_STATES} aria-label={label} />,
  risks: (label) => (
    <ManyField options={POVERTY_RISK_TYPES} most={MOST_RISK_TYPES} aria-label={label} />
  ),
  help: (label) => <ManyField options={POVERTY_HELP_KINDS} aria-label={label} />,
  level: (label) => <NumberedChoice options={POVERTY_LEVELS} clearable aria-label={label} />,
};

interface SheetRowProps {
  readonly field: SheetField;
  readonly last: Sheet | null;
  /** What is told under it while the sheet is keyed in, not only when it is saved. */
  readonly rules?: FormRule[];
}

/** A question with its answer of now and of the last round. */
export function SheetRow({ field, last, rules = [] }: SheetRowProps) {
  return (
    <div className={isShort(field) ? 'sheet-row' : 'sheet-row is-wide'} data-field={field.name}>
      <Form.Item name={['sheet', field.name]} label={field.label} rules={rules}>
        {CONTROLS[field.kind](field.label)}
      </Form.Item>
      {last !== null && <LastAnswer field={field} last={last} />}
    </div>
  );
}

/** What was answered in the last round; marked where it differs. */
function LastAnswer({ field, last }: { readonly field: SheetField; readonly last: Sheet }) {
  const form = Form.useFormInstance();
  const now = Form.useWatch('sheet', form) as Sheet | undefined;
  const words = answerText(field, last);
  const changed = now !== undefined && differs(field, now, last);
  return (
    <div className={changed ? 'sheet-last is-changed' : 'sheet-last'} title={`上次：${words}`}>
      {changed && <strong>变 </strong>}
      {words}
    </div>
  );
}
