import { Form } from 'antd';
import { useCommand } from '../../../bridge/keys.ts';
import { EditorDrawer } from '../../../components/editor-drawer.tsx';
import { useSaveFile } from '../../../components/use-save-file.ts';
import { useWritten } from '../../../components/use-written.tsx';
import { useSession } from '../../../session.tsx';
import type { PovertyCase } from './case.ts';
import { ListedCategorySelect } from './listed-category.tsx';

interface NoticeDrawerProps {
  readonly povertyCase: PovertyCase;
  readonly onClose: () => void;
}

/** 村内公示 as a Word file, with the category that is to be given; it holds no number, phone, account or health (domain.md 10). */
export function NoticeDrawer({ povertyCase, onClose }: NoticeDrawerProps) {
  const { today } = useSession();
  const written = useWritten();
  const [form] = Form.useForm<{ category: string }>();
  const notice = useCommand('povertyCases.notice');
  const { saveFile, failure } = useSaveFile();
  const { id, fullName, outcomeCategory, noticeCategory } = povertyCase;
  const known = outcomeCategory ?? noticeCategory;

  async function save() {
    const { category } = await form.validateFields();
    const suggestedName = `村内公示_${today.replaceAll('-', '')}.docx`;
    await saveFile({ purpose: 'report', suggestedName }, async ({ name, ticket }) => {
      await notice.mutateAsync({ id, category, target: ticket });
      written(`已生成村内公示：${name}`, ticket);
      onClose();
    });
  }
  return (
    <EditorDrawer
      open
      title={`打印村内公示：${fullName}`}
      saveText="选择位置并生成"
      pending={notice.isPending}
      failure={failure}
      isDirty={() => false}
      onSave={() => void save().catch(() => undefined)}
      onClose={onClose}
    >
      <p className="drawer-lead">
        公示写户主姓名、家庭人口、所在村和拟纳入的贫困属性，不写身份证号、电话、健康情况。
      </p>
      <Form
        form={form}
        clearOnDestroy
        labelCol={{ flex: '76px' }}
        labelAlign="left"
        colon={false}
        requiredMark={false}
        initialValues={known === '' ? {} : { category: known }}
      >
        <Form.Item
          name="category"
          label="贫困属性"
          rules={[{ required: true, message: '请选择拟纳入的贫困属性' }]}
        >
          <ListedCategorySelect />
        </Form.Item>
      </Form>
    </EditorDrawer>
  );
}
