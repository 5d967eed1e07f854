import { useQuery } from '@tanstack/react-query';
import { App, Form, Input, InputNumber } from 'antd';
import type { Input as CallInput, Output } from '../../../electron/contract/index.ts';
import { queryFor } from '../../bridge/keys.ts';
import { useCtrlS } from '../../components/use-ctrl-s.ts';
import { EnterMoves } from '../../components/enter-moves.tsx';
import { Failure } from '../../components/failure.tsx';
import { GuardedButton } from '../../components/guarded-button.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { useLeaveGuard } from '../../components/use-leave-guard.ts';
import { useSave } from '../../components/use-save.ts';
import { useWhyNot } from '../../session.tsx';

type Settings = Output<'settings.get'>;
type Editable = CallInput<'settings.save'>;

/** 机关信息: what stands in the heads and feet of documents. */
export function OfficeTab() {
  const settings = useQuery(queryFor('settings.get', {}));
  return <Loaded of={settings}>{(value) => <OfficeForm settings={value} />}</Loaded>;
}

const LINES: readonly { name: keyof Editable; label: string; extra?: string }[] = [
  { name: 'officeName', label: '发文机关', extra: '红头、落款、印发机关' },
  { name: 'agencyCode', label: '机关代字', extra: '例如“台禁毒办”，用于发文字号' },
  { name: 'recipient', label: '主送机关', extra: '例如“濮阳市禁毒委员会办公室”' },
  { name: 'copyTo', label: '抄送机关', extra: '只能是上级或同级；没有就不填' },
  { name: 'signer', label: '签发人' },
  { name: 'checker', label: '审核人' },
  { name: 'filler', label: '填表人' },
];

function editablePart(settings: Settings): Editable {
  const { officeName, agencyCode, recipient, copyTo, signer, checker, filler, idleMinutes } =
    settings;
  return { officeName, agencyCode, recipient, copyTo, signer, checker, filler, idleMinutes };
}

function untouched(values: Editable) {
  return (Object.keys(values) as (keyof Editable)[]).map((name) => ({
    name,
    value: values[name],
    touched: false,
    errors: [],
  }));
}

function OfficeForm({ settings }: { readonly settings: Settings }) {
  const { message } = App.useApp();
  const [form] = Form.useForm<Editable>();
  useLeaveGuard(() => form.isFieldsTouched() && !pending);
  const { save, pending, failure } = useSave('settings.save', form, (saved) => {
    void message.success('已保存。');
    // Not setFieldsValue: it calls whatever it changes touched, and leaving would ask about what is saved.
    form.setFields(untouched(editablePart(saved)));
  });
  const whyNot = useWhyNot('settings.save');
  const onSave = () => save(form.getFieldsValue(true) as Editable);
  useCtrlS(whyNot === null, onSave);
  return (
    <div className="scroll">
      <EnterMoves>
        <Form
          form={form}
          className="settings-form"
          labelCol={{ flex: '112px' }}
          colon={false}
          requiredMark={false}
          disabled={whyNot !== null}
          initialValues={editablePart(settings)}
        >
          <Form.Item label="所在地">
            {settings.provinceName}
            {settings.cityName}
            {settings.countyName}（{settings.countyCode}）
          </Form.Item>
          {LINES.map(({ name, label, extra }) => (
            <Form.Item key={name} name={name} label={label} extra={extra}>
              <Input autoFocus={name === 'officeName'} maxLength={200} autoComplete="off" />
            </Form.Item>
          ))}
          <Form.Item name="idleMinutes" label="自动锁定" extra="1至60分钟">
            <InputNumber min={1} max={60} precision={0} suffix="分钟" controls={false} />
          </Form.Item>
          <Failure reason={failure} />
          <Form.Item label=" " className="save-bar">
            <GuardedButton
              method="settings.save"
              type="primary"
              data-save
              loading={pending}
              onClick={onSave}
            >
              保存 <kbd>Ctrl+S</kbd>
            </GuardedButton>
          </Form.Item>
        </Form>
      </EnterMoves>
    </div>
  );
}
