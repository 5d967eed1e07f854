import { App, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { CASE_SOURCES } from '../../../../db/domain/words/vocabulary-poverty.ts';
import type { Input as CallInput, Output } from '../../../../electron/contract/index.ts';
import { DayField } from '../../../components/day-field.tsx';
import { FormDrawer } from '../../../components/form-drawer.tsx';
import { useSession } from '../../../session.tsx';
import { PersonPicker } from '../../visits/person-picker.tsx';
import type { PovertyCase } from './case.ts';

/** Of whom: chosen here, or named by where one comes from. */
export type FoundPerson = Pick<Output<'people.search'>[number], 'id' | 'fullName'>;

interface NewCaseProps {
  /** Null: to be chosen. */
  readonly of: FoundPerson | null;
  readonly onClose: () => void;
  readonly onOpened: (povertyCase: PovertyCase) => void;
}

/** 登记线索: of whom, then where it came from. */
export function NewCase({ of, onClose, onOpened }: NewCaseProps) {
  const { today } = useSession();
  const { message } = App.useApp();
  const [person, setPerson] = useState<FoundPerson | null>(of);
  if (person === null)
    return <PersonPicker open title="发现了谁" onClose={onClose} onChosen={setPerson} />;
  return (
    <FormDrawer<'povertyCases.open', CallInput<'povertyCases.open'>>
      method="povertyCases.open"
      open
      title={`登记线索：${person.fullName}`}
      lead="没有登记户的，程序按台账建立一户。五个步骤登记齐了，才能提出“纳入”。"
      start={{ clueOn: today, note: '' }}
      toInput={(values) => ({ ...values, personId: person.id })}
      onSaved={(opened) => {
        void message.success('已登记线索。');
        onClose();
        onOpened(opened);
      }}
      onClose={onClose}
    >
      <Form.Item name="clueOn" label="线索日期">
        <DayField />
      </Form.Item>
      <Form.Item name="source" label="线索来源">
        <Select
          showSearch
          placeholder="请选择"
          options={CASE_SOURCES.map((source) => ({ value: source, label: source }))}
        />
      </Form.Item>
      <Form.Item name="note" label="说明">
        <Input.TextArea rows={3} maxLength={4000} placeholder="发现了什么" />
      </Form.Item>
    </FormDrawer>
  );
}
