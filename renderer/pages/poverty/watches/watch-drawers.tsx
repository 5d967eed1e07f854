import { App, Form, Input } from 'antd';
import { CLOSING_WAYS } from '../../../../db/domain/words/vocabulary-poverty.ts';
import { POVERTY_LEVELS } from '../../../../db/domain/words/vocabulary.ts';
import type { Input as CallInput } from '../../../../electron/contract/index.ts';
import { DayField } from '../../../components/day-field.tsx';
import { FormDrawer } from '../../../components/form-drawer.tsx';
import { NumberedChoice } from '../../../components/numbered-choice.tsx';
import { useSession } from '../../../session.tsx';
import type { Watch } from './watch.ts';

interface WatchFormProps {
  readonly watch: Watch;
  readonly onClose: () => void;
}

/** What was done is said, and the form goes. */
function useDone(words: string, onClose: () => void): () => void {
  const { message } = App.useApp();
  return () => {
    void message.success(words);
    onClose();
  };
}

/** 登记通报: the line to the monitoring office. */
export function NotifyDrawer({ watch, onClose }: WatchFormProps) {
  const { today } = useSession();
  const done = useDone('已登记通报。', onClose);
  const { id, revision, notifiedOn, notifiedTo } = watch;
  return (
    <FormDrawer<'watches.notify', CallInput<'watches.notify'>>
      method="watches.notify"
      open
      title={`通报监测部门：${watch.headName}户`}
      start={{ on: notifiedOn ?? today, to: notifiedTo }}
      toInput={(values) => ({ ...values, id, revision })}
      onSaved={done}
      onClose={onClose}
    >
      <Form.Item name="on" label="通报日期">
        <DayField />
      </Form.Item>
      <Form.Item name="to" label="通报给">
        <Input maxLength={200} autoComplete="off" placeholder="例如：县防返贫监测中心" />
      </Form.Item>
    </FormDrawer>
  );
}

/** 提出风险消除; the office refuses while a condition of R-11 does not hold. */
export function ProposeDrawer({ watch, onClose }: WatchFormProps) {
  const done = useDone('已提出，等待另一人审定。', onClose);
  const { id, revision, helpCount } = watch;
  return (
    <FormDrawer<'watches.proposeClosing', CallInput<'watches.proposeClosing'>>
      method="watches.proposeClosing"
      open
      title={`提出风险消除：${watch.headName}户`}
      lead={`由另一名审核人或负责人审定以后才算消除。识别以来有${helpCount}条帮扶记录。`}
      start={{ ...(helpCount > 0 ? { way: '帮扶消除' } : {}), note: '' }}
      toInput={(values) => ({ ...values, id, revision })}
      onSaved={done}
      onClose={onClose}
    >
      <Form.Item name="way" label="消除方式">
        <NumberedChoice options={CLOSING_WAYS} aria-label="消除方式" />
      </Form.Item>
      <Form.Item name="note" label="说明">
        <Input maxLength={200} autoComplete="off" placeholder="收入怎样稳定，保障怎样落实" />
      </Form.Item>
    </FormDrawer>
  );
}

/** 审定风险消除, by another person than the proposer. */
export function CloseDrawer({ watch, onClose }: WatchFormProps) {
  const { today, officeOfOne } = useSession();
  const done = useDone('已审定风险消除。', onClose);
  const { id, revision, closingWay, closingProposedBy, closingNote } = watch;
  return (
    <FormDrawer<'watches.close', CallInput<'watches.close'>>
      method="watches.close"
      open
      title={`审定风险消除：${watch.headName}户`}
      saveText="审定"
      lead={`${closingProposedBy}提出${closingWay ?? ''}：${closingNote}。${officeOfOne ? '自己提出自己审定，会标明“自评自批”。' : ''}`}
      start={{ on: today }}
      toInput={(values) => ({ ...values, id, revision })}
      onSaved={done}
      onClose={onClose}
    >
      <Form.Item name="on" label="消除日期">
        <DayField />
      </Form.Item>
    </FormDrawer>
  );
}

interface ReopenDrawerProps extends WatchFormProps {
  readonly onReopened: (watch: Watch) => void;
}

/** 重新纳入: the risk is back. */
export function ReopenDrawer({ watch, onClose, onReopened }: ReopenDrawerProps) {
  const { today } = useSession();
  const done = useDone('已重新纳入监测。', onClose);
  const { id, revision } = watch;
  return (
    <FormDrawer<'watches.reopen', CallInput<'watches.reopen'>>
      method="watches.reopen"
      open
      title={`重新纳入监测：${watch.headName}户`}
      lead="风险又出现的，新开一条监测记录，帮扶期限重新计算，原记录不变。"
      start={{ on: today, reason: '' }}
      toInput={(values) => ({ ...values, id, revision })}
      onSaved={(next) => {
        done();
        onReopened(next);
      }}
      onClose={onClose}
    >
      <Form.Item name="on" label="识别日期">
        <DayField />
      </Form.Item>
      <Form.Item name="level" label="返贫风险">
        <NumberedChoice options={POVERTY_LEVELS} aria-label="返贫风险" />
      </Form.Item>
      <Form.Item name="reason" label="原因">
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
    </FormDrawer>
  );
}
