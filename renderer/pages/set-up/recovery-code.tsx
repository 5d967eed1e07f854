import { PrinterOutlined } from '@ant-design/icons';
import { Button, Input, Space } from 'antd';
import { useState } from 'react';
import { isComposing } from '../../components/composing.ts';
import { PlainCard } from '../../components/plain-card.tsx';

interface RecoveryCodeProps {
  readonly code: string;
  readonly onKept: () => void;
}

function groupsOf(code: string): readonly string[] {
  return code.split(/[-\s]+/).filter((group) => group !== '');
}

/** The recovery code, shown once; typing its last group shows that it was written down. */
export function RecoveryCode({ code, onKept }: RecoveryCodeProps) {
  const [typed, setTyped] = useState('');
  const groups = groupsOf(code);
  const last = groups.at(-1) ?? '';
  const plain = typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
  const matches = plain === last.toUpperCase();
  const wrong = plain.length >= last.length && !matches;
  return (
    <PlainCard title="请保管好恢复码" wide>
      <p>
        所有人都忘记密码时，只有恢复码能打开台账。它<strong>只显示这一次</strong>
        ，程序里不保存。请打印或抄下来，装入信封，由负责人锁在柜子里。
      </p>
      <div className="recovery-code" role="group" aria-label="恢复码">
        {groups.map((group, index) => (
          <span key={`${index}-${group}`}>{group}</span>
        ))}
      </div>
      <p className="print-only">
        平安关爱台账恢复码。忘记密码时，在登录页面选择“用恢复码登录”。请勿拍照，请勿存入电脑。
      </p>
      <Space className="no-print" orientation="vertical" size={12}>
        <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
          打印恢复码
        </Button>
        <label htmlFor="last-group">
          请输入恢复码的最后一组（{last.length}位），确认已经保管好：
        </label>
        <Space>
          <Input
            id="last-group"
            autoFocus
            autoComplete="off"
            className="number"
            status={wrong ? 'error' : ''}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !isComposing(event) && matches) onKept();
            }}
          />
          <Button type="primary" disabled={!matches} onClick={onKept}>
            已保管好，进入台账
          </Button>
        </Space>
        {wrong && <span className="bad">和上面的最后一组不一样，请核对。</span>}
      </Space>
    </PlainCard>
  );
}
