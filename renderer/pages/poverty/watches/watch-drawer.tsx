import { useQuery } from '@tanstack/react-query';
import { Alert, Descriptions, Drawer, Space } from 'antd';
import { Link } from 'react-router';
import { queryFor } from '../../../bridge/keys.ts';
import { Mark } from '../../../components/tags.tsx';
import { useSession } from '../../../session.tsx';
import { householdAddress } from '../entry.ts';
import { LevelTag } from '../level-tag.tsx';
import { WatchDoings } from './watch-doings.tsx';
import { closingTold, helpTold, returnedTold, stateTold, type Watch } from './watch.ts';

interface WatchDrawerProps {
  /** As the list shows it; null: closed. */
  readonly watch: Watch | null;
  readonly onClose: () => void;
  /** Another watch of the household is there now: it was taken in again. */
  readonly onOther: (watch: Watch) => void;
}

/** One watch: help within its days, the notice to the monitoring office, and what must hold before it may end. */
export function WatchDrawer({ watch, onClose, onOther }: WatchDrawerProps) {
  return (
    <Drawer
      open={watch !== null}
      size={820}
      title={watch === null ? '监测' : `监测：${watch.headName}户`}
      onClose={onClose}
      destroyOnHidden
    >
      {watch !== null && <Latest key={watch.id} watch={watch} onGone={onClose} onOther={onOther} />}
    </Drawer>
  );
}

interface LatestProps {
  readonly watch: Watch;
  readonly onGone: () => void;
  readonly onOther: (watch: Watch) => void;
}

/** As it stands after every change; the row that was clicked stands until it is read. */
function Latest({ watch: clicked, onGone, onOther }: LatestProps) {
  const { householdId, id } = clicked;
  const list = useQuery(
    queryFor('watches.list', { open: null, householdId, page: 1, pageSize: 50 }),
  );
  const watch = list.data?.rows.find((row) => row.id === id) ?? clicked;
  const open = (list.data?.rows ?? []).some(({ closedOn }) => closedOn === null);
  return (
    <>
      <WatchDoings watch={watch} householdOpen={open} onGone={onGone} onOther={onOther} />
      <Facts watch={watch} />
      {watch.closedOn === null ? <Conditions watch={watch} /> : <Closing watch={watch} />}
    </>
  );
}

function noticeWords({ notifiedOn, notifiedTo }: Watch) {
  if (notifiedOn === null) return <Mark tone="today">未通报</Mark>;
  return `${notifiedOn}，${notifiedTo}`;
}

function helpWords({ helpCount, lastHelpedOn, helpDueOn }: Watch): string {
  const due = helpDueOn === null ? '' : `，首次帮扶期限${helpDueOn}`;
  return helpCount === 0 ? `没有记录${due}` : `${helpCount}次，最近${lastHelpedOn ?? ''}${due}`;
}

function Facts({ watch }: { readonly watch: Watch }) {
  const { today } = useSession();
  const help = helpTold(watch, today);
  const state = stateTold(watch);
  return (
    <Descriptions
      size="small"
      bordered
      column={2}
      styles={{ label: { width: 108 } }}
      items={[
        { label: '户', children: <HouseholdLink watch={watch} /> },
        { label: '贫困属性', children: watch.category === '' ? '未登记' : watch.category },
        { label: '状态', children: <Mark tone={state.tone}>{state.words}</Mark> },
        { label: '纳入等级', children: <LevelTag level={watch.level} /> },
        {
          label: '识别日期',
          children: `${watch.identifiedOn}${watch.round === '' ? '' : `（${watch.round}）`}`,
        },
        {
          label: '风险类型',
          children: watch.riskTypes.length === 0 ? '—' : watch.riskTypes.join('、'),
        },
        {
          label: '纳入原因',
          span: 2,
          children: `${watch.reopened ? '重新纳入：' : ''}${watch.openReason === '' ? '回访审定' : watch.openReason}`,
        },
        {
          label: '帮扶',
          span: 2,
          children: (
            <>
              <Mark tone={help.tone}>{help.words}</Mark> <span>{helpWords(watch)}</span>
            </>
          ),
        },
        { label: '通报监测部门', span: 2, children: noticeWords(watch) },
      ]}
    />
  );
}

function HouseholdLink({ watch }: { readonly watch: Watch }) {
  const { householdId, headName, townName, villageName } = watch;
  return (
    <Space>
      <Link to={householdAddress(householdId)}>{headName}户</Link>
      <span className="muted">{`${townName}${villageName}`}</span>
    </Space>
  );
}

/** The conditions of R-11 as a list that is ticked off. */
function Conditions({ watch }: { readonly watch: Watch }) {
  const { conditions, closingWay, closingProposedBy, closingProposedOn, closingNote } = watch;
  const missing = conditions.filter(({ met }) => !met).length;
  const returned = returnedTold(watch);
  return (
    <section className="watch-conditions" aria-label="风险消除的条件">
      <h3>
        风险消除的条件{' '}
        <span className="muted">
          {missing === 0 ? '都已具备' : `${conditions.length}项中还缺${missing}项`}
        </span>
      </h3>
      {closingWay !== null && (
        <Alert
          type="info"
          showIcon
          title={`${closingProposedBy}${closingProposedOn ?? ''}提出${closingWay}：${closingNote}。等待另一人审定。`}
        />
      )}
      {returned !== '' && (
        <Alert
          type="warning"
          showIcon
          title={`${returned}。改正后重新提出；不再提出的，点“不再提出”。`}
        />
      )}
      <ul>
        {conditions.map(({ id, met, text }) => (
          <li key={id}>
            <Mark tone={met ? 'done' : 'late'}>{met ? '具备' : '还缺'}</Mark> {text}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** How the watch ended, of one that is over. */
function Closing({ watch }: { readonly watch: Watch }) {
  return (
    <section className="watch-conditions" aria-label="风险消除">
      <h3>风险消除</h3>
      <Descriptions
        size="small"
        bordered
        column={2}
        styles={{ label: { width: 108 } }}
        items={closingTold(watch).map(([label, children]) => ({
          key: label,
          label,
          children,
          ...(WIDE.has(label) ? { span: 2 } : {}),
        }))}
      />
    </section>
  );
}

const WIDE: ReadonlySet<string> = new Set(['说明', '条件']);
