import { DownloadOutlined } from '@ant-design/icons';
import { Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import type { Input as CallInput } from '../../electron/contract/index.ts';
import { LISTS } from '../../electron/contract/lists.ts';
import { useSession } from '../session.tsx';
import { FileDrawer } from './file-drawer.tsx';
import { GuardedButton } from './guarded-button.tsx';

type List = CallInput<'lists.export'>['list'];

interface ListExportProps {
  /** The list as the page has asked for it. */
  readonly list: List;
  /** How many lines it has with the present filter. */
  readonly total: number;
}

interface ExportValues {
  readonly reason: string;
  readonly columns: string[];
}

/** 导出名单: the list of a page with its present filter as a workbook, once it is said what for. */
export function ListExport({ list, total }: ListExportProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <GuardedButton
        method="lists.export"
        icon={<DownloadOutlined />}
        reason={total === 0 ? '名单是空的' : null}
        onClick={() => setOpen(true)}
      >
        导出名单
      </GuardedButton>
      {open && <ExportDrawer list={list} total={total} onClose={() => setOpen(false)} />}
    </>
  );
}

function ExportDrawer({
  list,
  total,
  onClose,
}: ListExportProps & { readonly onClose: () => void }) {
  const { title, columns: all } = LISTS[list.method];
  const { today } = useSession();
  return (
    <FileDrawer<'lists.export', ExportValues>
      open
      method="lists.export"
      kind="workbook"
      title={`导出名单（${title}，当前筛选，${total}行）`}
      saveText="选择位置并导出"
      start={{ reason: '', columns: [...all] }}
      fileName={() => `${title}_${today.replaceAll('-', '')}.xlsx`}
      toInput={({ reason, columns }, target) => ({ list, columns, reason, target })}
      done={({ rows, leftOut }) =>
        `已导出${rows}行${leftOut === 0 ? '' : `（另有${leftOut}行没有列出，请分批导出）`}`
      }
      working="正在写入名单…"
      onClose={onClose}
    >
      <Form.Item
        name="reason"
        label="导出用途（记入日志）"
        extra="名单里有人员姓名；号码和屏幕上一样是遮盖的，无感式管理人员只有编号。文件没有加密，用完请删除。"
        rules={[{ required: true, whitespace: true, message: '请填写导出用途' }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item
        name="columns"
        label="导出哪些列"
        rules={[{ required: true, message: '请至少选择一列' }]}
      >
        <Checkbox.Group className="column-choice">
          {all.map((column) => (
            <Checkbox key={column} value={column}>
              {column}
            </Checkbox>
          ))}
        </Checkbox.Group>
      </Form.Item>
    </FileDrawer>
  );
}
