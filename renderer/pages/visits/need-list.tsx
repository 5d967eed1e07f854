import { useQuery } from '@tanstack/react-query';
import { Form, Input, Space, Table } from 'antd';
import { useState } from 'react';
import { NEED_RESULTS } from '../../../db/domain/visits/visit-need.ts';
import type { Input as CallInput, Output } from '../../../electron/contract/index.ts';
import { queryFor } from '../../bridge/keys.ts';
import { DayField } from '../../components/day-field.tsx';
import { FormDrawer } from '../../components/form-drawer.tsx';
import { GuardedButton } from '../../components/guarded-button.tsx';
import { ListExport } from '../../components/list-export.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { NumberedChoice } from '../../components/numbered-choice.tsx';
import { ReasonCommand } from '../../components/reason-command.tsx';
import { Mark, type Tone } from '../../components/tags.tsx';
import { useSession } from '../../session.tsx';
import { useAsked, type Asked } from '../people/asked.ts';
import { HelpDrawer } from '../people/record-drawers.tsx';
import { ofWhom } from './of-whom.tsx';

type Need = Output<'visits.needs'>[number];
type Act = { readonly kind: 'help' | 'follow' | 'close'; readonly need: Need };
type Following = Omit<CallInput<'visits.followNeed'>, 'id'>;

const TONES: Readonly<Record<Need['state'], Tone>> = {
  待帮扶: 'late',
  待回访: 'today',
  已解决: 'done',
  已关闭: 'unknown',
};

/** 帮扶需求: of everybody those still open, of one person all; each leads to the help and to what came of it. */
export function NeedList({ personId }: { readonly personId?: number }) {
  const needs = useQuery(queryFor('visits.needs', personId === undefined ? {} : { personId }));
  return <Loaded of={needs}>{(rows) => <Needs rows={rows} personId={personId} />}</Loaded>;
}

/** What a line of the to-do list asks to be opened of its need (renderer/pages/home/todo.ts). */
const ASKED: Readonly<Record<string, Act['kind']>> = { needHelp: 'help', needFollow: 'follow' };

function askedAct({ act, subject }: Asked, rows: readonly Need[]): Act | null {
  const kind = act === null ? undefined : ASKED[act];
  const need = rows.find(({ id }) => id === subject);
  const open = need?.state === '待帮扶' || need?.state === '待回访';
  return kind === undefined || need === undefined || !open ? null : { kind, need };
}

interface NeedsProps {
  readonly rows: readonly Need[];
  readonly personId: number | undefined;
}

function Needs({ rows, personId }: NeedsProps) {
  const asked = useAsked();
  const [act, setAct] = useState<Act | null>(() => askedAct(asked, rows));
  return (
    <>
      {personId === undefined && (
        <div className="filters">
          <ListExport list={{ method: 'visits.needs', input: {} }} total={rows.length} />
        </div>
      )}
      <Table<Need>
        size="small"
        rowKey="id"
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        dataSource={[...rows]}
        locale={{ emptyText: '没有帮扶需求。走访时填的“帮扶需求”会列在这里。' }}
        columns={[
          { title: '走访日期', width: 110, dataIndex: 'visitedOn' },
          ...ofWhom<Need>(personId),
          { title: '类别', width: 120, render: (_, row) => row.kind ?? '未归类' },
          { title: '需求', dataIndex: 'text', ellipsis: true },
          { title: '帮扶和回访', ellipsis: true, render: (_, row) => historyOf(row) },
          {
            title: '状态',
            width: 90,
            render: (_, row) => <Mark tone={TONES[row.state]}>{row.state}</Mark>,
          },
          {
            title: '办理',
            width: 200,
            render: (_, row) => <Buttons need={row} onAct={setAct} />,
          },
        ]}
      />
      <Acting act={act} onClose={() => setAct(null)} />
    </>
  );
}

function historyOf({ help, result, resultOn, resultNote, closeReason }: Need): string {
  const given = help.map(({ helpedOn, kind }) => `${helpedOn}${kind}`);
  const said =
    result === null ? [] : [`${resultOn ?? ''}${result}${resultNote && `（${resultNote}）`}`];
  return [...given, ...said, ...(closeReason === '' ? [] : [closeReason])].join('；');
}

interface ButtonsProps {
  readonly need: Need;
  readonly onAct: (act: Act) => void;
}

function Buttons({ need, onAct }: ButtonsProps) {
  if (need.state === '已解决' || need.state === '已关闭') return null;
  return (
    <Space size={4}>
      <GuardedButton
        method="help.record"
        size="small"
        onClick={() => onAct({ kind: 'help', need })}
      >
        记帮扶
      </GuardedButton>
      <GuardedButton
        method="visits.followNeed"
        size="small"
        reason={need.help.length === 0 ? '还没有为这项需求记录帮扶' : null}
        onClick={() => onAct({ kind: 'follow', need })}
      >
        回访
      </GuardedButton>
      <GuardedButton
        method="visits.closeNeed"
        size="small"
        onClick={() => onAct({ kind: 'close', need })}
      >
        关闭
      </GuardedButton>
    </Space>
  );
}

interface ActingProps {
  readonly act: Act | null;
  readonly onClose: () => void;
}

function Acting({ act, onClose }: ActingProps) {
  const need = act?.need;
  return (
    <>
      {need && (
        <HelpDrawer
          open={act.kind === 'help'}
          subject={need}
          need={{ id: need.id, kind: need.kind }}
          onClose={onClose}
        />
      )}
      <FollowDrawer need={act?.kind === 'follow' ? act.need : null} onClose={onClose} />
      <ReasonCommand
        method="visits.closeNeed"
        open={act?.kind === 'close'}
        title="关闭这项帮扶需求"
        text="不再列为待办，需求和原因都保留。"
        okText="关闭需求"
        toInput={(reason) => (need ? { id: need.id, reason } : null)}
        onClose={onClose}
      />
    </>
  );
}

function FollowDrawer({
  need,
  onClose,
}: {
  readonly need: Need | null;
  readonly onClose: () => void;
}) {
  const { today } = useSession();
  return (
    <FormDrawer<'visits.followNeed', Following>
      method="visits.followNeed"
      open={need !== null}
      title="回访帮扶需求"
      lead={need?.text ?? ''}
      start={{ on: today, note: '' }}
      toInput={(values) => ({ ...values, id: need?.id ?? 0 })}
      done={() => '已记录回访。'}
      onClose={onClose}
    >
      <Form.Item name="on" label="回访日期">
        <DayField autoFocus />
      </Form.Item>
      <Form.Item name="result" label="结果">
        <NumberedChoice options={NEED_RESULTS} aria-label="结果" />
      </Form.Item>
      <Form.Item name="note" label="说明">
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
    </FormDrawer>
  );
}
