import { App, Form, Select } from 'antd';
import { POVERTY_HELP_KINDS } from '../../../../db/domain/words/vocabulary.ts';
import type { Input as CallInput } from '../../../../electron/contract/index.ts';
import { DayField } from '../../../components/day-field.tsx';
import { FormDrawer } from '../../../components/form-drawer.tsx';
import { HelpGiven } from '../../../components/help-given.tsx';
import { useSession } from '../../../session.tsx';
import { livingIn, type Household } from './household.ts';

type HelpInput = CallInput<'help.record'>;

interface PovertyHelpDrawerProps {
  readonly household: Household;
  readonly onClose: () => void;
}

/** 记录帮扶 of a household: for one of its registered members, one of the fourteen kinds. */
export function PovertyHelpDrawer({ household, onClose }: PovertyHelpDrawerProps) {
  const { today } = useSession();
  const { message } = App.useApp();
  const people = livingIn(household).flatMap(({ personId, name }) =>
    personId === null ? [] : [{ value: personId, label: name }],
  );
  const only = people[0];
  return (
    <FormDrawer<'help.record', HelpInput>
      method="help.record"
      open
      title="记录帮扶"
      start={{
        ...{ helpedOn: today, unit: '', amount: null, result: '', note: '', needId: null },
        ...(only === undefined ? {} : { personId: only.value }),
      }}
      toInput={(values) => values}
      onSaved={() => {
        void message.success('已记录帮扶。');
        onClose();
      }}
      onClose={onClose}
    >
      <Form.Item name="personId" label="帮扶对象" hidden={people.length === 1}>
        <Select options={people} />
      </Form.Item>
      <Form.Item name="helpedOn" label="帮扶日期">
        <DayField />
      </Form.Item>
      <Form.Item name="kind" label="帮扶类别">
        <Select
          showSearch
          placeholder="请选择"
          listHeight={320}
          options={POVERTY_HELP_KINDS.map((kind) => ({ value: kind, label: kind }))}
        />
      </Form.Item>
      <HelpGiven />
    </FormDrawer>
  );
}
