import { Form, Input, Radio } from 'antd';

export interface MaskValues {
  readonly unmasked: boolean;
  readonly reason: string;
}

/** As the form begins: nothing in full. */
export const MASKED: MaskValues = { unmasked: false, reason: '' };

/** What the office is asked for: a reason that was typed before the clerk went back to 遮盖 is not sent. */
export function maskInput({ unmasked, reason }: MaskValues): MaskValues {
  return unmasked ? { unmasked, reason } : MASKED;
}

interface MaskChoiceProps {
  /** What is masked: 电话. */
  readonly label: string;
  /** Why this user cannot have it in full; null: they can. */
  readonly whyMasked: string | null;
}

/** 遮盖, or 完整 with the reason for the log: the fields `unmasked` and `reason` of the form around it. */
export function MaskChoice({ label, whyMasked }: MaskChoiceProps) {
  const unmasked: unknown = Form.useWatch('unmasked');
  return (
    <>
      <Form.Item name="unmasked" label={label} extra={whyMasked}>
        <Radio.Group disabled={whyMasked !== null}>
          <Radio value={false}>遮盖</Radio>
          <Radio value={true}>完整（写明原因，记入日志）</Radio>
        </Radio.Group>
      </Form.Item>
      {unmasked === true && (
        <Form.Item
          name="reason"
          label="原因"
          rules={[{ required: true, whitespace: true, message: '请填写原因' }]}
        >
          <Input autoFocus maxLength={200} />
        </Form.Item>
      )}
    </>
  );
}
