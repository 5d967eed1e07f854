import { useQuery } from '@tanstack/react-query';
import { App, Form, Space } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { queryFor } from '../../../bridge/keys.ts';
import { useCtrlS } from '../../../components/use-ctrl-s.ts';
import { Failure } from '../../../components/failure.tsx';
import { Loaded } from '../../../components/loaded.tsx';
import { Page } from '../../../components/page.tsx';
import { Mark } from '../../../components/tags.tsx';
import { forgetIssues } from '../../../components/use-save.ts';
import { useLeaveGuard } from '../../../components/use-leave-guard.ts';
import { entryAddress, isWaiting, roundAddress, STATE_TONES, type Entry } from '../entry.ts';
import { ApprovalPanel } from './approval-panel.tsx';
import { ChecksPanel } from './checks-panel.tsx';
import { DraftRestored } from './draft-restored.tsx';
import { draftWords } from './draft-words.ts';
import { EntryActions, SaveButtons, WhyLocked } from './entry-actions.tsx';
import { RiskPanel } from './risk-panel.tsx';
import { isChanged, startOf, type EntryForm } from './entry-form.ts';
import { useFollow } from './use-follow.ts';
import { openedWith, useSheetDraft, type SheetDraft } from './use-sheet-draft.ts';
import { SheetForm } from './sheet-form.tsx';
import { useNextWaiting, useSaveEntry, valuesOf, type Kept } from './use-save-entry.ts';

/** 回访登记表 of one person: keyed in from paper, checked, concluded, approved. */
export function EntryPage() {
  const id = Number(useParams()['id']);
  const entry = useQuery(queryFor('rounds.entry', { entryId: id }));
  const draft = useQuery({
    ...queryFor('rounds.sheetDraft', { entryId: id }),
    ...{ gcTime: 0, staleTime: 0, refetchOnMount: 'always' as const },
  });
  return (
    <Loaded of={entry}>
      {(detail) => (
        <Loaded of={draft}>
          {(kept) => <EntryDesk key={detail.id} entry={detail} draft={kept} />}
        </Loaded>
      )}
    </Loaded>
  );
}

/** What was kept, in a line; whether something is left to be looked at. */
function keptWords({ entry, complete, concluded }: Kept): { words: string; open: boolean } {
  if (!complete) return { words: `草稿已保存：${entry.fullName}。`, open: false };
  const done = concluded ? '已保存并研判' : '已保存';
  const counts = [
    entry.errors > 0 ? `${entry.errors}处错误` : '',
    entry.warnings > 0 ? `${entry.warnings}处提醒` : '',
  ].filter((part) => part !== '');
  const open = counts.length > 0;
  return {
    words: `${done}：${entry.fullName}${open ? `，交叉核对有${counts.join('、')}` : ''}。`,
    open,
  };
}

/** After saving: a sheet that waited gives way to the next of the village, any other one stays. */
function useAfterKept(waited: boolean, allow: () => void, stay: (entry: Entry) => void) {
  const { message } = App.useApp();
  const navigate = useNavigate();
  const next = useNextWaiting();
  return async (kept: Kept) => {
    const { words, open } = keptWords(kept);
    if (!waited || !kept.complete) {
      stay(kept.entry);
      void (open ? message.warning(words) : message.success(words));
      return;
    }
    const id = await next(kept.entry);
    allow();
    const told = id === null ? `${words}名单上没有待回访的人了。` : words;
    void (open ? message.warning(told, 6) : message.success(told));
    void navigate(id === null ? roundAddress(kept.entry.roundId, 'list') : entryAddress(id), {
      replace: id !== null,
    });
  };
}

interface EntryDeskProps {
  readonly entry: Entry;
  /** What was keyed in before the register was locked. */
  readonly draft: SheetDraft | null;
}

function EntryDesk({ entry, draft }: EntryDeskProps) {
  const [form] = Form.useForm<EntryForm>();
  const [unlocked, setUnlocked] = useState(false);
  const locked =
    entry.roundClosed || entry.state === '已移出' || (entry.state === '已审定' && !unlocked);
  const [waited] = useState(() => isWaiting(entry.state));
  const changed = () => !locked && isChanged(valuesOf(form), entry);
  const [opened] = useState(locked ? null : draft);
  const [restored, setRestored] = useState(opened);
  const { typed, drop, stop } = useSheetDraft(form, entry, () => !locked);
  const { allow } = useLeaveGuard(changed, drop);
  useFollow(form, entry);
  const afterKept = useAfterKept(waited, allow, (kept) => {
    setUnlocked(false);
    setRestored(null);
    form.setFieldsValue(startOf(kept));
  });
  const { save, pending, failure } = useSaveEntry(form, (kept) => {
    stop();
    void afterKept(kept);
  });
  const { modal } = App.useApp();
  const keep = (complete: boolean) => {
    if (locked) return;
    const question = complete ? null : draftWords(entry);
    if (question === null) void save(entry, complete);
    else
      void modal.confirm({
        ...{ title: '存成草稿？', content: question, okText: '存草稿', cancelText: '不存' },
        onOk: () => void save(entry, complete),
      });
  };
  useCtrlS(true, () => keep(true));
  return (
    <Page title={<Title entry={entry} />} actions={<EntryActions entry={entry} />}>
      <Form
        form={form}
        initialValues={openedWith(entry, opened)}
        className="entry-desk"
        onValuesChange={(part) => {
          forgetIssues(form, part);
          typed();
        }}
        labelCol={{ flex: '104px' }}
        labelAlign="left"
        colon={false}
        requiredMark={false}
      >
        <div className="entry-main">
          <Failure reason={failure} />
          {restored !== null && (
            <DraftRestored
              savedAt={restored.savedAt}
              onDrop={() => {
                setRestored(null);
                drop();
                form.setFieldsValue(startOf(entry));
              }}
            />
          )}
          <WhyLocked entry={entry} locked={locked} onUnlock={() => setUnlocked(true)} />
          <SheetForm entry={entry} locked={locked}>
            {!locked && <SaveButtons waited={waited} pending={pending} onSave={keep} />}
          </SheetForm>
        </div>
        <aside className="entry-aside">
          <RiskPanel entry={entry} />
          <ChecksPanel entry={entry} locked={entry.roundClosed} onJump={jumpTo} />
          <ApprovalPanel entry={entry} isChanged={changed} />
        </aside>
      </Form>
    </Page>
  );
}

/** The first control of a question. */
function jumpTo(field: string): void {
  const row = document.querySelector<HTMLElement>(`[data-field="${field}"]`);
  row?.scrollIntoView({ block: 'center' });
  row?.querySelector<HTMLElement>('input:checked, input, textarea')?.focus();
}

function Title({ entry }: { readonly entry: Entry }) {
  const { fullName, townName, villageName, householdCategory, personId, roundId } = entry;
  return (
    <span className="person-title">
      {entry.lightTouch ? fullName : <Link to={`/people/${personId}`}>{fullName}</Link>}
      <span className="person-facts">{`${townName}${villageName}`}</span>
      <span className="person-facts">{householdCategory}</span>
      <Mark tone={STATE_TONES[entry.state]}>{entry.state}</Mark>
      <Space className="person-facts">
        <Link to={roundAddress(roundId, 'list')}>{entry.roundLabel}名单</Link>
      </Space>
    </span>
  );
}
