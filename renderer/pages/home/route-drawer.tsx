import { App, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { addDays } from '../../../db/domain/calendar/calendar-day.ts';
import { callShell } from '../../bridge/call.ts';
import { useCommand } from '../../bridge/keys.ts';
import { DayField } from '../../components/day-field.tsx';
import { EditorDrawer } from '../../components/editor-drawer.tsx';
import { TownSelect } from '../../components/place-selects.tsx';
import { useSession } from '../../session.tsx';

interface RouteValues {
  readonly townCode: string | null;
  readonly to: string | null;
  readonly unmasked: boolean;
  readonly reason: string;
}

interface RouteDrawerProps {
  readonly open: boolean;
  readonly townCode: string | null;
  readonly onClose: () => void;
}

const REQUIRED = { required: true, message: '请填写' };

/** 入户清单: what is due in a town, a table a village with blank fields, as a Word file to be printed. */
export function RouteDrawer({ open, townCode, onClose }: RouteDrawerProps) {
  const { today, user } = useSession();
  const { message } = App.useApp();
  const [form] = Form.useForm<RouteValues>();
  const [failure, setFailure] = useState<unknown>(null);
  const written = useCommand('todo.routeSheet');
  const unmasked = Form.useWatch('unmasked', form);
  const mayUnmask = user !== null && user.role !== '经办人';

  async function save() {
    const values = await form.validateFields();
    setFailure(null);
    try {
      const suggestedName = `入户走访清单_${today.replaceAll('-', '')}.docx`;
      const target = await callShell('dialogs.saveFile', { purpose: 'report', suggestedName });
      if (target === null) return;
      const receipt = await written.mutateAsync({
        townCode: values.townCode ?? '',
        to: values.to ?? '',
        unmasked: values.unmasked,
        reason: values.unmasked ? values.reason : '',
        target: target.ticket,
      });
      void message.success(
        `已生成${receipt.villages}个村（社区）${receipt.people}人的清单：${target.name}`,
      );
      onClose();
    } catch (reason) {
      setFailure(reason);
    }
  }
  return (
    <EditorDrawer
      open={open}
      title="生成入户走访清单"
      saveText="选择位置并生成"
      pending={written.isPending}
      failure={failure}
      isDirty={() => false}
      onSave={() => void save().catch(() => undefined)}
      onClose={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        clearOnDestroy
        initialValues={{ townCode, to: addDays(today, 29), unmasked: false, reason: '' }}
      >
        <p className="muted">
          每个村（社区）一页，列出到期和逾期的事项，留空白填写；无感式管理人员不列入，不打印身份证号。
        </p>
        <Form.Item name="townCode" label="乡镇（街道）" rules={[REQUIRED]}>
          <TownSelect label="乡镇（街道）" placeholder="请选择" />
        </Form.Item>
        <Form.Item name="to" label="列入这一天前到期的事项" rules={[REQUIRED]}>
          <DayField ahead />
        </Form.Item>
        <Form.Item
          name="unmasked"
          label="电话"
          extra={mayUnmask ? null : '打印完整电话需要审核人或负责人。'}
        >
          <Radio.Group disabled={!mayUnmask}>
            <Radio value={false}>遮盖</Radio>
            <Radio value={true}>完整（写明原因，记入日志）</Radio>
          </Radio.Group>
        </Form.Item>
        {unmasked && (
          <Form.Item name="reason" label="原因" rules={[{ ...REQUIRED, whitespace: true }]}>
            <Input autoFocus maxLength={200} />
          </Form.Item>
        )}
      </Form>
    </EditorDrawer>
  );
}
