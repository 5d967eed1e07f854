import { Form, Input } from 'antd';
import { DayField } from './day-field.tsx';

interface PhoneItemProps {
  readonly masked: string;
  readonly name?: string;
}

/** Empty leaves the telephone as it is; of a new one there is none yet. */
export function PhoneItem({ masked, name = 'phone' }: PhoneItemProps) {
  return (
    <Form.Item
      name={name}
      label="电话"
      normalize={(value: string) => (value.trim() === '' ? null : value)}
    >
      <Input
        maxLength={30}
        autoComplete="off"
        placeholder={masked === '' ? '手机，或区号加固定电话' : `现在是${masked}，不改就空着`}
      />
    </Form.Item>
  );
}

/** Who takes something on (a role in a team, a town or village) and from which day: name, post, telephone, day. */
export function HolderFields({ phoneMasked }: { readonly phoneMasked: string }) {
  return (
    <>
      <Form.Item name="name" label="姓名">
        <Input maxLength={50} autoComplete="off" autoFocus />
      </Form.Item>
      <Form.Item name="post" label="职务">
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <PhoneItem masked={phoneMasked} />
      <Form.Item name="since" label="从哪天起">
        <DayField />
      </Form.Item>
    </>
  );
}

/** From which day they no longer have it, and why. */
export function HolderEndFields() {
  return (
    <>
      <Form.Item name="on" label="从哪天起">
        <DayField autoFocus />
      </Form.Item>
      <Form.Item name="reason" label="原因">
        <Input maxLength={200} autoComplete="off" placeholder="例如：调离" />
      </Form.Item>
    </>
  );
}
