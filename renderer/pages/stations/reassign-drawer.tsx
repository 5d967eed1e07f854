import { AutoComplete, Form, Input } from 'antd';
import type { TeamRole } from '../../../db/domain/words/vocabulary.ts';
import type { Input as CallInput } from '../../../electron/contract/index.ts';
import { DayField } from '../../components/day-field.tsx';
import { FormDrawer } from '../../components/form-drawer.tsx';
import { useSession } from '../../session.tsx';
import { roleWords } from '../people/team/team-words.ts';

type Given = Pick<CallInput<'teams.reassign'>, 'to' | 'toPost' | 'on' | 'reason'> & {
  readonly toPhone: string | null;
};

interface ReassignDrawerProps {
  readonly open: boolean;
  readonly role: TeamRole;
  readonly from: string;
  readonly personIds: readonly number[];
  /** Who holds the role for others already. */
  readonly names: readonly string[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** To whom, from when and why: one command for everybody who is checked. */
export function ReassignDrawer(props: ReassignDrawerProps) {
  const { role, from, personIds, names } = props;
  const { today } = useSession();
  if (!props.open) return null;
  const whom = from === '' ? '没有落实的' : `${from}负责的`;
  return (
    <FormDrawer<'teams.reassign', Given>
      method="teams.reassign"
      open
      title={`${roleWords(role)}：${whom}${personIds.length}人`}
      saveText="调整"
      lead="一次办完，每个人的修改历史里都有一条；办错了，可以在“调整记录”里整批撤销。"
      start={{ to: '', toPost: '', toPhone: null, on: today, reason: '' }}
      toInput={({ toPhone, ...values }) => ({
        ...values,
        toPhone: toPhone ?? '',
        role,
        from,
        personIds: [...personIds],
      })}
      done={({ people }) => `已调整${people}人。`}
      onSaved={props.onDone}
      onClose={props.onClose}
    >
      <Form.Item name="to" label="交给">
        <AutoComplete
          autoFocus
          options={names.filter((name) => name !== from).map((value) => ({ value }))}
          showSearch={{
            filterOption: (typed, option) => option?.value.includes(typed) ?? false,
          }}
        >
          <Input maxLength={50} autoComplete="off" placeholder="姓名" />
        </AutoComplete>
      </Form.Item>
      <Form.Item name="toPost" label="职务">
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="toPhone"
        label="电话"
        normalize={(value: string) => (value.trim() === '' ? null : value)}
      >
        <Input maxLength={30} autoComplete="off" placeholder="手机，或区号加固定电话" />
      </Form.Item>
      <Form.Item name="on" label="从哪天起">
        <DayField />
      </Form.Item>
      <Form.Item name="reason" label="原因">
        <Input maxLength={200} autoComplete="off" placeholder="例如：陈静调离" />
      </Form.Item>
    </FormDrawer>
  );
}
