import { useQuery } from '@tanstack/react-query';
import { Alert, Descriptions, Drawer, Space, Table } from 'antd';
import { Link } from 'react-router';
import { queryFor } from '../../../bridge/keys.ts';
import { Mark } from '../../../components/tags.tsx';
import { useSession } from '../../../session.tsx';
import { householdAddress } from '../entry.ts';
import { ReasonButton } from '../reason-button.tsx';
import { CaseDoings } from './case-doings.tsx';
import { returnedTold } from '../watches/watch.ts';
import { dueTold, outcomeTold, type PovertyCase } from './case.ts';
import { daysOf, StepBar } from './step-bar.tsx';

interface CaseDrawerProps {
  /** As the list shows it; null: closed. */
  readonly povertyCase: PovertyCase | null;
  readonly onClose: () => void;
}

/** One case: where it stands in the procedure, its papers, the proposal and the decision. */
export function CaseDrawer({ povertyCase, onClose }: CaseDrawerProps) {
  return (
    <Drawer
      open={povertyCase !== null}
      size={940}
      title={povertyCase === null ? '新发现认定' : `新发现认定：${povertyCase.fullName}`}
      onClose={onClose}
      destroyOnHidden
    >
      {povertyCase !== null && (
        <Latest key={povertyCase.id} clicked={povertyCase} onGone={onClose} />
      )}
    </Drawer>
  );
}

/** As it stands after every change; the row that was clicked stands until it is read. */
function Latest({ clicked, onGone }: { clicked: PovertyCase; onGone: () => void }) {
  const { householdId, id } = clicked;
  const list = useQuery(
    queryFor('povertyCases.list', { open: null, householdId, page: 1, pageSize: 50 }),
  );
  const povertyCase = list.data?.rows.find((row) => row.id === id) ?? clicked;
  if (povertyCase.voided)
    return <Alert type="warning" showIcon title={`已作废：${povertyCase.voidReason}`} />;
  return (
    <>
      <CaseDoings povertyCase={povertyCase} onGone={onGone} />
      {povertyCase.returnedOn !== null && (
        <Alert
          className="below"
          type="warning"
          showIcon
          title={`${returnedTold(povertyCase)}。改正后重新提出认定意见。`}
        />
      )}
      <StepBar povertyCase={povertyCase} />
      <Facts povertyCase={povertyCase} />
      <Steps povertyCase={povertyCase} />
    </>
  );
}

function outcomeWords(povertyCase: PovertyCase): string {
  const { outcome, outcomeReason, outcomeOn } = povertyCase;
  const { proposedBy, decidedBy, selfApproved } = povertyCase;
  if (outcome === null) return '还没有提出';
  const what = `${outcomeTold(povertyCase)}：${outcomeReason}`;
  if (decidedBy === '') return `${proposedBy}提出${what}。等待另一人审定。`;
  const alone = selfApproved ? '（自评自批）' : '';
  return `${what}。${proposedBy}提出，${decidedBy}${outcomeOn ?? ''}审定${alone}`;
}

function noticeWords({ noticeDays, noticeCategory }: PovertyCase): string {
  const days = noticeDays === null ? '未设置公示期限' : `不少于${noticeDays}天，张贴当天不计`;
  return noticeCategory === '' ? days : `${days}；已按“${noticeCategory}”打印`;
}

function Facts({ povertyCase }: { readonly povertyCase: PovertyCase }) {
  const { today } = useSession();
  const { personId, householdId, fullName, townName, villageName } = povertyCase;
  const due = dueTold(povertyCase, today);
  return (
    <Descriptions
      size="small"
      bordered
      column={2}
      styles={{ label: { width: 92 } }}
      items={[
        {
          label: '人员',
          children: (
            <Space>
              <Link to={`/people/${personId}`}>{fullName}</Link>
              <span className="muted">{`${townName}${villageName}`}</span>
              <Link to={householdAddress(householdId)}>看户</Link>
            </Space>
          ),
        },
        { label: '线索', children: `${povertyCase.clueOn}，${povertyCase.source}` },
        {
          label: '期限',
          children: (
            <>
              <span className="number">{povertyCase.dueOn ?? ''}</span>{' '}
              <Mark tone={due.tone}>{due.words}</Mark>
            </>
          ),
        },
        {
          label: '公示',
          children: noticeWords(povertyCase),
        },
        {
          label: '说明',
          span: 2,
          children: <span className="pre">{povertyCase.note || '—'}</span>,
        },
        { label: '认定意见', span: 2, children: outcomeWords(povertyCase) },
      ]}
    />
  );
}

type Step = PovertyCase['steps'][number];

/** What was recorded of every step; only the last one can be taken back. */
function Steps({ povertyCase }: { readonly povertyCase: PovertyCase }) {
  const { id, revision, decidedBy, steps } = povertyCase;
  const last = steps.filter(({ voided }) => !voided).at(-1);
  return (
    <Table<Step>
      className="below"
      size="small"
      rowKey="id"
      pagination={false}
      dataSource={[...steps]}
      locale={{ emptyText: '还没有登记步骤。先登记“入户核实”。' }}
      rowClassName={(row) => (row.voided ? 'is-voided' : '')}
      columns={[
        { title: '步骤', width: 90, dataIndex: 'step' },
        { title: '日期', width: 190, className: 'number', render: (_, row) => daysOf(row) },
        { title: '文书', width: 180, dataIndex: 'paper', ellipsis: true },
        { title: '结果', dataIndex: 'result', ellipsis: true },
        { title: '登记人', width: 80, dataIndex: 'recordedBy', ellipsis: true },
        {
          title: '办理',
          width: 110,
          render: (_, row) =>
            row.voided ? (
              <span className="muted">{`已作废：${row.voidReason}`}</span>
            ) : (
              row.id === last?.id &&
              decidedBy === '' && (
                <ReasonButton
                  method="povertyCases.voidStep"
                  word="作废"
                  title={`作废步骤：${row.step}`}
                  text="登记错了的才作废；已提出的认定意见一并撤回。"
                  toInput={(reason) => ({ id, revision, stepId: row.id, reason })}
                />
              )
            ),
        },
      ]}
    />
  );
}
