import { Checkbox, Form } from 'antd';
import { useCommand } from '../../bridge/keys.ts';
import { EditorDrawer } from '../../components/editor-drawer.tsx';
import { MASKED, MaskChoice, maskInput, type MaskValues } from '../../components/mask-choice.tsx';
import { useSaveFile } from '../../components/use-save-file.ts';
import { useWritten } from '../../components/use-written.tsx';
import { Working } from '../../components/working.tsx';
import { useSession } from '../../session.tsx';
import { LEDGER_HEADINGS } from '../../text/ledger-columns.ts';
import type { PeopleFilter } from './filters.tsx';

interface ExportValues extends MaskValues {
  readonly columns: string[];
}

interface ExportDrawerProps {
  readonly open: boolean;
  readonly filter: PeopleFilter;
  readonly total: number;
  readonly onClose: () => void;
}

const ALWAYS = ['姓名', '身份证号'];

/** 导出名单: the present filter as a workbook; full numbers only for approvers and with a reason. */
export function ExportDrawer({ open, filter, total, onClose }: ExportDrawerProps) {
  const { today, user } = useSession();
  const written = useWritten();
  const [form] = Form.useForm<ExportValues>();
  const { saveFile, failure } = useSaveFile();
  const exported = useCommand('people.export');
  const mayUnmask = user !== null && user.role !== '经办人';

  async function save() {
    const { columns, ...mask } = await form.validateFields();
    const suggestedName = `人员名单_${today.replaceAll('-', '')}.xlsx`;
    await saveFile({ purpose: 'workbook', suggestedName }, async ({ name, ticket }) => {
      const all = columns.length === LEDGER_HEADINGS.length;
      const receipt = await exported.mutateAsync({
        filter,
        columns: all ? [] : LEDGER_HEADINGS.filter((heading) => columns.includes(heading)),
        ...maskInput(mask),
        target: ticket,
      });
      const left = receipt.leftOut === 0 ? '' : `（另有无感式管理${receipt.leftOut}人不列入名单）`;
      written(`已导出${receipt.rows}人${left}：${name}`, ticket);
      onClose();
    });
  }
  return (
    <EditorDrawer
      open={open}
      title={`导出名单（当前筛选，${total}人）`}
      saveText="选择位置并导出"
      pending={exported.isPending}
      failure={failure}
      isDirty={() => false}
      onSave={() => void save().catch(() => undefined)}
      onClose={onClose}
    >
      <Form
        form={form}
        clearOnDestroy
        layout="vertical"
        requiredMark={false}
        initialValues={{ columns: [...LEDGER_HEADINGS], ...MASKED }}
      >
        <MaskChoice
          label="证件号码和电话"
          whyMasked={mayUnmask ? null : '导出完整号码需要审核人或负责人。'}
        />
        <Form.Item
          name="columns"
          label="导出哪些列"
          rules={[{ required: true, message: '请至少选择一列' }]}
        >
          <Checkbox.Group className="column-choice">
            {LEDGER_HEADINGS.map((heading) => (
              <Checkbox key={heading} value={heading} disabled={ALWAYS.includes(heading)}>
                {heading}
              </Checkbox>
            ))}
          </Checkbox.Group>
        </Form.Item>
      </Form>
      <Working method="people.export" running={exported.isPending} words="正在写入名单…" />
    </EditorDrawer>
  );
}
