import { Form, Input } from 'antd';

/** Who helped, with what, and what came of it: the same of a person (help.record) and of a household. */
export function HelpGiven() {
  return (
    <>
      <Form.Item name="unit" label="帮扶单位">
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="amount"
        label="金额"
        normalize={(value: string) => (value.trim() === '' ? null : value.trim())}
      >
        <Input suffix="元" autoComplete="off" className="amount" placeholder="没有资金不填" />
      </Form.Item>
      <Form.Item name="result" label="成效">
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name="note" label="说明">
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
    </>
  );
}
