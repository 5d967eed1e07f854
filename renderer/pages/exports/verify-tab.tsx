import { Button, Result } from 'antd';
import { useState } from 'react';
import type { Output } from '../../../electron/contract/index.ts';
import { callShell } from '../../bridge/call.ts';
import { useCommand } from '../../bridge/keys.ts';
import { Failure } from '../../components/failure.tsx';
import { Working } from '../../components/working.tsx';

type Verdict = Output<'exports.verify'>;

/** 核验: reads a package again and compares every file with its manifest. */
export function VerifyTab() {
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const verify = useCommand('exports.verify');
  async function choose() {
    setFailure(null);
    setVerdict(null);
    try {
      const chosen = await callShell('dialogs.chooseFolder', { purpose: 'package' });
      if (chosen !== null) setVerdict(await verify.mutateAsync({ source: chosen.ticket }));
    } catch (reason) {
      setFailure(reason);
    }
  }
  return (
    <div className="scroll">
      <p>
        选择U盘上的导出包文件夹（例如“台禁毒办_20261115_001”），程序逐个文件重新计算校验码，和清单比对。
      </p>
      <Button type="primary" loading={verify.isPending} onClick={() => void choose()}>
        选择导出包
      </Button>
      <Working method="exports.verify" running={verify.isPending} words="正在核验…" />
      <Failure reason={failure} />
      {verdict && <VerdictView verdict={verdict} />}
    </div>
  );
}

function VerdictView({ verdict }: { readonly verdict: Verdict }) {
  if (verdict.ok) {
    return (
      <Result
        status="success"
        title="核验通过"
        subTitle={`${verdict.package}：${verdict.files}个文件都和清单一致。`}
      />
    );
  }
  return (
    <Result
      status="error"
      title="核验不通过，请不要使用这个导出包"
      subTitle={verdict.package}
      extra={
        <ul className="problems">
          {verdict.problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      }
    />
  );
}
