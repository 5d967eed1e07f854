import { App, Form, Input, InputNumber, Switch } from 'antd';
import { useState } from 'react';
import type { Input as CallInput } from '../../../electron/contract/index.ts';
import { DayField } from '../../components/day-field.tsx';
import { EditorDrawer } from '../../components/editor-drawer.tsx';
import { useSave } from '../../components/use-save.ts';
import { useSession } from '../../session.tsx';
import { ruleFields, type RuleField } from '../../text/rules.ts';
import { RuleTrial } from './rule-trial.tsx';
import type { Rule } from './rule.ts';

type ChangeInput = CallInput<'rules.change'>;

interface RuleDrawerProps {
  readonly rule: Rule | null;
  readonly onClose: () => void;
}

/** Several numbers, one a year: typed as 12、6、4. */
function numbersText(value: unknown): string {
  return Array.isArray(value) ? value.map(String).join('、') : '';
}

function readNumbers(text: unknown): number[] {
  const parts = typeof text === 'string' ? text.normalize('NFKC').split(/[\s,、/]+/) : [];
  return parts.filter((part) => part !== '').map(Number);
}

/** 修改规则: closes the running row on a day and opens a new one. */
export function RuleDrawer({ rule, onClose }: RuleDrawerProps) {
  const [last, setLast] = useState(rule);
  if (rule !== null && rule !== last) setLast(rule);
  return last === null ? null : (
    <RuleForm key={last.ruleId} rule={last} open={rule !== null} onClose={onClose} />
  );
}

interface RuleFormProps {
  readonly rule: Rule;
  readonly open: boolean;
  readonly onClose: () => void;
}

function RuleForm({ rule, open, onClose }: RuleFormProps) {
  const { today } = useSession();
  const { message } = App.useApp();
  const [form] = Form.useForm();
  const fields = ruleFields(rule.ruleId);
  const { save, pending, failure } = useSave('rules.change', form, () => {
    void message.success('规则已修改。');
    onClose();
  });
  function draft(): ChangeInput {
    const { value, validFrom, legalBasis } = form.getFieldsValue(true) as ChangeInput;
    const typed = fields.map(({ key, kind }) => [
      key,
      kind === 'numbers' ? readNumbers(value[key]) : value[key],
    ]);
    const filled = Object.fromEntries(typed) as ChangeInput['value'];
    return { ruleId: rule.ruleId, value: filled, validFrom, legalBasis };
  }
  const start = Object.fromEntries(
    fields.map(({ key, kind }) => {
      const value = rule.value?.[key];
      return [
        key,
        kind === 'numbers' ? numbersText(value) : (value ?? (kind === 'yesNo' ? false : null)),
      ];
    }),
  );
  return (
    <EditorDrawer
      open={open}
      title={`修改规则：${rule.title}`}
      pending={pending}
      failure={failure}
      isDirty={() => form.isFieldsTouched()}
      onClose={onClose}
      onSave={() => save(draft())}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        clearOnDestroy
        initialValues={{ value: start, validFrom: today, legalBasis: '' }}
      >
        {fields.map((field, index) => (
          <Form.Item
            key={field.key}
            name={['value', field.key]}
            label={field.label === '' ? rule.title : field.label}
            {...(field.kind === 'yesNo' ? { valuePropName: 'checked' } : {})}
          >
            {inputFor(field, index === 0)}
          </Form.Item>
        ))}
        <Form.Item name="validFrom" label="从哪天起执行" extra="以前的时段仍按旧规则计算。">
          <DayField />
        </Form.Item>
        <Form.Item name="legalBasis" label="依据" extra="文件名称、文号或会议决定">
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
      </Form>
      <RuleTrial draft={draft} />
    </EditorDrawer>
  );
}

function inputFor({ kind, unit }: RuleField, autoFocus: boolean) {
  if (kind === 'number')
    return (
      <InputNumber autoFocus={autoFocus} min={0} precision={0} controls={false} suffix={unit} />
    );
  if (kind === 'yesNo') return <Switch checkedChildren="是" unCheckedChildren="否" />;
  const placeholder = { numbers: '如 12、6、4', monthDay: '如 06-01', decimal: '如 1.2', text: '' }[
    kind
  ];
  return (
    <Input
      autoFocus={autoFocus}
      autoComplete="off"
      maxLength={50}
      placeholder={placeholder}
      suffix={unit}
    />
  );
}
