import { useQuery } from '@tanstack/react-query';
import { Button, Descriptions, Space } from 'antd';
import { useState } from 'react';
import type { Output } from '../../../../electron/contract/index.ts';
import { queryFor, useCommand } from '../../../bridge/keys.ts';
import { Failure } from '../../../components/failure.tsx';
import { GuardedButton } from '../../../components/guarded-button.tsx';
import { Loaded } from '../../../components/loaded.tsx';
import { ReasonCommand } from '../../../components/reason-command.tsx';
import { Mark } from '../../../components/tags.tsx';
import { EndDrawer, OutflowDrawer } from './outflow-drawers.tsx';

type Outflow = Output<'outflows.ofPerson'>[number];

interface OutflowsProps {
  readonly personId: number;
  readonly recycled: boolean;
}

/** 外流务工去向: the present one in full, the former ones as lines. */
export function Outflows({ personId, recycled }: OutflowsProps) {
  const outflows = useQuery(queryFor('outflows.ofPerson', { personId }));
  const [open, setOpen] = useState<'record' | 'update' | 'end' | null>(null);
  const present = outflows.data?.find((row) => !row.voided && row.endedOn === null);
  const close = () => setOpen(null);
  return (
    <section className="tab-part" aria-label="外流务工去向">
      <div className="tab-part-head">
        <h3>外流务工去向</h3>
        {present === undefined ? (
          <GuardedButton
            method="outflows.record"
            size="small"
            reason={recycled ? '人员在回收站中' : null}
            onClick={() => setOpen('record')}
          >
            登记去向
          </GuardedButton>
        ) : (
          <Space>
            <GuardedButton method="outflows.update" size="small" onClick={() => setOpen('update')}>
              更新去向、联系日期
            </GuardedButton>
            <GuardedButton method="outflows.end" size="small" onClick={() => setOpen('end')}>
              已返乡
            </GuardedButton>
          </Space>
        )}
      </div>
      <Loaded of={outflows}>
        {(rows) => (
          <>
            {present !== undefined && <Present outflow={present} />}
            <Former rows={rows.filter((row) => row !== present)} />
            {rows.length === 0 && <p className="muted">没有登记外流去向。</p>}
          </>
        )}
      </Loaded>
      <OutflowDrawer
        key={present?.id ?? 'new'}
        open={open === 'record' || open === 'update'}
        personId={personId}
        present={present ?? null}
        onClose={close}
      />
      {present !== undefined && <EndDrawer open={open === 'end'} id={present.id} onClose={close} />}
    </section>
  );
}

const dash = (text: string | null) => (text === null || text === '' ? '—' : text);

function Present({ outflow }: { readonly outflow: Outflow }) {
  const { lastContactOn, silentDays } = outflow;
  return (
    <>
      <Descriptions
        size="small"
        bordered
        column={{ xs: 1, md: 2, lg: 3 }}
        styles={{ label: { width: 100 } }}
        items={[
          { label: '去向', children: outflow.place, span: 2 },
          { label: '外出日期', children: outflow.sinceOn },
          { label: '工作', children: dash(outflow.work) },
          { label: '用工单位', children: dash(outflow.employer) },
          { label: '同行人', children: dash(outflow.companion) },
          { label: '当地联系人', children: dash(outflow.contactName) },
          { label: '联系人电话', children: <Phone outflow={outflow} /> },
          {
            label: '最近联系',
            children:
              lastContactOn === null ? (
                <Mark tone="unknown">{`没有联系记录，外出${silentDays}天`}</Mark>
              ) : (
                `${lastContactOn}（${silentDays}天前）`
              ),
          },
          { label: '说明', children: dash(outflow.note), span: 3 },
        ]}
      />
      <VoidOutflow outflow={outflow} />
    </>
  );
}

/** Masked until it is opened, which is logged. */
function Phone({ outflow }: { readonly outflow: Outflow }) {
  const [phone, setPhone] = useState<string | null>(null);
  const reveal = useCommand('outflows.reveal');
  const { id, contactPhoneMasked } = outflow;
  if (contactPhoneMasked === '') return '—';
  return (
    <Space>
      <span className="number">{phone ?? contactPhoneMasked}</span>
      <Button
        size="small"
        type="link"
        title="显示完整号码，并记入日志"
        loading={reveal.isPending}
        onClick={() =>
          phone === null
            ? reveal.mutate({ id }, { onSuccess: ({ contactPhone }) => setPhone(contactPhone) })
            : setPhone(null)
        }
      >
        {phone === null ? '显示' : '遮盖'}
      </Button>
      <Failure reason={reveal.error} />
    </Space>
  );
}

function VoidOutflow({ outflow }: { readonly outflow: Outflow }) {
  const [asking, setAsking] = useState(false);
  return (
    <p className="below">
      <span className="muted">{`${outflow.recordedBy}登记。`}</span>
      <GuardedButton
        method="outflows.void"
        size="small"
        type="link"
        onClick={() => setAsking(true)}
      >
        登记错了，作废
      </GuardedButton>
      <ReasonCommand
        method="outflows.void"
        open={asking}
        title="作废这条去向"
        text="作废后不再列入外流名单，记录和原因都保留。"
        okText="作废"
        toInput={(reason) => ({ id: outflow.id, reason })}
        done={() => '已作废。'}
        onClose={() => setAsking(false)}
      />
    </p>
  );
}

function Former({ rows }: { readonly rows: readonly Outflow[] }) {
  if (rows.length === 0) return null;
  return (
    <ul className="changes below">
      {rows.map((row) => (
        <li key={row.id} className={row.voided ? 'muted' : ''}>
          {`${row.sinceOn}至${row.endedOn ?? ''} ${row.place} ${row.work}`}
          {row.voided && `（已作废：${row.voidReason}）`}
        </li>
      ))}
    </ul>
  );
}
