import { Form } from 'antd';
import { useCommand } from '../../../bridge/keys.ts';
import { EditorDrawer } from '../../../components/editor-drawer.tsx';
import {
  MASKED,
  MaskChoice,
  maskInput,
  type MaskValues,
} from '../../../components/mask-choice.tsx';
import { useSaveFile } from '../../../components/use-save-file.ts';
import { useWritten } from '../../../components/use-written.tsx';
import { Working } from '../../../components/working.tsx';
import { useSession } from '../../../session.tsx';
import type { Detail } from '../detail.ts';

interface DossierDrawerProps {
  readonly open: boolean;
  readonly person: Detail;
  readonly onClose: () => void;
}

/** Why this user cannot have full numbers; null: they can. */
function whyMasked(person: Detail, role: string | undefined): string | null {
  if (role === undefined || role === '经办人') return '打印完整号码需要审核人或负责人。';
  if (person.minor && role !== '负责人') return '未成年人的完整号码只能由负责人打印。';
  return null;
}

/** 打印档案: the whole file as a Word document; full numbers only for approvers and with a reason. */
export function DossierDrawer({ open, person, onClose }: DossierDrawerProps) {
  const { user } = useSession();
  const written = useWritten();
  const [form] = Form.useForm<MaskValues>();
  const { saveFile, failure } = useSaveFile();
  const dossier = useCommand('people.dossier');

  async function save() {
    const mask = await form.validateFields();
    const kind = person.measures.findLast((each) => each.kind.startsWith('社区'))?.kind;
    const suggestedName = `${kind ?? '戒毒（康复）'}人员档案_v1.docx`;
    await saveFile({ purpose: 'report', suggestedName }, async ({ name, ticket }) => {
      const { pages } = await dossier.mutateAsync({
        personId: person.id,
        ...maskInput(mask),
        target: ticket,
      });
      written(`已生成档案，${pages}页：${name}`, ticket);
      onClose();
    });
  }
  return (
    <EditorDrawer
      open={open}
      title={`打印档案：${person.fields.fullName}`}
      saveText="选择位置并生成"
      pending={dossier.isPending}
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
        initialValues={MASKED}
      >
        <MaskChoice label="证件号码和电话" whyMasked={whyMasked(person, user?.role)} />
      </Form>
      <p className="muted">
        封面、目录、基本情况表、戒毒（康复）计划、措施、检测记录表、走访、请假、评估、小组、帮扶和材料清单。文件名里没有姓名和号码，请保存在安全的地方。
      </p>
      <Working method="people.dossier" running={dossier.isPending} words="正在生成档案…" />
    </EditorDrawer>
  );
}
