import { Form, Input, InputNumber } from 'antd';
import type { Input as CallInput } from '../../../../electron/contract/index.ts';
import { DayField } from '../../../components/day-field.tsx';
import { FormDrawer } from '../../../components/form-drawer.tsx';
import { isCommunity, type Measure } from './measure.ts';
import { doneWords } from './words.ts';

type Correction = CallInput<'measures.correct'>;
type FieldName = keyof Correction['fields'];
type Shape = 'text' | 'day' | 'rough' | 'number';

const LABELS: Readonly<Record<FieldName, readonly [label: string, shape: Shape]>> = {
  documentNumber: ['决定书号', 'text'],
  decidingUnit: ['决定机关', 'text'],
  decisionOn: ['决定日期', 'rough'],
  serviceOn: ['送达日期', 'rough'],
  executionPlace: ['执行地', 'text'],
  startOn: ['报到日期', 'rough'],
  lateReason: ['逾期理由', 'text'],
  decidedYears: ['年限', 'number'],
  extensionMonths: ['延长月数', 'number'],
  creditedDays: ['折抵天数', 'number'],
  agreementNumber: ['协议编号', 'text'],
  agreementOn: ['协议日期', 'day'],
  fileSentOn: ['报送公安机关', 'day'],
  endOn: ['结束日期', 'rough'],
  releaseNumber: ['通知书号', 'text'],
  releaseServedOn: ['送达通知', 'day'],
  townNotifiedOn: ['通知乡镇', 'day'],
  note: ['说明', 'text'],
};

export type CorrectScope = '更正' | '协议' | '报送' | '通知';
const REASONS: Readonly<Record<CorrectScope, string>> = {
  更正: '',
  协议: '补记协议',
  报送: '登记期满前报送',
  通知: '补记解除通知',
};

function fieldsOf(measure: Measure, scope: CorrectScope): FieldName[] {
  if (scope === '协议') return ['agreementNumber', 'agreementOn'];
  if (scope === '报送') return ['fileSentOn'];
  if (scope === '通知') return ['releaseNumber', 'releaseServedOn', 'townNotifiedOn'];
  const { kind } = measure;
  const has: Partial<Record<FieldName, boolean>> = {
    decisionOn: isCommunity(measure) || kind === '强制隔离戒毒',
    serviceOn: isCommunity(measure) || kind === '强制隔离戒毒',
    executionPlace: isCommunity(measure),
    startOn: measure.startOn !== null,
    lateReason: measure.reportIn.state === '逾期报到',
    decidedYears: kind === '社区康复',
    extensionMonths: kind === '强制隔离戒毒',
    creditedDays: measure.creditedDays > 0,
    agreementNumber: kind !== '强制隔离戒毒',
    agreementOn: kind !== '强制隔离戒毒',
    fileSentOn: isCommunity(measure),
    endOn: measure.endOn !== null,
    releaseNumber: measure.endOn !== null,
    releaseServedOn: measure.endOn !== null,
    townNotifiedOn: measure.endOn !== null,
  };
  return (Object.keys(LABELS) as FieldName[]).filter((name) => has[name] ?? true);
}

interface CorrectDrawerProps {
  readonly measure: Measure;
  readonly scope: CorrectScope;
  readonly fullName: string;
  readonly onClose: () => void;
}

/** 更正, or a paper that came later: the fields that the measure has, with the reason. */
export function CorrectDrawer({ measure, scope, fullName, onClose }: CorrectDrawerProps) {
  const names = fieldsOf(measure, scope);
  const title = scope === '更正' ? '更正措施' : REASONS[scope];
  const fields = Object.fromEntries(
    names.map((name) => [name, measure[name]]),
  ) as Correction['fields'];
  return (
    <FormDrawer<'measures.correct', Correction>
      method="measures.correct"
      open
      title={`${title}：${fullName}（${measure.kind}）`}
      start={{ fields, reason: REASONS[scope] }}
      toInput={(values) => ({ ...values, measureId: measure.id })}
      done={(done) => doneWords('已保存', done)}
      onClose={onClose}
    >
      {names.map((name) => (
        <Form.Item key={name} name={['fields', name]} label={LABELS[name][0]}>
          <Field shape={LABELS[name][1]} />
        </Form.Item>
      ))}
      <Form.Item name="reason" label="原因">
        <Input maxLength={200} autoComplete="off" placeholder="为什么改，写入日志" />
      </Form.Item>
    </FormDrawer>
  );
}

/** One field by its shape; the form hands over value, change and name. */
function Field({ shape, ...field }: { readonly shape: Shape }) {
  if (shape === 'text') return <Input maxLength={200} autoComplete="off" {...field} />;
  if (shape === 'number') return <InputNumber min={0} max={1096} precision={0} {...field} />;
  return <DayField rough={shape === 'rough'} {...field} />;
}
