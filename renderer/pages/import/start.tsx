import { DownloadOutlined, FolderOpenOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { callShell } from '../../bridge/call.ts';
import { useCommand } from '../../bridge/keys.ts';
import { Failure } from '../../components/failure.tsx';
import { GuardedButton } from '../../components/guarded-button.tsx';
import { useWritten } from '../../components/use-written.tsx';
import { Working } from '../../components/working.tsx';
import type { CheckedState } from './import-state.ts';

interface StartViewProps {
  readonly onChecked: (state: CheckedState) => void;
}

/** 下载模板 → 选择文件. */
export function StartView({ onChecked }: StartViewProps) {
  const written = useWritten();
  const [failure, setFailure] = useState<unknown>(null);
  const template = useCommand('imports.saveTemplate');
  const read = useCommand('imports.read');

  async function saveTemplate() {
    setFailure(null);
    try {
      const target = await callShell('dialogs.saveFile', {
        purpose: 'workbook',
        suggestedName: '人员台账模板.xlsx',
      });
      if (target === null) return;
      await template.mutateAsync({ target: target.ticket });
      written(`模板已保存：${target.name}`, target.ticket);
    } catch (reason) {
      setFailure(reason);
    }
  }
  async function choose() {
    setFailure(null);
    try {
      const chosen = await callShell('dialogs.openFile', { purpose: 'ledger' });
      if (chosen === null) return;
      const dryRun = await read.mutateAsync({ source: chosen.ticket });
      onChecked({ step: 'checked', source: chosen.ticket, mapping: {}, dryRun });
    } catch (reason) {
      setFailure(reason);
    }
  }
  return (
    <div className="scroll">
      <Failure reason={failure} />
      <ol className="import-steps">
        <li>
          <h2>准备台账</h2>
          <p>
            已有的表格台账可以直接导入：多个工作表、标题行、合计行、列的先后次序都不用改。也可以下载模板填写。
          </p>
          <Button icon={<DownloadOutlined />} onClick={() => void saveTemplate()}>
            下载模板
          </Button>
        </li>
        <li>
          <h2>选择文件并预检</h2>
          <p>先逐行核对，列出新增、有差异、待确认和有错的行，这一步不写入任何内容。</p>
          <GuardedButton
            method="imports.read"
            type="primary"
            icon={<FolderOpenOutlined />}
            autoFocus
            disabled={read.isPending}
            onClick={() => void choose()}
          >
            选择台账文件
          </GuardedButton>
          <Working method="imports.read" running={read.isPending} words="正在读取文件…" />
        </li>
        <li>
          <h2>确认导入</h2>
          <p>核对无误后再写入。有错的行退回改正，不影响其他行；整批导入可以撤销。</p>
        </li>
      </ol>
    </div>
  );
}
