import { EyeOutlined } from '@ant-design/icons';
import { Button, Space, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Output } from '../../../../electron/contract/index.ts';
import { useCommand } from '../../../bridge/keys.ts';
import { Failure } from '../../../components/failure.tsx';
import { GuardedButton } from '../../../components/guarded-button.tsx';
import { ShownNumber } from '../../../components/shown-number.tsx';
import { Mark } from '../../../components/tags.tsx';
import { ReasonButton } from '../reason-button.tsx';
import { EndMemberDrawer } from './end-member.tsx';
import { MemberDrawer } from './member-drawer.tsx';
import { orDash, type Household, type Member } from './household.ts';

type Numbers = Output<'households.reveal'>;
type Opened =
  | { readonly kind: 'save'; readonly member: Member | null }
  | { readonly kind: 'end'; readonly member: Member };

/** 成员: who lives there and who has left; numbers masked until they are opened, which is logged. */
export function MembersPart({ household }: { readonly household: Household }) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const [numbers, setNumbers] = useState<Numbers | null>(null);
  const { id, members } = household;
  const shut = () => setOpened(null);
  return (
    <>
      <Space className="filters" wrap>
        <GuardedButton
          method="households.saveMember"
          type="primary"
          onClick={() => setOpened({ kind: 'save', member: null })}
        >
          登记成员
        </GuardedButton>
        <Reveal id={id} numbers={numbers} onNumbers={setNumbers} />
      </Space>
      <Table<Member>
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={[...members]}
        locale={{ emptyText: '还没有成员。点“登记成员”。' }}
        rowClassName={(row) => (row.voided ? 'is-voided' : '')}
        columns={columnsFor(id, numbers, setOpened)}
      />
      {opened?.kind === 'save' && (
        <MemberDrawer household={household} member={opened.member} onClose={shut} />
      )}
      {opened?.kind === 'end' && <EndMemberDrawer id={id} member={opened.member} onClose={shut} />}
    </>
  );
}

interface RevealProps {
  readonly id: number;
  readonly numbers: Numbers | null;
  readonly onNumbers: (numbers: Numbers | null) => void;
}

function Reveal({ id, numbers, onNumbers }: RevealProps) {
  const reveal = useCommand('households.reveal');
  return (
    <>
      <Button
        icon={<EyeOutlined />}
        loading={reveal.isPending}
        title="显示身份证号和联系人电话，并记入日志"
        onClick={() =>
          numbers === null ? reveal.mutate({ id }, { onSuccess: onNumbers }) : onNumbers(null)
        }
      >
        {numbers === null ? '显示号码' : '遮盖号码'}
      </Button>
      {numbers !== null && numbers.contactPhone !== '' && (
        <span>
          联系人电话 <ShownNumber name="联系人电话" text={numbers.contactPhone} copyable />
        </span>
      )}
      <Failure reason={reveal.error} />
    </>
  );
}

function nameOf({ personId, lightTouch, name }: Member) {
  if (personId === null || lightTouch) return name;
  return <Link to={`/people/${personId}`}>{name}</Link>;
}

/** Health and disability, where there is something to say. */
function healthWords({ health, disability }: Member): string {
  const words = [health, disability === '无' || disability === '不详' ? '' : `残疾${disability}`];
  return words.filter((word) => word !== '').join('，');
}

function IdentityNumber({ member, numbers }: { member: Member; numbers: Numbers | null }) {
  const shown = numbers?.members.find(({ id }) => id === member.id)?.identityNumber;
  return (
    <>
      <ShownNumber
        name="身份证号"
        text={shown ?? member.identityMasked}
        copyable={shown !== undefined}
      />
      {member.identityValid === false && <Mark tone="late">校验不通过</Mark>}
    </>
  );
}

function columnsFor(
  id: number,
  numbers: Numbers | null,
  onOpen: (opened: Opened) => void,
): TableColumnsType<Member> {
  return [
    { title: '姓名', width: 84, ellipsis: true, render: (_, row) => nameOf(row) },
    { title: '与户主关系', width: 96, dataIndex: 'relation' },
    {
      title: '性别、年龄',
      width: 100,
      render: (_, { sex, age }) =>
        [sex ?? '', age === null ? '' : `${age}岁`].filter((part) => part !== '').join(' ') || '—',
    },
    {
      title: '身份证号',
      width: 170,
      render: (_, row) => <IdentityNumber member={row} numbers={numbers} />,
    },
    { title: '健康', width: 90, ellipsis: true, render: (_, row) => healthWords(row) },
    { title: '劳动能力', width: 104, ellipsis: true, dataIndex: 'labour' },
    {
      title: '务工、就学',
      ellipsis: true,
      responsive: ['lg'],
      render: (_, { work, schooling, workPlace }) =>
        schooling === '非在校' || schooling === '不详'
          ? orDash([work, workPlace].filter((part) => part !== '').join('，'))
          : schooling,
    },
    {
      title: '办理',
      width: 180,
      render: (_, row) => <MemberDoings id={id} member={row} onOpen={onOpen} />,
    },
  ];
}

interface MemberDoingsProps {
  readonly id: number;
  readonly member: Member;
  readonly onOpen: (opened: Opened) => void;
}

function MemberDoings({ id, member, onOpen }: MemberDoingsProps) {
  if (member.voided) return <span className="muted">{`已作废：${member.voidReason}`}</span>;
  return (
    <Space size={4} wrap>
      {member.until === null ? (
        <>
          <GuardedButton
            method="households.saveMember"
            size="small"
            onClick={() => onOpen({ kind: 'save', member })}
          >
            修改
          </GuardedButton>
          <GuardedButton
            method="households.endMember"
            size="small"
            onClick={() => onOpen({ kind: 'end', member })}
          >
            离开
          </GuardedButton>
        </>
      ) : (
        <span className="muted">{`${member.until}离开：${member.endReason}`}</span>
      )}
      <ReasonButton
        method="households.voidMember"
        word="作废"
        title={`作废成员：${member.name}`}
        text="登记错了的才作废；离开本户的请用“离开”。"
        toInput={(reason) => ({ id, memberId: member.id, reason })}
      />
    </Space>
  );
}
