import { Form, Input } from 'antd';
import { Mark, type Tone } from './tags.tsx';

const SHORTEST = 8;

/**
 * A rough measure that tells a clerk what to do, not a promise: length and kinds of characters. Null for one that is too
 * short: that is said once, by the field's own rule.
 */
export function passwordAdvice(password: string): { tone: Tone; text: string } | null {
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((kind) => kind.test(password));
  if (password.length < SHORTEST) return null;
  if (/^(.)\1+$/.test(password) || /^(12345678|87654321)/.test(password)) {
    return { tone: 'late', text: '太简单：容易被猜到' };
  }
  if (kinds.length < 2 || password.length < 10) {
    return { tone: 'today', text: '可以使用；再加几位字母或数字更安全' };
  }
  return { tone: 'done', text: '安全' };
}

interface NewPasswordProps {
  readonly name: string;
  readonly repeatName: string;
  readonly label?: string;
}

/** A new password, typed twice, with advice under it. */
export function NewPassword({ name, repeatName, label }: NewPasswordProps) {
  const typed: unknown = Form.useWatch(name);
  const password = typeof typed === 'string' ? typed : '';
  const advice = passwordAdvice(password);
  return (
    <>
      <Form.Item
        name={name}
        label={label ?? '密码'}
        rules={[
          { required: true, message: '请填写密码' },
          { min: SHORTEST, message: `密码至少${SHORTEST}位` },
        ]}
        extra={
          advice ? (
            <Mark tone={advice.tone}>{advice.text}</Mark>
          ) : (
            `${password === '' ? `至少${SHORTEST}位。` : ''}请不要使用姓名、生日或电话。`
          )
        }
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
      <Form.Item
        name={repeatName}
        label="再输一次"
        dependencies={[name]}
        rules={[
          { required: true, message: '请再输一次密码' },
          ({ getFieldValue }) => ({
            validator: (_, value) =>
              value === undefined || value === '' || value === getFieldValue(name)
                ? Promise.resolve()
                : Promise.reject(new Error('两次输入的密码不一样')),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
    </>
  );
}
