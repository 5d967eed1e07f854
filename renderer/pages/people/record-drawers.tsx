import { App, Form, Input, Select } from 'antd';
import type { FormInstance } from 'antd';
import type { ReactNode } from 'react';
import {
  POVERTY_HELP_KINDS,
  TEST_KINDS,
  TEST_RESULTS,
  TEST_SOURCES,
  TREATMENT_HELP_KINDS,
} from '../../../db/domain/vocabulary.ts';
import type { Input as CallInput } from '../../../electron/contract/index.ts';
import { DayField } from '../../components/day-field.tsx';
import { EditorDrawer } from '../../components/editor-drawer.tsx';
import { NumberedChoice } from '../../components/numbered-choice.tsx';
import { useSave } from '../../components/use-save.ts';
import { useSession } from '../../session.tsx';
import type { VisitSubject } from '../visits/visit-drawer.tsx';

type TestInput = CallInput<'tests.record'>;
type HelpInput = CallInput<'help.record'>;

interface RecordDrawerProps {
  readonly open: boolean;
  readonly subject: VisitSubject;
  readonly onClose: () => void;
}

interface RecordFormProps {
  readonly form: FormInstance;
  readonly start: object;
  readonly children: ReactNode;
}

function RecordForm({ form, start, children }: RecordFormProps) {
  return (
    <Form
      form={form}
      initialValues={start}
      labelCol={{ flex: '88px' }}
      colon={false}
      requiredMark={false}
    >
      {children}
    </Form>
  );
}

/** 记录检测. */
export function TestDrawer({ open, subject, onClose }: RecordDrawerProps) {
  const { today } = useSession();
  const { message } = App.useApp();
  const [form] = Form.useForm<TestInput>();
  const { save, pending, failure } = useSave('tests.record', form, () => {
    void message.success('已记录检测。');
    onClose();
  });
  const start: Omit<TestInput, 'personId'> = {
    testedOn: today,
    kind: '尿检',
    result: '阴性',
    source: '定期',
    place: '',
    testers: '',
    note: '',
  };
  return (
    <EditorDrawer
      open={open}
      title={`记录检测：${subject.fullName}`}
      pending={pending}
      failure={failure}
      isDirty={() => form.isFieldsTouched()}
      onClose={onClose}
      onSave={() =>
        save({ ...(form.getFieldsValue(true) as TestInput), personId: subject.personId })
      }
    >
      <RecordForm form={form} start={start}>
        <Form.Item name="testedOn" label="检测日期">
          <DayField autoFocus />
        </Form.Item>
        <Form.Item name="kind" label="检测方式">
          <NumberedChoice options={TEST_KINDS} aria-label="检测方式" />
        </Form.Item>
        <Form.Item name="result" label="检测结果">
          <NumberedChoice options={TEST_RESULTS} aria-label="检测结果" />
        </Form.Item>
        <Form.Item name="source" label="检测来由">
          <NumberedChoice options={TEST_SOURCES} aria-label="检测来由" />
        </Form.Item>
        <Form.Item name="place" label="地点">
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
        <Form.Item name="testers" label="检测人">
          <Input maxLength={200} autoComplete="off" placeholder="一般两人" />
        </Form.Item>
        <Form.Item name="note" label="说明">
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
      </RecordForm>
    </EditorDrawer>
  );
}

const HELP_OPTIONS = [
  {
    label: '戒毒康复',
    options: TREATMENT_HELP_KINDS.map((word) => ({ value: word, label: word })),
  },
  { label: '防返贫', options: POVERTY_HELP_KINDS.map((word) => ({ value: word, label: word })) },
];

/** 记录帮扶. */
export function HelpDrawer({ open, subject, onClose }: RecordDrawerProps) {
  const { today } = useSession();
  const { message } = App.useApp();
  const [form] = Form.useForm<HelpInput>();
  const { save, pending, failure } = useSave('help.record', form, () => {
    void message.success('已记录帮扶。');
    onClose();
  });
  const start = { helpedOn: today, unit: '', amount: null, result: '', note: '' };
  return (
    <EditorDrawer
      open={open}
      title={`记录帮扶：${subject.fullName}`}
      pending={pending}
      failure={failure}
      isDirty={() => form.isFieldsTouched()}
      onClose={onClose}
      onSave={() =>
        save({ ...(form.getFieldsValue(true) as HelpInput), personId: subject.personId })
      }
    >
      <RecordForm form={form} start={start}>
        <Form.Item name="helpedOn" label="帮扶日期">
          <DayField autoFocus />
        </Form.Item>
        <Form.Item name="kind" label="帮扶类别">
          <Select showSearch placeholder="请选择" options={HELP_OPTIONS} listHeight={320} />
        </Form.Item>
        <Form.Item name="unit" label="帮扶单位">
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="amount"
          label="金额"
          normalize={(value: string) => (value.trim() === '' ? null : value.trim())}
        >
          <Input suffix="元" autoComplete="off" className="amount" placeholder="没有资金不填" />
        </Form.Item>
        <Form.Item name="result" label="成效">
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
        <Form.Item name="note" label="说明">
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
      </RecordForm>
    </EditorDrawer>
  );
}
