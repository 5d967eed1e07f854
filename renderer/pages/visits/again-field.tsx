import { Checkbox, Form } from 'antd';

interface AgainBoxProps {
  readonly id?: string;
  readonly checked?: boolean;
  readonly onChange?: (checked: boolean) => void;
}

/**
 * Asked only when the office finds the same visit there already: mostly it was keyed in twice. The answer is for this
 * visit only and is not kept when the form closes.
 */
export function AgainField() {
  return (
    <Form.Item name="again" valuePropName="checked" className="asked-only" preserve={false}>
      <AgainBox />
    </Form.Item>
  );
}

function AgainBox({ id, checked, onChange }: AgainBoxProps) {
  const { status } = Form.Item.useStatus();
  if (status !== 'error' && checked !== true) return null;
  return (
    <Checkbox
      {...(id === undefined ? {} : { id })}
      checked={checked === true}
      onChange={(event) => onChange?.(event.target.checked)}
    >
      同一天确实走访了两次，再记一次
    </Checkbox>
  );
}
