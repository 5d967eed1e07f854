import { App, Form } from 'antd';
import { addDays } from '../../../db/domain/calendar/calendar-day.ts';
import { useCommand } from '../../bridge/keys.ts';
import { DayField } from '../../components/day-field.tsx';
import { EditorDrawer } from '../../components/editor-drawer.tsx';
import { MASKED, MaskChoice, maskInput, type MaskValues } from '../../components/mask-choice.tsx';
import { TownSelect } from '../../components/place-selects.tsx';
import { useSaveFile } from '../../components/use-save-file.ts';
import { useSession } from '../../session.tsx';

interface RouteValues extends MaskValues {
  readonly townCode: string | null;
  readonly to: string | null;
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
  const { saveFile, failure } = useSaveFile();
  const written = useCommand('todo.routeSheet');
  const mayUnmask = user !== null && user.role !== '经办人';

  async function save() {
    const { townCode: chosen, to, ...mask } = await form.validateFields();
    const suggestedName = `入户走访清单_${today.replaceAll('-', '')}.docx`;
    await saveFile({ purpose: 'report', suggestedName }, async ({ name, ticket }) => {
      const { villages, people } = await written.mutateAsync({
        townCode: chosen ?? '',
        to: to ?? '',
        ...maskInput(mask),
        target: ticket,
      });
      void message.success(`已生成${villages}个村（社区）${people}人的清单：${name}`);
      onClose();
    });
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
        initialValues={{ townCode, to: addDays(today, 29), ...MASKED }}
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
        <MaskChoice
          label="电话"
          whyMasked={mayUnmask ? null : '打印完整电话需要审核人或负责人。'}
        />
      </Form>
    </EditorDrawer>
  );
}
