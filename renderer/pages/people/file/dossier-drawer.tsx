import { FileDrawer } from '../../../components/file-drawer.tsx';
import {
  MASKED,
  MaskChoice,
  maskInput,
  type MaskValues,
} from '../../../components/mask-choice.tsx';
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
  const kind = person.measures.findLast((each) => each.kind.startsWith('社区'))?.kind;
  return (
    <FileDrawer<'people.dossier', MaskValues>
      open={open}
      method="people.dossier"
      kind="report"
      title={`打印档案：${person.fields.fullName}`}
      saveText="选择位置并生成"
      start={MASKED}
      fileName={() => `${kind ?? '戒毒（康复）'}人员档案_v1.docx`}
      toInput={(mask, target) => ({ personId: person.id, ...maskInput(mask), target })}
      done={({ pages }) => `已生成档案，${pages}页`}
      working="正在生成档案…"
      onClose={onClose}
    >
      <MaskChoice label="证件号码和电话" whyMasked={whyMasked(person, user?.role)} />
      <p className="muted">
        封面、目录、基本情况表、戒毒（康复）计划、措施、检测记录表、走访、请假、评估、小组、帮扶和材料清单。文件名里没有姓名和号码，请保存在安全的地方。
      </p>
    </FileDrawer>
  );
}
