import { useQuery } from '@tanstack/react-query';
import { Descriptions, Drawer, Space, Tabs } from 'antd';
import { useState } from 'react';
import type { Output } from '../../../electron/contract/index.ts';
import { queryFor } from '../../bridge/keys.ts';
import { GuardedButton } from '../../components/guarded-button.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { ReasonCommand } from '../../components/reason-command.tsx';
import { Mark } from '../../components/tags.tsx';
import { RatioMark } from './ratio.tsx';
import { CloseStationDrawer } from './close-station.tsx';
import { ChecksPart, EquipmentPart } from './station-records.tsx';
import { StaffPart } from './station-staff.tsx';
import { StationForm } from './station-form.tsx';

type Detail = Output<'stations.get'>;

interface StationDetailProps {
  /** Null: closed. */
  readonly id: number | null;
  readonly onClose: () => void;
}

/** One station: the five 有, staff and training, equipment, yearly checks. */
export function StationDetail({ id, onClose }: StationDetailProps) {
  const station = useQuery({ ...queryFor('stations.get', { id: id ?? 1 }), enabled: id !== null });
  return (
    <Drawer
      open={id !== null}
      size={940}
      title={station.data?.name ?? '站点'}
      onClose={onClose}
      destroyOnHidden
    >
      {id !== null && (
        <Loaded of={station}>
          {(detail) => <Parts id={id} detail={detail} onGone={onClose} />}
        </Loaded>
      )}
    </Drawer>
  );
}

interface PartsProps {
  readonly id: number;
  readonly detail: Detail;
  readonly onGone: () => void;
}

function Parts({ id, detail, onGone }: PartsProps) {
  const [action, setAction] = useState<'edit' | 'close' | 'void' | null>(null);
  const close = () => setAction(null);
  return (
    <>
      <Space className="filters">
        <GuardedButton method="stations.save" onClick={() => setAction('edit')}>
          修改
        </GuardedButton>
        <GuardedButton method="stations.close" onClick={() => setAction('close')}>
          {detail.row.closedOn === null ? '撤销站点' : '恢复站点'}
        </GuardedButton>
        <GuardedButton method="stations.void" onClick={() => setAction('void')}>
          作废登记
        </GuardedButton>
      </Space>
      <Tabs
        items={[
          { key: 'facts', label: '概况和五有', children: <Facts detail={detail} /> },
          {
            key: 'staff',
            label: `人员和培训（${detail.row.staff}）`,
            children: <StaffPart id={id} detail={detail} />,
          },
          {
            key: 'equipment',
            label: `设备（${detail.equipment.filter(({ voided }) => !voided).length}）`,
            children: <EquipmentPart id={id} detail={detail} />,
          },
          {
            key: 'checks',
            label: `年度检查（${detail.checks.filter(({ voided }) => !voided).length}）`,
            children: <ChecksPart id={id} detail={detail} />,
          },
        ]}
      />
      <StationForm open={action === 'edit'} station={{ id, detail }} onClose={close} />
      <CloseStationDrawer
        open={action === 'close'}
        id={id}
        closedOn={detail.row.closedOn}
        onClose={close}
      />
      <VoidStation
        id={id}
        name={detail.name}
        open={action === 'void'}
        onClose={close}
        onDone={onGone}
      />
    </>
  );
}

function Facts({ detail }: { readonly detail: Detail }) {
  const { row } = detail;
  return (
    <>
      <Descriptions
        size="small"
        bordered
        column={2}
        styles={{ label: { width: 100 } }}
        items={[
          { label: '类别', children: detail.kind },
          { label: '所在地', children: `${row.townName}${row.villageName}` },
          { label: '地址', children: detail.address === '' ? '—' : detail.address },
          { label: '服务乡镇', children: row.serves.join('、') || '本村（社区）' },
          { label: '设立日期', children: detail.openedOn },
          {
            label: '撤销日期',
            children: row.closedOn === null ? '—' : `${row.closedOn}（${detail.closeReason}）`,
          },
          {
            label: '服务对象',
            children: `社区戒毒、社区康复${row.caseLoad}名；实有吸毒人员${row.registered}名`,
          },
          { label: '人员配备', children: <RatioMark ratio={row.ratio} /> },
          {
            label: '要处理的',
            span: 2,
            children:
              row.problems.length === 0 ? (
                <Mark tone="done">没有</Mark>
              ) : (
                <span className="warn">{row.problems.join('；')}</span>
              ),
          },
          { label: '备注', span: 2, children: detail.note === '' ? '—' : detail.note },
        ]}
      />
      <Descriptions
        className="below"
        size="small"
        bordered
        column={1}
        styles={{ label: { width: 130 } }}
        title="五有"
        items={detail.requirements.map(({ requirement, met, note }) => ({
          label: requirement,
          children: (
            <Space>
              {met === null ? (
                <Mark tone="unknown">未核实</Mark>
              ) : met ? (
                <Mark tone="done">有</Mark>
              ) : (
                <Mark tone="late">没有</Mark>
              )}
              {note}
            </Space>
          ),
        }))}
      />
    </>
  );
}

interface VoidStationProps {
  readonly id: number;
  readonly name: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function VoidStation({ id, name, open, onClose, onDone }: VoidStationProps) {
  return (
    <ReasonCommand
      method="stations.void"
      open={open}
      title={`作废站点“${name}”的登记`}
      text="重复登记、登记错了才作废；站点不再运行的，请用“撤销站点”。"
      okText="作废"
      toInput={(reason) => ({ id, reason })}
      done={() => '已作废。'}
      onClose={onClose}
      onDone={onDone}
    />
  );
}
