import { App, Form, Input } from 'antd';
import type { Input as CallInput } from '../../../../electron/contract/index.ts';
import { DayField } from '../../../components/day-field.tsx';
import { FormDrawer } from '../../../components/form-drawer.tsx';
import { useSession } from '../../../session.tsx';
import type { Member } from './household.ts';

interface EndMemberDrawerProps {
  readonly id: number;
  readonly member: Member;
  readonly onClose: () => void;
}

/** 离开: from that day on not of the household. */
export function EndMemberDrawer({ id, member, onClose }: EndMemberDrawerProps) {
  const { today } = useSession();
  const { message } = App.useApp();
  return (
    <FormDrawer<'households.endMember', CallInput<'households.endMember'>>
      method="households.endMember"
      open
      title={`离开本户：${member.name}`}
      lead="从这一天起不再算本户的人，以前的回访登记表不变。"
      start={{ until: today, reason: '' }}
      toInput={(values) => ({ ...values, id, memberId: member.id })}
      onSaved={() => {
        void message.success('已登记离开。');
        onClose();
      }}
      onClose={onClose}
    >
      <Form.Item name="until" label="离开日期">
        <DayField />
      </Form.Item>
      <Form.Item name="reason" label="原因">
        <Input maxLength={200} autoComplete="off" placeholder="例如：死亡、婚嫁、分户、迁出" />
      </Form.Item>
    </FormDrawer>
  );
}
