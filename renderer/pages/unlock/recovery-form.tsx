import { Button, Form, Input, Select } from 'antd';
import { useCommand } from '../../bridge/keys.ts';
import { EnterMoves } from '../../components/enter-moves.tsx';
import { Failure } from '../../components/failure.tsx';
import { NewPassword } from '../../components/new-password.tsx';

interface RecoveryValues {
  readonly userName: string;
  readonly recoveryCode: string;
  readonly newPassword: string;
}

interface RecoveryFormProps {
  readonly users: readonly string[];
  readonly onBack: () => void;
}

/** A forgotten password: the printed recovery code sets a new one. */
export function RecoveryForm({ users, onBack }: RecoveryFormProps) {
  const [form] = Form.useForm<RecoveryValues>();
  const recover = useCommand('session.recover');
  const alone = users.length === 1 ? users[0] : undefined;
  return (
    <EnterMoves>
      <p className="muted">
        建账时打印的恢复码由负责人保管。也可以请负责人登录后，在“设置 → 用户”中为您重设密码。
      </p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={alone === undefined ? {} : { userName: alone }}
        onFinish={({ userName, recoveryCode, newPassword }) =>
          recover.mutate({ userName, recoveryCode, newPassword })
        }
      >
        <Form.Item name="userName" label="用户" rules={[{ required: true, message: '请选择用户' }]}>
          <Select
            placeholder="选择姓名"
            options={users.map((name) => ({ value: name, label: name }))}
          />
        </Form.Item>
        <Form.Item
          name="recoveryCode"
          label="恢复码"
          rules={[{ required: true, whitespace: true, message: '请填写恢复码' }]}
          extra="不分大小写，中间的短横可以不输。"
        >
          <Input autoFocus autoComplete="off" className="number" />
        </Form.Item>
        <NewPassword name="newPassword" repeatName="repeat" label="新密码" />
        <Failure reason={recover.error} />
        <Button block type="primary" htmlType="submit" data-save loading={recover.isPending}>
          设置新密码并登录
        </Button>
        <Button block type="link" onClick={onBack}>
          返回密码登录
        </Button>
      </Form>
    </EnterMoves>
  );
}
