import { App, Form, Input, Select } from 'antd';
import {
  POVERTY_HELP_KINDS,
  TEST_KINDS,
  TEST_RESULTS,
  TEST_SOURCES,
  TREATMENT_HELP_KINDS,
} from '../../../db/domain/vocabulary.ts';
import type { Input as CallInput } from '../../../electron/contract/index.ts';
import { DayField } from '../../components/day-field.tsx';
import { FormDrawer } from '../../components/form-drawer.tsx';
import { NumberedChoice } from '../../components/numbered-choice.tsx';
import { useSession } from '../../session.tsx';
import type { VisitSubject } from '../visits/visit-drawer.tsx';

type TestInput = CallInput<'tests.record'>;
type HelpInput = CallInput<'help.record'>;

interface RecordDrawerProps {
  readonly open: boolean;
  readonly subject: VisitSubject;
  readonly onClose: () => void;
}

/** 记录检测. */
export function TestDrawer({ open, subject, onClose }: RecordDrawerProps) {
  const { today } = useSession();
  const { message } = App.useApp();
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
    <FormDrawer<'tests.record', TestInput>
      method="tests.record"
      open={open}
      title={`记录检测：${subject.fullName}`}
      start={start}
      toInput={(values) => ({ ...values, personId: subject.personId })}
      onSaved={() => {
        void message.success('已记录检测。');
        onClose();
      }}
      onClose={onClose}
    >
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
    </FormDrawer>
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
  const start = { helpedOn: today, unit: '', amount: null, result: '', note: '' };
  return (
    <FormDrawer<'help.record', HelpInput>
      method="help.record"
      open={open}
      title={`记录帮扶：${subject.fullName}`}
      start={start}
      toInput={(values) => ({ ...values, personId: subject.personId })}
      onSaved={() => {
        void message.success('已记录帮扶。');
        onClose();
      }}
      onClose={onClose}
    >
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
    </FormDrawer>
  );
}
