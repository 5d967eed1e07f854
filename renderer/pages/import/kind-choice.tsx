import { Radio } from 'antd';
import { kindText, type DryRun } from './import-state.ts';

type Kind = DryRun['as'];

/** What the choice does to the figures of the report (defaults.md 4), one sentence each. */
const WHAT_IT_DOES: Readonly<Record<Kind, string>> = {
  stock: '这些人早就在管，只是现在录进程序：报告里算进期初数，不算本期新增。',
  new: '这些人是最近新发现、新登记的：报告里不在期初数内，从今天起算作本期新增。',
};

interface KindChoiceProps {
  readonly dryRun: DryRun;
  readonly disabled: boolean;
  readonly onKind: (kind: Kind) => void;
}

/** 建账 or 新增: asked for the whole file, before anything is written. */
export function KindChoice({ dryRun, disabled, onKind }: KindChoiceProps) {
  return (
    <div className="kind-choice">
      <span>
        <span className="kind-file">文件“{dryRun.fileName}”里</span>新增的人员：
      </span>
      <Radio.Group
        aria-label="新增的人员是建账还是新增"
        value={dryRun.as}
        disabled={disabled}
        onChange={(event) => onKind(event.target.value as Kind)}
      >
        <div className="kind-list">
          {(['stock', 'new'] as const).map((kind) => (
            <Radio key={kind} value={kind} title={WHAT_IT_DOES[kind]}>
              <strong>{kindText(kind)}</strong>
              <span className="kind-what">：{WHAT_IT_DOES[kind]}</span>
            </Radio>
          ))}
        </div>
      </Radio.Group>
    </div>
  );
}
