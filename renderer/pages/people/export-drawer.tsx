import { Checkbox, Form } from 'antd';
import { FileDrawer } from '../../components/file-drawer.tsx';
import { MASKED, MaskChoice, maskInput, type MaskValues } from '../../components/mask-choice.tsx';
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
  const mayUnmask = user !== null && user.role !== '经办人';
  return (
    <FileDrawer<'people.export', ExportValues>
      open={open}
      method="people.export"
      kind="workbook"
      title={`导出名单（当前筛选，${total}人）`}
      saveText="选择位置并导出"
      start={{ columns: [...LEDGER_HEADINGS], ...MASKED }}
      fileName={() => `人员名单_${today.replaceAll('-', '')}.xlsx`}
      toInput={({ columns, ...mask }, target) => ({
        filter,
        columns: chosen(columns),
        ...maskInput(mask),
        target,
      })}
      done={({ rows, leftOut }) =>
        `已导出${rows}人${leftOut === 0 ? '' : `（另有无感式管理${leftOut}人不列入名单）`}`
      }
      working="正在写入名单…"
      onClose={onClose}
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
    </FileDrawer>
  );
}

/** In the order of the ledger; none of them: all. */
function chosen(columns: readonly string[]) {
  if (columns.length === LEDGER_HEADINGS.length) return [];
  return LEDGER_HEADINGS.filter((heading) => columns.includes(heading));
}
