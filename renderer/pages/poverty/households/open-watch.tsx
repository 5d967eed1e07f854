import { App, Form, Input } from 'antd';
import { useState } from 'react';
import { POVERTY_LEVELS, POVERTY_RISK_TYPES } from '../../../../db/domain/words/vocabulary.ts';
import type { Input as CallInput } from '../../../../electron/contract/index.ts';
import { DayField } from '../../../components/day-field.tsx';
import { FormDrawer } from '../../../components/form-drawer.tsx';
import { GuardedButton } from '../../../components/guarded-button.tsx';
import { NumberedBoxes } from '../../../components/numbered-boxes.tsx';
import { NumberedChoice } from '../../../components/numbered-choice.tsx';
import { useSession } from '../../../session.tsx';
import type { Household } from './household.ts';

/** Why no watch can be opened; null: it can. */
function obstacle({ watch }: Household): string | null {
  if (watch === '监测中') return '这一户正在监测中';
  return watch === '已消除' ? '监测过的户，在“监测对象”的原记录上办理“重新纳入”' : null;
}

/** 纳入监测 by hand, between rounds. */
export function OpenWatchButton({ household }: { readonly household: Household }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <GuardedButton
        method="watches.open"
        reason={obstacle(household)}
        onClick={() => setOpen(true)}
      >
        纳入监测
      </GuardedButton>
      {open && <OpenWatchDrawer household={household} onClose={() => setOpen(false)} />}
    </>
  );
}

interface OpenWatchDrawerProps {
  readonly household: Household;
  readonly onClose: () => void;
}

function OpenWatchDrawer({ household, onClose }: OpenWatchDrawerProps) {
  const { today } = useSession();
  const { message } = App.useApp();
  return (
    <FormDrawer<'watches.open', CallInput<'watches.open'>>
      method="watches.open"
      open
      title={`纳入监测：${household.headName}户`}
      lead="回访审定为“高”“已返贫”的由程序自动纳入；两轮之间发现的，在这里手工纳入。"
      start={{ identifiedOn: today, riskTypes: [], reason: '' }}
      toInput={(values) => ({ ...values, householdId: household.id })}
      onSaved={() => {
        void message.success('已纳入监测。');
        onClose();
      }}
      onClose={onClose}
    >
      <Form.Item name="identifiedOn" label="识别日期">
        <DayField />
      </Form.Item>
      <Form.Item name="level" label="返贫风险">
        <NumberedChoice options={POVERTY_LEVELS} aria-label="返贫风险" />
      </Form.Item>
      <Form.Item name="riskTypes" label="风险类型">
        <NumberedBoxes
          options={POVERTY_RISK_TYPES.map((type) => ({ value: type, label: type }))}
          aria-label="风险类型"
        />
      </Form.Item>
      <Form.Item name="reason" label="原因">
        <Input maxLength={200} autoComplete="off" placeholder="发现了什么，依据什么" />
      </Form.Item>
    </FormDrawer>
  );
}
