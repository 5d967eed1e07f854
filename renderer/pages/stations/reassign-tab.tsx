import { useQuery } from '@tanstack/react-query';
import { Select, Space, Table } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { TeamRole } from '../../../db/domain/words/vocabulary.ts';
import { MOST_REASSIGNED } from '../../../electron/contract/teams.ts';
import type { Output } from '../../../electron/contract/index.ts';
import { queryFor } from '../../bridge/keys.ts';
import { useRemembered } from '../../bridge/remembered.ts';
import { FillTable } from '../../components/fill-table.tsx';
import { Failure } from '../../components/failure.tsx';
import { GuardedButton } from '../../components/guarded-button.tsx';
import { ListExport } from '../../components/list-export.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { TownFilter, VillageFilter } from '../../components/place-selects.tsx';
import { GradeTag } from '../../components/tags.tsx';
import { roleWords } from '../people/team/team-words.ts';
import { ReassignDrawer } from './reassign-drawer.tsx';

type Roles = Output<'teams.roles'>;
type Person = Output<'teams.people'>['rows'][number];

interface Choice {
  readonly role: TeamRole;
  /** Empty: people without anybody. */
  readonly name: string;
  readonly townCode: string | null;
  readonly villageCode: string | null;
}

const START: Choice = { role: '专职人员', name: '', townCode: null, villageCode: null };

/** 调整责任人: the people of somebody who leaves, or those who have nobody, given to another at once. */
export function ReassignTab() {
  const roles = useQuery(queryFor('teams.roles', {}));
  return <Loaded of={roles}>{(value) => <Choosing roles={value} />}</Loaded>;
}

function Choosing({ roles }: { readonly roles: Roles }) {
  const [choice, setChoice] = useRemembered<Choice>('reassign', START);
  return (
    <div className="reassign">
      <RoleTable
        roles={roles}
        role={choice.role}
        onRole={(role) => setChoice({ ...START, role })}
      />
      <PeopleList
        key={JSON.stringify(choice)}
        roles={roles}
        choice={choice}
        onChoice={(change) => setChoice({ ...choice, ...change })}
      />
    </div>
  );
}

interface RoleTableProps {
  readonly roles: Roles;
  readonly role: TeamRole;
  readonly onRole: (role: TeamRole) => void;
}

/** How many have nobody, role by role. */
function RoleTable({ roles, role, onRole }: RoleTableProps) {
  return (
    <aside className="reassign-roles">
      <Table
        size="small"
        rowKey="role"
        pagination={false}
        dataSource={roles}
        rowClassName={(row) => (row.role === role ? 'is-chosen' : '')}
        columns={[
          {
            title: '角色',
            render: (_, row) => (
              <button
                type="button"
                className="link"
                aria-pressed={row.role === role}
                onClick={() => onRole(row.role)}
              >
                {roleWords(row.role)}
              </button>
            ),
          },
          { title: '人数', width: 60, align: 'right', render: (_, row) => row.holders.length },
          {
            title: '未落实',
            width: 70,
            align: 'right',
            render: (_, { without }) => (
              <span className={without > 0 ? 'number bad' : 'number'}>{without}</span>
            ),
          },
        ]}
      />
      <p className="muted">
        “未落实”是在册人员里没有这个角色的人数，不含死亡、出国（境）和无感式管理的人员。
      </p>
    </aside>
  );
}

interface PeopleListProps {
  readonly roles: Roles;
  readonly choice: Choice;
  readonly onChoice: (change: Partial<Choice>) => void;
}

function PeopleList({ roles, choice, onChoice }: PeopleListProps) {
  const { role, name, townCode, villageCode } = choice;
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const [giving, setGiving] = useState(false);
  const input = {
    ...{ role, name },
    ...(townCode === null ? {} : { townCode }),
    ...(villageCode === null ? {} : { villageCode }),
  };
  const people = useQuery(queryFor('teams.people', input));
  const { rows, total } = people.data ?? { rows: [], total: 0 };
  const holders = roles.find((each) => each.role === role)?.holders ?? [];
  return (
    <div className="reassign-people">
      <Filters roles={roles} choice={choice} onChoice={onChoice} />
      <Space className="filters">
        <GuardedButton
          method="teams.reassign"
          type="primary"
          reason={chosen.length === 0 ? '先勾选人员' : null}
          onClick={() => setGiving(true)}
        >
          {giveWords(name, chosen.length)}
        </GuardedButton>
        <ListExport list={{ method: 'teams.people', input }} total={total} />
        <span className="muted">
          共{total}人{total > MOST_REASSIGNED && `，先列出前${MOST_REASSIGNED}人，可以按乡镇分批办`}
        </span>
      </Space>
      <Failure reason={people.error} onRetry={() => void people.refetch()} />
      <FillTable<Person>
        rowKey="personId"
        dataSource={rows}
        loading={people.isPending}
        empty={nobody(name)}
        pagination={false}
        virtual={rows.length > 400}
        rowSelection={{
          columnWidth: 48,
          selectedRowKeys: [...chosen],
          onChange: (keys) => setChosen(keys.map(Number)),
        }}
        columns={[
          {
            title: '姓名',
            width: 110,
            render: (_, row) => (
              <Link to={`/people/${row.personId}`} tabIndex={-1}>
                {row.fullName}
              </Link>
            ),
          },
          { title: '乡镇', width: 120, dataIndex: 'townName', ellipsis: true },
          {
            title: '村（社区）',
            width: 170,
            ellipsis: true,
            render: (_, row) =>
              row.villageName === '' ? <span className="muted">没有填</span> : row.villageName,
          },
          { title: '管控现状', width: 140, dataIndex: 'controlStatus' },
          {
            title: '分级',
            width: 80,
            responsive: ['lg'],
            render: (_, row) => <GradeTag grade={row.grade} />,
          },
        ]}
      />
      <ReassignDrawer
        open={giving}
        role={role}
        from={name}
        personIds={chosen}
        names={holders.map((holder) => holder.name)}
        onClose={() => setGiving(false)}
        onDone={() => {
          setGiving(false);
          setChosen([]);
        }}
      />
    </div>
  );
}

function nobody(name: string): string {
  return name === '' ? '都已经落实。' : '这名责任人没有负责的人员。';
}

function giveWords(name: string, count: number): string {
  return name === '' ? `给选中的${count}人落实` : `把选中的${count}人交给别人`;
}

function Filters({ roles, choice, onChoice }: PeopleListProps) {
  const { role, name, townCode, villageCode } = choice;
  const line = roles.find((each) => each.role === role);
  const options = [
    { value: '', label: `未落实（${line?.without ?? 0}人）` },
    ...(line?.holders ?? []).map((holder) => ({
      value: holder.name,
      label: `${holder.name}（${holder.people}人）`,
    })),
  ];
  return (
    <Space className="filters" wrap>
      <span>{roleWords(role)}现在是</span>
      <Select
        aria-label="现在的责任人"
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        style={{ minWidth: 160 }}
        value={name}
        options={options}
        onChange={(value) => onChoice({ name: value })}
      />
      <TownFilter
        townCode={townCode}
        onChange={(code) => onChoice({ townCode: code, villageCode: null })}
      />
      <VillageFilter
        townCode={townCode}
        villageCode={villageCode}
        onChange={(code) => onChoice({ villageCode: code })}
      />
    </Space>
  );
}
