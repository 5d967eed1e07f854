import { Button, Form, Input, Select } from 'antd';
import { readRecoveryCode } from '../../../db/domain/values/recovery-code.ts';
import { errorOf } from '../../bridge/call.ts';
import { useCommand } from '../../bridge/keys.ts';
import { EnterMoves } from '../../components/enter-moves.tsx';
import { Failure } from '../../components/failure.tsx';
import { NewPassword } from '../../components/new-password.tsx';
import { Mark } from '../../components/tags.tsx';
import { mistypedWords, progressWords } from './recovery-words.ts';

interface RecoveryValues {
  readonly userName: string;
  readonly recoveryCode: string;
  readonly newPassword: string;
}

interface RecoveryFormProps {
  readonly users: readonly string[];
  readonly onBack: () => void;
}

const NOT_THIS_CODE =
  '这个恢复码打不开这份台账：不是这份台账的，或者已经更换过。请找最近打印的一张。';

/** While typing: the group that is mistyped. On submitting: that all seven are there. */
const CODE_RULES = [
  { required: true, whitespace: true, message: '请填写恢复码' },
  {
    validator: (_: unknown, typed: string | undefined) => {
      const words = mistypedWords(typed ?? '');
      return words === null ? Promise.resolve() : Promise.reject(new Error(words));
    },
  },
  {
    validateTrigger: 'onSubmit',
    validator: (_: unknown, typed: string | undefined) => {
      const isBegun = (typed ?? '').trim() !== '' && mistypedWords(typed ?? '') === null;
      return isBegun && !readRecoveryCode(typed ?? '').ok
        ? Promise.reject(new Error('恢复码没有输完：共7组，每组5位。'))
        : Promise.resolve();
    },
  },
];

/** The printed code, with what is right of it so far. */
function RecoveryCodeField() {
  const typed: unknown = Form.useWatch('recoveryCode');
  const text = typeof typed === 'string' ? typed : '';
  const progress = mistypedWords(text) === null ? progressWords(text) : null;
  return (
    <Form.Item
      name="recoveryCode"
      label="恢复码"
      rules={CODE_RULES}
      extra={
        <span role="status">
          {progress === null ? (
            '不分大小写，中间的短横可以不输。'
          ) : (
            <Mark tone={readRecoveryCode(text).ok ? 'done' : 'unknown'}>{progress}</Mark>
          )}
        </span>
      }
    >
      <Input autoFocus autoComplete="off" className="number" />
    </Form.Item>
  );
}

/** A forgotten password: the printed recovery code sets a new one. */
export function RecoveryForm({ users, onBack }: RecoveryFormProps) {
  const [form] = Form.useForm<RecoveryValues>();
  const recover = useCommand('session.recover');
  const alone = users.length === 1 ? users[0] : undefined;
  const isRefused = recover.error !== null && errorOf(recover.error).code === 'WRONG_PASSPHRASE';
  function submit({ userName, recoveryCode, newPassword }: RecoveryValues) {
    recover.mutate(
      { userName, recoveryCode, newPassword },
      {
        onError: (reason) => {
          if (errorOf(reason).code !== 'WRONG_PASSPHRASE') return;
          form.setFields([{ name: 'recoveryCode', errors: [NOT_THIS_CODE] }]);
          form.focusField('recoveryCode');
        },
      },
    );
  }
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
        onFinish={submit}
      >
        <Form.Item name="userName" label="用户" rules={[{ required: true, message: '请选择用户' }]}>
          <Select
            placeholder="选择姓名"
            options={users.map((name) => ({ value: name, label: name }))}
          />
        </Form.Item>
        <RecoveryCodeField />
        <NewPassword name="newPassword" repeatName="repeat" label="新密码" />
        <Failure reason={isRefused ? null : recover.error} />
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
