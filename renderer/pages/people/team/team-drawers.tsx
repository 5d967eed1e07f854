import type { Input as CallInput } from '../../../../electron/contract/index.ts';
import { FormDrawer } from '../../../components/form-drawer.tsx';
import { HolderEndFields, HolderFields } from '../../../components/holder-fields.tsx';
import { nameToFillIn } from '../../../components/name-to-fill-in.ts';
import { useSession } from '../../../session.tsx';
import { roleWords, type Member, type TeamAction } from './team-words.ts';

type SetInput = CallInput<'teams.set'>;
type EndInput = CallInput<'teams.end'>;

interface MemberDrawerProps {
  readonly personId: number;
  readonly action: TeamAction | null;
  readonly onClose: () => void;
}

/** A new member or successor, or a mistake put right. */
export function MemberDrawer({ personId, action, onClose }: MemberDrawerProps) {
  const { today } = useSession();
  if (action?.kind !== 'add' && action?.kind !== 'correct') return null;
  const { member, role, verb } = subjectOf(action);
  return (
    <FormDrawer<'teams.set', SetInput>
      method="teams.set"
      open
      title={`${verb}${roleWords(role)}`}
      lead={leadOf(action)}
      start={startOf(member, today)}
      toInput={(values) => ({ ...values, personId, role, memberId: member?.id ?? null })}
      done={() => '已保存。'}
      onClose={onClose}
    >
      <HolderFields phoneMasked={member?.phoneMasked ?? ''} />
    </FormDrawer>
  );
}

function subjectOf(action: TeamAction) {
  if (action.kind !== 'add')
    return { member: action.member, role: action.member.role, verb: '修改' };
  return { member: null, role: action.role, verb: action.instead === '' ? '落实' : '更换' };
}

function startOf(member: Member | null, today: string): Partial<SetInput> {
  if (member === null) return { name: '', post: '', phone: null, since: today };
  return { name: nameToFillIn(member.name), post: member.post, phone: null, since: member.since };
}

function leadOf(action: TeamAction): string | undefined {
  if (action.kind !== 'add' || action.instead === '') return undefined;
  return `现在是${action.instead}，从下面这一天起由新的人接替，原来的留在“以前的成员”里。`;
}

/** 结束: from a day on the role has nobody of that name. */
export function EndMemberDrawer({ personId, action, onClose }: MemberDrawerProps) {
  const { today } = useSession();
  if (action?.kind !== 'end') return null;
  const { member } = action;
  return (
    <FormDrawer<'teams.end', EndInput>
      method="teams.end"
      open
      title={`结束${roleWords(member.role)}：${member.name}`}
      lead="有人接替的请用“更换”。结束以后，这个角色没有落实，会列在“站点”页的“未落实”里。"
      start={{ on: today, reason: '' }}
      toInput={(values) => ({ ...values, personId, memberId: member.id, role: member.role })}
      done={() => '已结束。'}
      onClose={onClose}
    >
      <HolderEndFields />
    </FormDrawer>
  );
}
