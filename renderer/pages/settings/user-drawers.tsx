import { Form, Input } from 'antd';
import { ROLES } from '../../../electron/contract/define.ts';
import type { Output } from '../../../electron/contract/index.ts';
import { NumberedChoice } from '../../components/numbered-choice.tsx';
import { PasswordDrawer } from './password-drawer.tsx';

type User = Output<'users.list'>[number];

interface DrawerProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** 添加用户. */
export function AddUserDrawer({ open, onClose }: DrawerProps) {
  return (
    <PasswordDrawer
      method="users.add"
      open={open}
      title="添加用户"
      password={{ name: 'password', label: '初始密码' }}
      initialValues={{ role: '经办人' }}
      inputOf={({ name, role, password }) => ({ name, role, password })}
      doneWords={({ role, name }) => `已添加${role}${name}。请把密码当面告诉本人，登录后自行修改。`}
      onClose={onClose}
    >
      <Form.Item name="name" label="姓名">
        <Input autoFocus maxLength={50} autoComplete="off" />
      </Form.Item>
      <Form.Item name="role" label="岗位">
        <NumberedChoice options={ROLES} aria-label="岗位" />
      </Form.Item>
    </PasswordDrawer>
  );
}

/** 修改我的密码. */
export function OwnPasswordDrawer({ open, onClose }: DrawerProps) {
  return (
    <PasswordDrawer
      method="users.changePassword"
      open={open}
      title="修改我的密码"
      password={{ name: 'newPassword', label: '新密码' }}
      inputOf={({ oldPassword, newPassword }) => ({ oldPassword, newPassword })}
      doneWords={() => '密码已修改，下次登录请用新密码。'}
      onClose={onClose}
    >
      <Form.Item
        name="oldPassword"
        label="现在的密码"
        rules={[{ required: true, message: '请填写现在的密码' }]}
      >
        <Input.Password autoFocus autoComplete="current-password" />
      </Form.Item>
    </PasswordDrawer>
  );
}

interface ResetPasswordDrawerProps {
  readonly user: User | null;
  readonly onClose: () => void;
}

/** 重设密码, by the chief for somebody who forgot theirs. */
export function ResetPasswordDrawer({ user, onClose }: ResetPasswordDrawerProps) {
  return (
    <PasswordDrawer
      method="users.resetPassword"
      open={user !== null}
      title={`重设密码：${user?.name ?? ''}`}
      password={{ name: 'newPassword', label: '新密码' }}
      inputOf={({ newPassword }) => ({ id: user?.id ?? 0, newPassword })}
      doneWords={() => '密码已重设，请当面告诉本人。'}
      onClose={onClose}
    />
  );
}
