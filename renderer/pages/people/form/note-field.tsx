import { EyeOutlined } from '@ant-design/icons';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../../bridge/keys.ts';
import { Failure } from '../../../components/failure.tsx';

/** Whose note holds a number; null for a note that may be changed as it stands. */
export interface NoteFieldProps {
  readonly maskedOf: number | null;
}

/** 备注: one that holds numbers is shown masked, and opened (which is logged) before it is changed. */
export function NoteField({ maskedOf }: NoteFieldProps) {
  const form = Form.useFormInstance();
  const reveal = useCommand('people.reveal');
  const [isOpen, setOpen] = useState(false);
  const isMasked = maskedOf !== null && !isOpen;
  function open(id: number) {
    reveal.mutate(
      { id },
      {
        onSuccess: ({ note }) => {
          form.setFieldValue(['fields', 'note'], note);
          setOpen(true);
        },
      },
    );
  }
  return (
    <div className="is-wide">
      <Failure reason={reveal.error} />
      <Form.Item name={['fields', 'note']} label="备注">
        <Input.TextArea rows={2} maxLength={4000} disabled={isMasked} />
      </Form.Item>
      {isMasked && (
        <Button
          size="small"
          icon={<EyeOutlined />}
          loading={reveal.isPending}
          title="显示完整备注，并记入日志"
          onClick={() => open(maskedOf)}
        >
          备注里有号码：显示完整备注后修改
        </Button>
      )}
    </div>
  );
}
