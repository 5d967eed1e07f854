import { App, Form, Input } from 'antd';
import { UNMET_REASONS } from '../../../../db/domain/words/vocabulary-poverty.ts';
import { ROUND_LEAVING_REASONS } from '../../../../db/domain/words/vocabulary.ts';
import type { Input as CallInput } from '../../../../electron/contract/index.ts';
import { FormDrawer } from '../../../components/form-drawer.tsx';
import { NumberedChoice } from '../../../components/numbered-choice.tsx';

export interface EntryKey {
  readonly id: number;
  readonly revision: number;
  readonly fullName: string;
  readonly lightTouch: boolean;
}

interface DrawerProps {
  readonly open: boolean;
  readonly entry: EntryKey;
  readonly onClose: () => void;
}

type UnmetValues = Pick<CallInput<'rounds.setUnmet'>, 'reason' | 'note'>;

/** 无感式管理 is a reason of those under it alone. */
function reasonsFor({ lightTouch }: EntryKey) {
  return UNMET_REASONS.filter((reason) => lightTouch || reason !== '无感式管理');
}

/** 未回访原因: the person stays on the list and in the report, named with this reason. */
export function UnmetDrawer({ open, entry, onClose }: DrawerProps) {
  const { message } = App.useApp();
  return (
    <FormDrawer<'rounds.setUnmet', UnmetValues>
      method="rounds.setUnmet"
      open={open}
      title={`登记未回访原因：${entry.fullName}`}
      lead="此人仍在名单上，报告里按姓名和原因列为未回访。以后见到了，照常录入登记表。"
      start={{ note: '' }}
      toInput={(values) => ({ ...values, entryId: entry.id, revision: entry.revision })}
      onSaved={() => {
        void message.success('已登记未回访原因。');
        onClose();
      }}
      onClose={onClose}
    >
      <Form.Item name="reason" label="原因">
        <NumberedChoice options={reasonsFor(entry)} aria-label="原因" />
      </Form.Item>
      <Form.Item name="note" label="说明">
        <Input maxLength={200} autoComplete="off" placeholder="选“其他”的必填，印在报告的名单上" />
      </Form.Item>
    </FormDrawer>
  );
}

type LeavingValues = Pick<CallInput<'rounds.removePerson'>, 'reason' | 'note'>;

/** 移出名单: nobody is dropped silently. */
export function LeavingDrawer({ open, entry, onClose }: DrawerProps) {
  const { message } = App.useApp();
  return (
    <FormDrawer<'rounds.removePerson', LeavingValues>
      method="rounds.removePerson"
      open={open}
      title={`移出名单：${entry.fullName}`}
      saveText="移出"
      lead="只有死亡、迁出、误登可以移出名单；见不到人的，登记未回访原因。"
      start={{ note: '' }}
      toInput={(values) => ({ ...values, entryId: entry.id, revision: entry.revision })}
      onSaved={() => {
        void message.success('已移出名单，原因记入日志。');
        onClose();
      }}
      onClose={onClose}
    >
      <Form.Item name="reason" label="原因">
        <NumberedChoice options={ROUND_LEAVING_REASONS} aria-label="原因" />
      </Form.Item>
      <Form.Item name="note" label="说明">
        <Input maxLength={200} autoComplete="off" placeholder="依据什么，如火化证、户口迁移证" />
      </Form.Item>
    </FormDrawer>
  );
}
