import { Form, Input, InputNumber, Space, Table } from 'antd';
import { useState } from 'react';
import { CHECK_RESULTS, EQUIPMENT_STATES } from '../../../db/domain/office/station.ts';
import type { Input as CallInput, Output } from '../../../electron/contract/index.ts';
import { DayField } from '../../components/day-field.tsx';
import { FormDrawer } from '../../components/form-drawer.tsx';
import { GuardedButton } from '../../components/guarded-button.tsx';
import { NumberedChoice } from '../../components/numbered-choice.tsx';
import { Mark } from '../../components/tags.tsx';
import { useSession } from '../../session.tsx';
import { VoidPart } from './part-void.tsx';

type Detail = Output<'stations.get'>;
type Item = Detail['equipment'][number];
type Check = Detail['checks'][number];

interface PartProps {
  readonly id: number;
  readonly detail: Detail;
}

/** 设备. */
export function EquipmentPart({ id, detail }: PartProps) {
  const [opened, setOpened] = useState<{ readonly item: Item | null } | null>(null);
  return (
    <>
      <Space className="filters">
        <GuardedButton method="stations.saveEquipment" onClick={() => setOpened({ item: null })}>
          登记设备
        </GuardedButton>
      </Space>
      <Table<Item>
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={detail.equipment}
        locale={{ emptyText: '还没有设备。' }}
        rowClassName={(row) => (row.voided ? 'is-voided' : '')}
        columns={[
          { title: '设备', width: 200, dataIndex: 'kind', ellipsis: true },
          { title: '数量', width: 80, align: 'right', dataIndex: 'count' },
          {
            title: '状态',
            width: 100,
            render: (_, { state }) => (
              <Mark tone={state === '完好' ? 'done' : state === '损坏' ? 'late' : 'unknown'}>
                {state}
              </Mark>
            ),
          },
          { title: '说明', dataIndex: 'note', ellipsis: true },
          {
            title: '办理',
            width: 160,
            render: (_, row) => (
              <Space size={4}>
                {!row.voided && (
                  <GuardedButton
                    method="stations.saveEquipment"
                    size="small"
                    onClick={() => setOpened({ item: row })}
                  >
                    修改
                  </GuardedButton>
                )}
                <VoidPart part="equipment" {...row} />
              </Space>
            ),
          },
        ]}
      />
      <EquipmentDrawer id={id} opened={opened} onClose={() => setOpened(null)} />
    </>
  );
}

interface EquipmentDrawerProps {
  readonly id: number;
  readonly opened: { readonly item: Item | null } | null;
  readonly onClose: () => void;
}

function EquipmentDrawer({ id, opened, onClose }: EquipmentDrawerProps) {
  if (opened === null) return null;
  const { item } = opened;
  const state = EQUIPMENT_STATES.find((each) => each === item?.state) ?? '完好';
  return (
    <FormDrawer<'stations.saveEquipment', CallInput<'stations.saveEquipment'>>
      method="stations.saveEquipment"
      open
      title={item === null ? '登记设备' : `修改设备：${item.kind}`}
      start={{ kind: item?.kind ?? '', count: item?.count ?? 1, state, note: item?.note ?? '' }}
      toInput={(values) => ({ ...values, stationId: id, id: item?.id ?? null })}
      done={() => '已保存。'}
      onClose={onClose}
    >
      <Form.Item name="kind" label="设备">
        <Input maxLength={100} autoComplete="off" placeholder="例如：尿检仪、电脑" />
      </Form.Item>
      <Form.Item name="count" label="数量">
        <InputNumber min={0} precision={0} />
      </Form.Item>
      <Form.Item name="state" label="状态">
        <NumberedChoice options={EQUIPMENT_STATES} aria-label="状态" />
      </Form.Item>
      <Form.Item name="note" label="说明">
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
    </FormDrawer>
  );
}

/** 年度检查, one a year. */
export function ChecksPart({ id, detail }: PartProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Space className="filters">
        <GuardedButton method="stations.addCheck" onClick={() => setOpen(true)}>
          记录检查
        </GuardedButton>
      </Space>
      <Table<Check>
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={[...detail.checks].reverse()}
        locale={{ emptyText: '还没有检查记录。' }}
        rowClassName={(row) => (row.voided ? 'is-voided' : '')}
        columns={[
          { title: '年度', width: 70, dataIndex: 'year', className: 'number' },
          { title: '检查日期', width: 110, dataIndex: 'checkedOn', className: 'number' },
          {
            title: '结果',
            width: 110,
            render: (_, { result }) => (
              <Mark tone={result === '合格' ? 'done' : result === '不合格' ? 'late' : 'today'}>
                {result}
              </Mark>
            ),
          },
          { title: '存在问题', dataIndex: 'problems', ellipsis: true },
          { title: '检查人', width: 120, dataIndex: 'checkedBy', ellipsis: true },
          { title: '办理', width: 160, render: (_, row) => <VoidPart part="check" {...row} /> },
        ]}
      />
      <CheckDrawer id={id} open={open} onClose={() => setOpen(false)} />
    </>
  );
}

interface CheckDrawerProps {
  readonly id: number;
  readonly open: boolean;
  readonly onClose: () => void;
}

function CheckDrawer({ id, open, onClose }: CheckDrawerProps) {
  const { today } = useSession();
  if (!open) return null;
  return (
    <FormDrawer<'stations.addCheck', CallInput<'stations.addCheck'>>
      method="stations.addCheck"
      open
      title="记录年度检查"
      start={{
        year: Number(today.slice(0, 4)),
        checkedOn: today,
        result: '合格',
        problems: '',
        checkedBy: '',
      }}
      toInput={(values) => ({ ...values, stationId: id })}
      done={() => '已记录。'}
      onClose={onClose}
    >
      <Form.Item name="year" label="年度">
        <InputNumber min={2000} max={2100} precision={0} />
      </Form.Item>
      <Form.Item name="checkedOn" label="检查日期">
        <DayField />
      </Form.Item>
      <Form.Item name="result" label="结果">
        <NumberedChoice options={CHECK_RESULTS} aria-label="结果" />
      </Form.Item>
      <Form.Item name="problems" label="存在问题">
        <Input maxLength={200} autoComplete="off" placeholder="合格的可以不填" />
      </Form.Item>
      <Form.Item name="checkedBy" label="检查人">
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
    </FormDrawer>
  );
}
