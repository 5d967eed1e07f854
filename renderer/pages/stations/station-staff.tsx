import { Form, Input, InputNumber, Select, Space, Table } from 'antd';
import { useState } from 'react';
import { STAFF_EMPLOYMENTS } from '../../../db/domain/office/station.ts';
import type { Input as CallInput, Output } from '../../../electron/contract/index.ts';
import { DayField } from '../../components/day-field.tsx';
import { Failure } from '../../components/failure.tsx';
import { FormDrawer } from '../../components/form-drawer.tsx';
import { GuardedButton } from '../../components/guarded-button.tsx';
import { PhoneItem } from '../../components/holder-fields.tsx';
import { NumberedChoice } from '../../components/numbered-choice.tsx';
import { PhonesButton, usePhones } from '../../components/phones.tsx';
import { useSession } from '../../session.tsx';
import { VoidPart } from './part-void.tsx';

type Detail = Output<'stations.get'>;
type Member = Detail['staff'][number];
type Training = Detail['trainings'][number];

interface StaffPartProps {
  readonly id: number;
  readonly detail: Detail;
}

type Opened = { kind: 'staff'; member: Member | null } | { kind: 'training' };

/** 人员 with their hours of training, and each training. */
export function StaffPart({ id, detail }: StaffPartProps) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = () => setOpened(null);
  const present = detail.staff.filter(({ voided, until }) => !voided && until === null);
  const names = new Map(detail.staff.map((member) => [member.id, member.name]));
  return (
    <>
      <StaffTable
        id={id}
        staff={detail.staff}
        onOpen={(member) => setOpened({ kind: 'staff', member })}
      />
      <Space className="filters below">
        <strong>培训记录</strong>
        <GuardedButton
          method="stations.addTraining"
          reason={present.length === 0 ? '先登记在岗人员' : null}
          onClick={() => setOpened({ kind: 'training' })}
        >
          记录培训
        </GuardedButton>
      </Space>
      <Table<Training>
        size="small"
        rowKey="id"
        pagination={{ pageSize: 20, hideOnSinglePage: true }}
        dataSource={[...detail.trainings].reverse()}
        locale={{ emptyText: '还没有培训记录。' }}
        rowClassName={(row) => (row.voided ? 'is-voided' : '')}
        columns={[
          { title: '日期', width: 110, dataIndex: 'trainedOn', className: 'number' },
          { title: '姓名', width: 110, render: (_, { staffId }) => names.get(staffId) ?? '' },
          { title: '学时', width: 70, align: 'right', dataIndex: 'hours' },
          { title: '内容', dataIndex: 'content', ellipsis: true },
          { title: '办理', width: 160, render: (_, row) => <VoidPart part="training" {...row} /> },
        ]}
      />
      <StaffDrawer
        key={opened?.kind === 'staff' ? (opened.member?.id ?? 0) : 'none'}
        id={id}
        opened={opened}
        onClose={close}
      />
      <TrainingDrawer open={opened?.kind === 'training'} staff={present} onClose={close} />
    </>
  );
}

interface StaffTableProps {
  readonly id: number;
  readonly staff: readonly Member[];
  readonly onOpen: (member: Member | null) => void;
}

function StaffTable({ id, staff, onOpen }: StaffTableProps) {
  const phones = usePhones('stations.reveal', { id });
  return (
    <>
      <Space className="filters">
        <GuardedButton method="stations.saveStaff" onClick={() => onOpen(null)}>
          登记人员
        </GuardedButton>
        <PhonesButton of={phones} />
      </Space>
      <Failure reason={phones.failure} />
      <Table<Member>
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={[...staff]}
        locale={{ emptyText: '还没有人员。' }}
        rowClassName={(row) => (row.voided ? 'is-voided' : '')}
        columns={[
          { title: '姓名', width: 100, dataIndex: 'name' },
          { title: '专兼职', width: 70, dataIndex: 'employment' },
          { title: '职务', dataIndex: 'post', ellipsis: true },
          {
            title: '电话',
            width: 125,
            className: 'number',
            render: (_, row) => phones.phoneOf(row),
          },
          { title: '到岗', width: 105, dataIndex: 'since', className: 'number' },
          {
            title: '离岗',
            width: 105,
            className: 'number',
            render: (_, { until }) => until ?? '在岗',
          },
          { title: '本年学时', width: 80, align: 'right', dataIndex: 'hoursThisYear' },
          {
            title: '办理',
            width: 150,
            render: (_, row) => (
              <Space size={4}>
                {!row.voided && (
                  <GuardedButton
                    method="stations.saveStaff"
                    size="small"
                    onClick={() => onOpen(row)}
                  >
                    修改
                  </GuardedButton>
                )}
                <VoidPart part="staff" {...row} />
              </Space>
            ),
          },
        ]}
      />
    </>
  );
}

interface StaffDrawerProps {
  readonly id: number;
  readonly opened: Opened | null;
  readonly onClose: () => void;
}

const NEW_MEMBER = { name: '', employment: '专职', post: '', phone: null, until: null } as const;

function startOf({ name, employment, post, since, until }: Member) {
  return { name, employment, post, phone: null, since, until };
}

function StaffDrawer({ id, opened, onClose }: StaffDrawerProps) {
  const { today } = useSession();
  if (opened?.kind !== 'staff') return null;
  const { member } = opened;
  return (
    <FormDrawer<'stations.saveStaff', CallInput<'stations.saveStaff'>>
      method="stations.saveStaff"
      open
      title={member === null ? '登记人员' : `修改人员：${member.name}`}
      start={member === null ? { ...NEW_MEMBER, since: today } : startOf(member)}
      toInput={(values) => ({ ...values, stationId: id, id: member?.id ?? null })}
      done={() => '已保存。'}
      onClose={onClose}
    >
      <Form.Item name="name" label="姓名">
        <Input maxLength={50} autoComplete="off" />
      </Form.Item>
      <Form.Item name="employment" label="专兼职">
        <NumberedChoice options={STAFF_EMPLOYMENTS} aria-label="专兼职" />
      </Form.Item>
      <Form.Item name="post" label="职务">
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <PhoneItem masked={member?.phoneMasked ?? ''} />
      <Form.Item name="since" label="到岗日期">
        <DayField />
      </Form.Item>
      <Form.Item name="until" label="离岗日期">
        <DayField placeholder="还在岗的不填" />
      </Form.Item>
    </FormDrawer>
  );
}

interface TrainingDrawerProps {
  readonly open: boolean;
  readonly staff: readonly Member[];
  readonly onClose: () => void;
}

function TrainingDrawer({ open, staff, onClose }: TrainingDrawerProps) {
  const { today } = useSession();
  if (!open) return null;
  return (
    <FormDrawer<'stations.addTraining', CallInput<'stations.addTraining'>>
      method="stations.addTraining"
      open
      title="记录培训"
      start={{ staffIds: staff.map(({ id }) => id), trainedOn: today, content: '' }}
      toInput={(values) => values}
      done={({ people }) => `已为${people}人记录培训。`}
      onClose={onClose}
    >
      <Form.Item name="trainedOn" label="日期">
        <DayField autoFocus />
      </Form.Item>
      <Form.Item name="staffIds" label="参加人员">
        <Select<number[]>
          mode="multiple"
          aria-label="参加人员"
          options={staff.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name="hours" label="学时">
        <InputNumber min={1} max={500} precision={0} />
      </Form.Item>
      <Form.Item name="content" label="内容">
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
    </FormDrawer>
  );
}
