import { App, Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { isSampled, staffNames } from '../../../../db/domain/testing/test-staff.ts';
import {
  DRUGS,
  TEST_KINDS,
  TEST_RESULTS,
  TEST_SOURCES,
  type Sex,
  type TestKind,
  type TestResult,
} from '../../../../db/domain/words/vocabulary.ts';
import type { Input as CallInput } from '../../../../electron/contract/index.ts';
import { DayField } from '../../../components/day-field.tsx';
import { FormDrawer } from '../../../components/form-drawer.tsx';
import { NumberedChoice } from '../../../components/numbered-choice.tsx';
import { useSession } from '../../../session.tsx';
import { FollowUpDialog } from './follow-ups.tsx';

type TestInput = CallInput<'tests.record'>;

interface TestDrawerProps {
  readonly open: boolean;
  readonly personId: number;
  readonly fullName: string;
  readonly sex: Sex | null;
  readonly onClose: () => void;
}

const DRUG_OPTIONS = DRUGS.map(({ value }) => ({ value, label: value }));

/** 记录检测; a positive one leads at once to what must follow. */
export function TestDrawer({ open, personId, fullName, sex, onClose }: TestDrawerProps) {
  const { today } = useSession();
  const { message } = App.useApp();
  const [follows, setFollows] = useState(false);
  const start: Omit<TestInput, 'personId'> = {
    testedOn: today,
    kind: '尿检',
    result: '阴性',
    source: '定期',
    place: '',
    testers: '',
    secondTester: '',
    soleReason: '',
    femaleStaff: false,
    drug: null,
    sampleNumber: '',
    note: '',
  };
  return (
    <>
      <FormDrawer<'tests.record', TestInput>
        method="tests.record"
        open={open}
        width={600}
        title={`记录检测：${fullName}`}
        start={start}
        toInput={(values) => ({ ...values, personId })}
        onSaved={({ warnings, follows: follow }) => {
          if (warnings.length === 0) void message.success('已记录检测。');
          else void message.warning(`已记录检测。请注意：${warnings.join('；')}`, 8);
          setFollows(follow);
          onClose();
        }}
        onClose={onClose}
      >
        <TestFields sex={sex} />
      </FormDrawer>
      <FollowUpDialog
        open={follows}
        personId={personId}
        fullName={fullName}
        onClose={() => setFollows(false)}
      />
    </>
  );
}

function TestFields({ sex }: { readonly sex: Sex | null }) {
  const form = Form.useFormInstance<TestInput>();
  const kind = Form.useWatch('kind', form) as TestKind | undefined;
  const result = Form.useWatch('result', form) as TestResult | undefined;
  return (
    <>
      <Form.Item name="testedOn" label="检测日期">
        <DayField autoFocus />
      </Form.Item>
      <Form.Item name="kind" label="检测方式">
        <NumberedChoice options={TEST_KINDS} aria-label="检测方式" />
      </Form.Item>
      <Form.Item name="result" label="检测结果">
        <NumberedChoice options={TEST_RESULTS} aria-label="检测结果" />
      </Form.Item>
      {result === '阳性' && (
        <Form.Item name="drug" label="检出毒品">
          <Select
            showSearch
            allowClear
            aria-label="检出毒品"
            placeholder="不填记为不详"
            options={DRUG_OPTIONS}
          />
        </Form.Item>
      )}
      {(result === '阳性' || result === '弱阳待检') && (
        <Form.Item name="sampleNumber" label="样本编号">
          <Input maxLength={200} autoComplete="off" placeholder="A瓶、B瓶编号" />
        </Form.Item>
      )}
      <Form.Item name="source" label="检测来由">
        <NumberedChoice options={TEST_SOURCES} aria-label="检测来由" />
      </Form.Item>
      <Form.Item name="place" label="地点">
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <StaffFields needed={result === undefined || isSampled(result)} />
      {sex === '女' && kind === '尿检' && (
        <Form.Item name="femaleStaff" label=" " valuePropName="checked">
          <Checkbox>由女性工作人员采集尿样</Checkbox>
        </Form.Item>
      )}
      <Form.Item name="note" label="说明">
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
    </>
  );
}

/** 吸毒检测程序规定: two staff, or the reason why there was one. */
function StaffFields({ needed }: { readonly needed: boolean }) {
  const form = Form.useFormInstance<TestInput>();
  // Nothing is watched yet when the fields are drawn first.
  const first: unknown = Form.useWatch('testers', form);
  const second: unknown = Form.useWatch('secondTester', form);
  const names = staffNames(
    typeof first === 'string' ? first : '',
    typeof second === 'string' ? second : '',
  );
  const alone = needed && names.length === 1;
  return (
    <>
      <Form.Item name="testers" label="检测人一">
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name="secondTester" label="检测人二">
        <Input
          maxLength={200}
          autoComplete="off"
          placeholder={needed ? '采集、检测应由两人以上进行' : '拒检、逃避的可以不填'}
        />
      </Form.Item>
      {alone && (
        <Form.Item name="soleReason" label="一人原因">
          <Input maxLength={200} autoComplete="off" placeholder="只有一人检测的，写明原因" />
        </Form.Item>
      )}
    </>
  );
}
