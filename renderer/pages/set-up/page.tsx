import { Button, Form, Input, Radio, Space, Steps, type FormInstance } from 'antd';
import { useState } from 'react';
import { AgencyCode } from '../../../electron/contract/values.ts';
import { call } from '../../bridge/call.ts';
import { contractRule } from '../../components/contract-rule.ts';
import { EnterMoves } from '../../components/enter-moves.tsx';
import { Failure } from '../../components/failure.tsx';
import { NewPassword } from '../../components/new-password.tsx';
import { PlainCard } from '../../components/plain-card.tsx';
import { CountyFields } from './county-fields.tsx';
import { ExampleRules } from './example-rules.tsx';

interface SetUpValues {
  readonly countyCode: string;
  readonly officeName: string;
  readonly agencyCode?: string;
  readonly userName: string;
  readonly password: string;
  readonly adoptExamples: boolean;
}

const STEPS = [
  { title: '单位', fields: ['countyCode', 'officeName', 'agencyCode'] },
  { title: '负责人', fields: ['userName', 'password', 'repeat'] },
  { title: '规则', fields: ['adoptExamples'] },
] as const;

/** The fields in the order of the page: of the place the first level that is still open, as a deeper one is closed. */
const PLACE_LEVELS = ['province', 'city', 'countyCode'];

/** Goes back to the first field that is missing or wrong. */
function focusMissing(form: FormInstance): void {
  const wrong = form.getFieldsError().find(({ errors }) => errors.length > 0)?.name;
  const open = PLACE_LEVELS.find((name) => form.getFieldValue(name) === undefined);
  const name = wrong?.[0] === 'countyCode' ? open : wrong?.[0];
  if (name !== undefined) document.getElementById(String(name))?.focus();
}

interface SetUpPageProps {
  /** The register exists; its recovery code must now be shown, once. */
  readonly onCreated: (recoveryCode: string) => void;
}

/** 建账向导: office, first user, rules; then the recovery code (recovery-code.tsx). */
export function SetUpPage({ onCreated }: SetUpPageProps) {
  const [form] = Form.useForm<SetUpValues>();
  const [step, setStep] = useState(0);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);

  async function create() {
    const values = form.getFieldsValue(true) as SetUpValues;
    setPending(true);
    setFailure(null);
    try {
      const made = await call('setup.create', {
        countyCode: values.countyCode,
        officeName: values.officeName,
        agencyCode: values.agencyCode ?? '',
        userName: values.userName,
        password: values.password,
        adoptExamples: values.adoptExamples,
      });
      onCreated(made.recoveryCode);
    } catch (reason) {
      setFailure(reason);
      setPending(false);
    }
  }
  async function forward() {
    try {
      await form.validateFields([...(STEPS[step]?.fields ?? [])]);
    } catch {
      focusMissing(form); // the words stand under the fields
      return;
    }
    if (step < STEPS.length - 1) setStep(step + 1);
    else await create();
  }
  return (
    <PlainCard title="建立台账" wide>
      <Steps size="small" current={step} items={STEPS.map(({ title }) => ({ title }))} />
      <EnterMoves>
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{ agencyCode: '', adoptExamples: true }}
          className="set-up-form"
        >
          <div hidden={step !== 0}>
            <Office />
          </div>
          <div hidden={step !== 1}>{step >= 1 && <FirstUser />}</div>
          <div hidden={step !== 2}>
            <Form.Item name="adoptExamples" label="走访、检测和上报的期限">
              <Radio.Group className="stacked">
                <Radio value={true}>采用下面的示例规则，以后可以逐条修改</Radio>
                <Radio value={false}>暂不采用（未设置之前，程序不计算应走访日期）</Radio>
              </Radio.Group>
            </Form.Item>
            {step === 2 && <ExampleRules />}
          </div>
          <Failure reason={failure} />
          <Space className="plain-actions">
            {step > 0 && <Button onClick={() => setStep(step - 1)}>上一步</Button>}
            <Button type="primary" data-save loading={pending} onClick={() => void forward()}>
              {step < STEPS.length - 1 ? '下一步' : '建立台账'}
            </Button>
          </Space>
        </Form>
      </EnterMoves>
    </PlainCard>
  );
}

function Office() {
  const form = Form.useFormInstance();
  const [byHand, setByHand] = useState(false);
  return (
    <>
      <CountyFields
        onCounty={(name) => {
          if (!byHand) form.setFieldsValue({ officeName: `${name}禁毒委员会办公室` });
        }}
      />
      <Form.Item
        name="officeName"
        label="发文机关"
        rules={[{ required: true, whitespace: true, message: '请填写发文机关' }]}
        extra="用于公文红头、落款和印发机关。"
      >
        <Input maxLength={200} onChange={() => setByHand(true)} />
      </Form.Item>
      <Form.Item
        name="agencyCode"
        label="机关代字"
        rules={[contractRule(AgencyCode)]}
        extra="发文字号开头的几个字，例如“台禁毒办”。现在不清楚可以不填，签发报告前再到设置中补充。"
      >
        <Input maxLength={20} />
      </Form.Item>
    </>
  );
}

function FirstUser() {
  return (
    <>
      <p className="muted">
        第一个用户是负责人，可以添加其他用户、修改设置。每人用自己的姓名和密码登录。
      </p>
      <Form.Item
        name="userName"
        label="姓名"
        rules={[{ required: true, whitespace: true, message: '请填写姓名' }]}
      >
        <Input autoFocus maxLength={50} autoComplete="off" />
      </Form.Item>
      <NewPassword name="password" repeatName="repeat" />
    </>
  );
}
