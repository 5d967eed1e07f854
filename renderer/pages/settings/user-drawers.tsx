import { App, Form, Input } from 'antd';
import { ROLES } from '../../../electron/contract/define.ts';
import type { Input as CallInput, Output } from '../../../electron/contract/index.ts';
import { EditorDrawer } from '../../components/editor-drawer.tsx';
import { NewPassword } from '../../components/new-password.tsx';
import { NumberedChoice } from '../../components/numbered-choice.tsx';
import { useSave } from '../../components/use-save.ts';

type User = Output<'users.list'>[number];

interface DrawerProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Runs a save once the form's own rules (the repeated password) hold. */
async function whenValid(validate: () => Promise<unknown>, save: () => void): Promise<void> {
  try {
    await validate();
  } catch {
    return; // the words stand under the fields
  }
  save();
}

/** 添加用户. */
export function AddUserDrawer({ open, onClose }: DrawerProps) {
  const { message } = App.useApp();
  const [form] = Form.useForm<CallInput<'users.add'>>();
  const { save, pending, failure } = useSave('users.add', form, (user) => {
    void message.success(
      `已添加${user.role}${user.name}。请把密码当面告诉本人，登录后自行修改。`,
      8,
    );
    onClose();
  });
  function onSave() {
    void whenValid(
      () => form.validateFields(),
      () => {
        const { name, role, password } = form.getFieldsValue(true) as CallInput<'users.add'>;
        save({ name, role, password });
      },
    );
  }
  return (
    <EditorDrawer
      open={open}
      title="添加用户"
      pending={pending}
      failure={failure}
      isDirty={() => form.isFieldsTouched()}
      onClose={onClose}
      onSave={onSave}
    >
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ role: '经办人' }}>
        <Form.Item name="name" label="姓名">
          <Input autoFocus maxLength={50} autoComplete="off" />
        </Form.Item>
        <Form.Item name="role" label="岗位">
          <NumberedChoice options={ROLES} aria-label="岗位" />
        </Form.Item>
        <NewPassword name="password" repeatName="repeat" label="初始密码" />
      </Form>
    </EditorDrawer>
  );
}

/** 修改我的密码. */
export function OwnPasswordDrawer({ open, onClose }: DrawerProps) {
  const { message } = App.useApp();
  const [form] = Form.useForm<CallInput<'users.changePassword'>>();
  const { save, pending, failure } = useSave('users.changePassword', form, () => {
    void message.success('密码已修改，下次登录请用新密码。');
    onClose();
  });
  function onSave() {
    void whenValid(
      () => form.validateFields(),
      () => {
        const { oldPassword, newPassword } = form.getFieldsValue(
          true,
        ) as CallInput<'users.changePassword'>;
        save({ oldPassword, newPassword });
      },
    );
  }
  return (
    <EditorDrawer
      open={open}
      title="修改我的密码"
      pending={pending}
      failure={failure}
      isDirty={() => form.isFieldsTouched()}
      onClose={onClose}
      onSave={onSave}
    >
      <Form form={form} layout="vertical" requiredMark={false}>
        <Form.Item
          name="oldPassword"
          label="现在的密码"
          rules={[{ required: true, message: '请填写现在的密码' }]}
        >
          <Input.Password autoFocus autoComplete="current-password" />
        </Form.Item>
        <NewPassword name="newPassword" repeatName="repeat" label="新密码" />
      </Form>
    </EditorDrawer>
  );
}

interface ResetPasswordDrawerProps {
  readonly user: User | null;
  readonly onClose: () => void;
}

/** 重设密码, by the chief for somebody who forgot theirs. */
export function ResetPasswordDrawer({ user, onClose }: ResetPasswordDrawerProps) {
  const { message } = App.useApp();
  const [form] = Form.useForm<CallInput<'users.resetPassword'>>();
  const { save, pending, failure } = useSave('users.resetPassword', form, () => {
    void message.success('密码已重设，请当面告诉本人。');
    onClose();
  });
  function onSave() {
    void whenValid(
      () => form.validateFields(),
      () => save({ id: user?.id ?? 0, newPassword: form.getFieldValue('newPassword') as string }),
    );
  }
  return (
    <EditorDrawer
      open={user !== null}
      title={`重设密码：${user?.name ?? ''}`}
      pending={pending}
      failure={failure}
      isDirty={() => form.isFieldsTouched()}
      onClose={onClose}
      onSave={onSave}
    >
      <Form form={form} layout="vertical" requiredMark={false}>
        <NewPassword name="newPassword" repeatName="repeat" label="新密码" />
      </Form>
    </EditorDrawer>
  );
}
