import { Form } from 'antd';
import { FileDrawer } from '../../../components/file-drawer.tsx';
import { useSession } from '../../../session.tsx';
import type { PovertyCase } from './case.ts';
import { ListedCategorySelect } from './listed-category.tsx';

interface NoticeDrawerProps {
  readonly povertyCase: PovertyCase;
  readonly onClose: () => void;
}

interface NoticeValues {
  readonly category?: string;
}

/** 村内公示 as a Word file, with the category that is to be given; it holds no number, phone, account or health (domain.md 10). */
export function NoticeDrawer({ povertyCase, onClose }: NoticeDrawerProps) {
  const { today } = useSession();
  const { id, fullName, outcomeCategory, noticeCategory } = povertyCase;
  const known = outcomeCategory ?? noticeCategory;
  return (
    <FileDrawer<'povertyCases.notice', NoticeValues>
      open
      beside
      method="povertyCases.notice"
      kind="report"
      title={`打印村内公示：${fullName}`}
      saveText="选择位置并生成"
      lead="公示写户主姓名、家庭人口、所在村和拟纳入的贫困属性，不写身份证号、电话、健康情况。"
      start={known === '' ? {} : { category: known }}
      fileName={() => `村内公示_${today.replaceAll('-', '')}.docx`}
      toInput={({ category = '' }, target) => ({ id, category, target })}
      done={() => '已生成村内公示'}
      working="正在生成公示…"
      onClose={onClose}
    >
      <Form.Item
        name="category"
        label="贫困属性"
        rules={[{ required: true, message: '请选择拟纳入的贫困属性' }]}
      >
        <ListedCategorySelect />
      </Form.Item>
    </FileDrawer>
  );
}
