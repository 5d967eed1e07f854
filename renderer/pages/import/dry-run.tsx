import { Alert, Badge, Button, Space, Tabs } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../bridge/keys.ts';
import { Failure } from '../../components/failure.tsx';
import { GuardedButton } from '../../components/guarded-button.tsx';
import { Working } from '../../components/working.tsx';
import { ChangedTab, type Choice } from './changed-tab.tsx';
import { DoubtfulLines, Hints, MissingColumns, Sheets } from './dry-run-lists.tsx';
import { HeadingsTab, headingsOf } from './headings-tab.tsx';
import { START, type CheckedState, type DryRun, type ImportState } from './import-state.ts';
import { KindChoice } from './kind-choice.tsx';
import { RejectedTab } from './rejected-tab.tsx';

interface DryRunViewProps {
  readonly state: CheckedState;
  readonly onState: (state: ImportState) => void;
}

function label(word: string, count: number, unit: string) {
  return (
    <span>
      {word}{' '}
      <Badge
        count={count}
        showZero
        color={count > 0 ? '#595959' : '#8c8c8c'}
        overflowCount={99999}
        title={`${count}${unit}`}
      />
    </span>
  );
}

/** Why there is nothing to be written; null when there is something. */
function nothingToDo(dryRun: DryRun, choice: Choice): string | null {
  const taken = choice.fields.length + choice.people.length;
  if (dryRun.created > 0 || taken > 0 || dryRun.doubtful.length > 0) return null;
  return dryRun.updated > 0
    ? '没有新增人员。要用文件更新台账，请先在“与台账不一致”中勾选'
    : '没有需要写入的内容';
}

/** 预检: what would happen; nothing is written until 确认导入. */
export function DryRunView({ state, onState }: DryRunViewProps) {
  const { dryRun } = state;
  const [choice, setChoice] = useState<Choice>({ fields: [], people: [] });
  const [failure, setFailure] = useState<unknown>(null);
  const read = useCommand('imports.read');
  const commit = useCommand('imports.commit');

  async function readAgain(as: 'stock' | 'new', mapping: Readonly<Record<string, string>>) {
    setFailure(null);
    try {
      const again = await read.mutateAsync({ source: state.source, as, mapping });
      onState({ ...state, mapping, dryRun: again });
    } catch (reason) {
      setFailure(reason);
    }
  }
  function write() {
    setFailure(null);
    commit.mutate(
      { token: dryRun.token, takeFields: [...choice.fields], takePeople: [...choice.people] },
      {
        onSuccess: (receipt) => onState({ step: 'finished', fileName: dryRun.fileName, receipt }),
        onError: setFailure,
      },
    );
  }
  const busy = read.isPending || commit.isPending;
  return (
    <div className="dry-run">
      <Failure reason={failure} />
      <div className="dry-run-head">
        <Counts dryRun={dryRun} />
        <Space wrap>
          <Button disabled={busy} onClick={() => onState(START)}>
            重新选择文件
          </Button>
          <GuardedButton
            method="imports.commit"
            type="primary"
            autoFocus
            loading={commit.isPending}
            reason={nothingToDo(dryRun, choice)}
            onClick={write}
          >
            确认导入
          </GuardedButton>
        </Space>
      </div>
      <KindChoice
        dryRun={dryRun}
        disabled={busy}
        onKind={(kind) => void readAgain(kind, state.mapping)}
      />
      <MissingColumns dryRun={dryRun} />
      <Working method="imports.read" running={read.isPending} words="正在重新核对…" />
      <Working method="imports.commit" running={commit.isPending} words="正在写入台账…" />
      {dryRun.rejectedLines === 0 &&
        dryRun.changed.length === 0 &&
        dryRun.doubtful.length === 0 && (
          <Alert type="success" showIcon title="没有发现错误，可以直接导入。" />
        )}
      <Tabs
        className="fill-tabs"
        items={[
          {
            key: 'rejected',
            label: label('有错，退回', dryRun.rejectedLines, '行'),
            children: <RejectedTab dryRun={dryRun} />,
          },
          {
            key: 'changed',
            label: label('与台账不一致', dryRun.changed.length, '人'),
            children: <ChangedTab changed={dryRun.changed} choice={choice} onChoice={setChoice} />,
          },
          {
            key: 'doubtful',
            label: label('待确认', dryRun.doubtful.length, '行'),
            children: <DoubtfulLines lines={dryRun.doubtful} />,
          },
          {
            key: 'hints',
            label: label('提示', dryRun.hints.length, '条'),
            children: <Hints dryRun={dryRun} />,
          },
          {
            key: 'headings',
            label: label('列名', headingsOf(dryRun).length, '列'),
            children: (
              <HeadingsTab
                key={dryRun.token}
                dryRun={dryRun}
                mapping={state.mapping}
                pending={busy}
                onMapping={(mapping) => void readAgain(dryRun.as, mapping)}
              />
            ),
          },
          {
            key: 'sheets',
            label: label('工作表', dryRun.sheets.length, '个'),
            children: <Sheets dryRun={dryRun} />,
          },
        ]}
      />
    </div>
  );
}

function Counts({ dryRun }: { readonly dryRun: DryRun }) {
  const counts = [
    { word: '读到人员', value: dryRun.people, unit: '人', tone: '' },
    { word: '新增', value: dryRun.created, unit: '人', tone: 'good' },
    { word: '不一致', value: dryRun.updated, unit: '人', tone: '' },
    { word: '没有变化', value: dryRun.unchanged, unit: '人', tone: '' },
    { word: '待确认', value: dryRun.doubtful.length, unit: '行', tone: '' },
    {
      word: '有错',
      value: dryRun.rejectedLines,
      unit: '行',
      tone: dryRun.rejectedLines > 0 ? 'bad' : '',
    },
  ];
  return (
    <dl className="counts">
      {counts.map(({ word, value, unit, tone }) => (
        <div key={word}>
          <dt>{word}</dt>
          <dd className={tone}>
            <span className="number">{value.toLocaleString('zh-CN')}</span>
            {unit}
          </dd>
        </div>
      ))}
    </dl>
  );
}
