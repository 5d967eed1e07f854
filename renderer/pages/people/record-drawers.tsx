import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import {
  HELP_KINDS,
  POVERTY_HELP_KINDS,
  TREATMENT_HELP_KINDS,
} from '../../../db/domain/words/vocabulary.ts';
import type { Input as CallInput } from '../../../electron/contract/index.ts';
import { queryFor } from '../../bridge/keys.ts';
import { DayField } from '../../components/day-field.tsx';
import { FormDrawer } from '../../components/form-drawer.tsx';
import { HelpGiven } from '../../components/help-given.tsx';
import { useSession } from '../../session.tsx';
import type { VisitSubject } from '../visits/visit-drawer.tsx';

type HelpInput = CallInput<'help.record'>;

interface HelpDrawerProps {
  readonly open: boolean;
  readonly subject: Pick<VisitSubject, 'personId' | 'fullName'>;
  /** The need that the help is for; without one the clerk may choose among those that are open. */
  readonly need?: { readonly id: number; readonly kind: string | null };
  readonly onClose: () => void;
}

const HELP_OPTIONS = [
  {
    label: '戒毒康复',
    options: TREATMENT_HELP_KINDS.map((word) => ({ value: word, label: word })),
  },
  { label: '防返贫', options: POVERTY_HELP_KINDS.map((word) => ({ value: word, label: word })) },
];

/** 记录帮扶. */
export function HelpDrawer({ open, subject, need, onClose }: HelpDrawerProps) {
  const { today } = useSession();
  const kind = HELP_KINDS.find((word) => word === need?.kind);
  const start = {
    ...{ helpedOn: today, unit: '', amount: null, result: '', note: '' },
    ...(kind === undefined ? {} : { kind }),
    needId: need?.id ?? null,
  };
  return (
    <FormDrawer<'help.record', HelpInput>
      method="help.record"
      open={open}
      title={`记录帮扶：${subject.fullName}`}
      start={start}
      toInput={(values) => ({ ...values, personId: subject.personId })}
      done={() => '已记录帮扶。'}
      onClose={onClose}
    >
      <Form.Item name="helpedOn" label="帮扶日期">
        <DayField autoFocus />
      </Form.Item>
      <Form.Item name="kind" label="帮扶类别">
        <Select showSearch placeholder="请选择" options={HELP_OPTIONS} listHeight={320} />
      </Form.Item>
      <NeedField personId={subject.personId} />
      <HelpGiven />
    </FormDrawer>
  );
}

/** The open needs of the person, for help that answers one of them; nothing where there is none. */
function NeedField({ personId }: { readonly personId: number }) {
  const needs = useQuery(queryFor('visits.needs', { personId }));
  const open = (needs.data ?? []).filter(({ state }) => state === '待帮扶' || state === '待回访');
  return (
    <Form.Item
      name="needId"
      label="针对需求"
      hidden={open.length === 0}
      normalize={(value?: number) => value ?? null}
    >
      <Select
        allowClear
        placeholder="走访时提出的需求，可以不选"
        options={open.map(({ id, visitedOn, text }) => ({
          value: id,
          label: `${visitedOn} ${text}`,
        }))}
      />
    </Form.Item>
  );
}
