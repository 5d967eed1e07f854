import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useEffect, useReducer, useRef, useState } from 'react';
import type { Output } from '../../../../electron/contract/index.ts';
import { queryFor, useCommand } from '../../../bridge/keys.ts';
import { useCtrlS } from '../../../components/use-ctrl-s.ts';
import { Failure } from '../../../components/failure.tsx';
import { GuardedButton } from '../../../components/guarded-button.tsx';
import { Loaded } from '../../../components/loaded.tsx';
import { Page } from '../../../components/page.tsx';
import { useSession } from '../../../session.tsx';
import { GridHeadForm } from './grid-head.tsx';
import { focusCell } from './grid-keys.ts';
import { gridReducer, isKeyed, sentRows, type GridHead, type GridRow } from './grid-rows.ts';
import { GridTable } from './grid-table.tsx';
import { Outcome } from './outcome.tsx';
import { useDraft } from './use-draft.ts';

type Draft = Output<'visits.draft'>;
type Answer = Output<'visits.recordMany'>;

/** 批量录入: visits keyed in from a pile of paper forms, without the mouse. */
export function VisitGridPage() {
  const draft = useQuery({
    ...queryFor('visits.draft', {}),
    gcTime: 0,
    staleTime: 0,
    refetchOnMount: 'always',
  });
  return <Loaded of={draft}>{(kept) => <Grid draft={kept} />}</Loaded>;
}

const NO_ROWS: readonly GridRow[] = [];

function Grid({ draft }: { readonly draft: Draft }) {
  const { today, user } = useSession();
  const { message } = App.useApp();
  const empty: GridHead = {
    townCode: null,
    villageCode: null,
    visitedOn: today,
    inCharge: user?.name ?? '',
  };
  const [head, setHead] = useState<GridHead>(draft?.head ?? empty);
  const [rows, dispatch] = useReducer(gridReducer, NO_ROWS, (none) =>
    draft === null ? none : gridReducer(none, { kind: 'restore', rows: draft.rows }),
  );
  const [fresh] = useState(rows.length === 0);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [asked, setAsked] = useState(0);
  const [restored, setRestored] = useState(draft?.rows.length ?? 0);
  const table = useRef<HTMLDivElement>(null);
  const command = useCommand('visits.recordMany');
  const drop = useCommand('visits.dropDraft');
  const keptAt = useDraft(head, rows, command.isPending);
  const keyed = rows.filter(isKeyed).length;
  useEffect(() => {
    if (asked > 0) focusFirst(table.current);
  }, [asked]);

  function save() {
    if (command.isPending) return;
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    setTimeout(send, 0);
  }
  const latest = useRef({ head, rows });
  useEffect(() => {
    latest.current = { head, rows };
  });
  /** After the blur: a day that was just typed counts. */
  function send() {
    const { head: given, rows: now } = latest.current;
    const sent = sentRows(now);
    if (sent.length === 0) {
      void message.info('还没有填写结果，没有可保存的走访。');
      return;
    }
    command.mutate(
      { head: given, rows: sent },
      {
        onSuccess: (saved) => {
          dispatch({
            kind: 'saved',
            saved: saved.saved.map(({ key }) => key),
            failed: saved.failed,
          });
          setAnswer(saved);
          setRestored(0);
          setAsked(asked + 1);
          const words = `已保存${saved.saved.length}条走访`;
          if (saved.failed.length === 0) void message.success(`${words}。`);
          else
            void message.warning(`${words}，${saved.failed.length}条有问题，请改正后再保存。`, 6);
        },
      },
    );
  }
  useCtrlS(true, save);
  return (
    <Page
      title="批量录入走访"
      actions={
        <>
          {keptAt !== null && <span className="muted grid-kept">草稿已存 {keptAt}</span>}
          <GuardedButton
            method="visits.recordMany"
            type="primary"
            loading={command.isPending}
            onClick={save}
          >
            全部保存（{keyed}） <kbd>Ctrl+S</kbd>
          </GuardedButton>
        </>
      }
    >
      <GridHeadForm
        head={head}
        begins={fresh}
        onHead={setHead}
        onList={(people) => {
          dispatch({ kind: 'list', people, visitedOn: head.visitedOn });
          setAsked(asked + 1);
        }}
      />
      <Failure reason={command.error} />
      {restored > 0 && answer === null && (
        <p className="grid-restored">
          已恢复上次没有保存的{restored}行。
          <Button
            size="small"
            onClick={() => {
              setRestored(0);
              drop.mutate({});
              dispatch({ kind: 'restore', rows: [] });
            }}
          >
            不要了，清空
          </Button>
        </p>
      )}
      {answer !== null && <Outcome answer={answer} onDone={() => setAnswer(null)} />}
      {rows.length === 0 ? (
        <p className="muted">
          先选乡镇、村、走访日期和走访人，再按“列出”。只有填了结果的行会保存。
        </p>
      ) : (
        <GridTable rows={rows} dispatch={dispatch} table={table} />
      )}
    </Page>
  );
}

/** The first cell that the office complained about, or the first row that is still empty. */
function focusFirst(table: HTMLElement | null): void {
  const wrong = table?.querySelector<HTMLInputElement>('input[aria-invalid=true]');
  if (wrong) {
    wrong.focus();
    wrong.select();
    return;
  }
  const first = table?.querySelector<HTMLInputElement>('input[data-row="0"][data-column="0"]');
  focusCell(table, { row: 0, column: first?.placeholder === '' ? 1 : 0 });
}
