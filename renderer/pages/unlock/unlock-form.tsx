import { Button, Form, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { errorOf } from '../../bridge/call.ts';
import { useCommand } from '../../bridge/keys.ts';
import { EnterMoves } from '../../components/enter-moves.tsx';
import { Failure } from '../../components/failure.tsx';

interface UnlockFormProps {
  readonly users: readonly string[];
  readonly onForgotten: () => void;
}

/** Counts down from what the office said for this failure; 0 when one may try again. */
function useWaiting(failure: unknown): number {
  const error = failure === null ? null : errorOf(failure);
  const seconds = error?.code === 'WRONG_PASSPHRASE' ? error.waitSeconds : 0;
  const [left, setLeft] = useState(0);
  const [counted, setCounted] = useState<unknown>(null);
  if (counted !== failure) {
    setCounted(failure);
    setLeft(seconds);
  }
  useEffect(() => {
    if (left <= 0) return undefined;
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [left]);
  return left;
}

interface UnlockValues {
  readonly userName: string;
  readonly password: string;
}

/** User and password; after a wrong one as long a wait as the office asks for. */
export function UnlockForm({ users, onForgotten }: UnlockFormProps) {
  const [form] = Form.useForm<UnlockValues>();
  const unlock = useCommand('session.unlock');
  const left = useWaiting(unlock.error);
  const alone = users.length === 1 ? users[0] : undefined;
  function submit(values: UnlockValues) {
    if (left > 0 || unlock.isPending) return;
    unlock.mutate(values, {
      onError: () => {
        form.setFields([{ name: 'password', value: '' }]);
        form.focusField('password');
      },
    });
  }
  return (
    <EnterMoves>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={submit}
        initialValues={alone === undefined ? {} : { userName: alone }}
      >
        <Form.Item name="userName" label="用户" rules={[{ required: true, message: '请选择用户' }]}>
          <Select
            autoFocus={alone === undefined}
            showSearch
            placeholder="选择姓名"
            options={users.map((name) => ({ value: name, label: name }))}
          />
        </Form.Item>
        <Form.Item
          name="password"
          label="密码"
          rules={[{ required: true, message: '请填写密码' }]}
          data-keeps-enter
        >
          <Input.Password autoFocus={alone !== undefined} autoComplete="current-password" />
        </Form.Item>
        <Failure reason={unlock.error} />
        <Button
          block
          type="primary"
          htmlType="submit"
          data-save
          loading={unlock.isPending}
          disabled={left > 0}
        >
          {left > 0 ? `请等待${left}秒` : '登录'}
        </Button>
        <Button block type="link" onClick={onForgotten}>
          忘记密码？用恢复码登录
        </Button>
      </Form>
    </EnterMoves>
  );
}
