import { Form, Input } from 'antd';
import { useState } from 'react';
import type { Input as CallInput } from '../../../electron/contract/index.ts';
import { DayField } from '../../components/day-field.tsx';
import { FormDrawer } from '../../components/form-drawer.tsx';
import { useSession } from '../../session.tsx';
import type { Rule } from './rule.ts';

type Values = Omit<CallInput<'rules.close'>, 'ruleId'>;

interface RuleCloseDrawerProps {
  /** The running row that is to end; null: closed. */
  readonly rule: Rule | null;
  readonly onClose: () => void;
}

/** 停用规则: the running row ends on a day, and from then on the rule is 未设置. */
export function RuleCloseDrawer({ rule, onClose }: RuleCloseDrawerProps) {
  const { today } = useSession();
  const [last, setLast] = useState(rule);
  if (rule !== null && rule !== last) setLast(rule);
  if (last === null) return null;
  return (
    <FormDrawer<'rules.close', Values>
      key={last.rowId}
      method="rules.close"
      open={rule !== null}
      title={`停用规则：${last.title}`}
      saveText="停用"
      lead="从这天起不再按这条规则计算，以前的时段仍按它计算。谈话、抽检、期满前报送停用后不再提醒；走访、检测这些必须有规则的，停用后显示“未设置”。以后可以重新采用或设置。"
      start={{ from: today, legalBasis: '' }}
      toInput={(values) => ({ ...values, ruleId: last.ruleId })}
      done={() => '规则已停用。'}
      onClose={onClose}
    >
      <Form.Item name="from" label="从哪天起">
        <DayField autoFocus />
      </Form.Item>
      <Form.Item name="legalBasis" label="依据" extra="文件名称、文号或会议决定">
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
    </FormDrawer>
  );
}
