import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form, Input, Radio, Select } from 'antd';
import { CONTROL_STATUSES } from '../../../db/domain/words/vocabulary.ts';
import type { Input as CallInput } from '../../../electron/contract/index.ts';
import { queryFor } from '../../bridge/keys.ts';
import { DayField } from '../../components/day-field.tsx';
import { FormDrawer } from '../../components/form-drawer.tsx';
import { TownSelect, VillageSelect } from '../../components/place-selects.tsx';
import { useSession } from '../../session.tsx';
import type { Detail } from './detail.ts';

type StatusInput = CallInput<'people.changeStatus'>;
type MoveInput = CallInput<'people.move'>;

interface StatusDrawerProps {
  readonly open: boolean;
  readonly person: Detail;
  readonly onClose: () => void;
}

/** 变更管控现状 from a day on; what is not allowed is refused by the office with the clause. */
export function StatusDrawer({ open, person, onClose }: StatusDrawerProps) {
  const { today } = useSession();
  return (
    <FormDrawer<'people.changeStatus', StatusInput>
      method="people.changeStatus"
      open={open}
      title={`变更管控现状：${person.fields.fullName}`}
      lead="戒毒措施在“措施”页登记和结束。这里办理在押、失联、出国（境）、死亡、戒断三年未复吸，以及回到正在执行的措施或社会面。"
      start={{ on: today, correction: false, note: '' }}
      toInput={(values) => ({ ...values, id: person.id, revision: person.revision })}
      done={() => '已变更管控现状。'}
      onClose={onClose}
    >
      <Form.Item label="现在是">{person.controlStatus}</Form.Item>
      <StatusField person={person} />
      <Form.Item name="on" label="从哪天起">
        <DayField />
      </Form.Item>
      <Form.Item name="note" label="说明">
        <Input maxLength={200} autoComplete="off" placeholder="依据、文书号等" />
      </Form.Item>
      <Form.Item name="correction" label=" " valuePropName="checked">
        <Checkbox>更正以前填错的（不作为新的变动统计）</Checkbox>
      </Form.Item>
    </FormDrawer>
  );
}

/** What the transition table allows from here (defaults.md 4); why a word is refused stands beside it. */
function StatusField({ person }: { readonly person: Detail }) {
  const form = Form.useFormInstance<StatusInput>();
  const correction = Form.useWatch('correction', form) ?? false;
  const view = useQuery(queryFor('measures.ofPerson', { personId: person.id }));
  const refusedBy = (word: string) =>
    view.data?.statuses.find(({ event }) => event === word)?.refused ?? '';
  return (
    <Form.Item name="controlStatus" label="变更为">
      <Select
        autoFocus
        placeholder="请选择"
        listHeight={360}
        options={CONTROL_STATUSES.map((word) => ({
          value: word,
          label: word,
          title: correction ? '' : refusedBy(word),
          disabled: word === person.controlStatus || (!correction && refusedBy(word) !== ''),
        }))}
      />
    </Form.Item>
  );
}

/** 迁出, 迁入 or 县内转移. */
export function MoveDrawer({ open, person, onClose }: StatusDrawerProps) {
  const { today } = useSession();
  return (
    <FormDrawer<'people.move', MoveInput>
      method="people.move"
      open={open}
      title={`户籍变动：${person.fields.fullName}`}
      start={{ kind: '县内转移', on: today, townCode: null, villageCode: null, note: '' }}
      toInput={(values) => {
        const place = values.kind === '迁出' ? { townCode: null, villageCode: null } : {};
        return { ...values, ...place, id: person.id, revision: person.revision };
      }}
      done={() => '已办理户籍变动。'}
      onClose={onClose}
    >
      <Form.Item label="现在是">
        {person.townName}
        {person.villageName}
      </Form.Item>
      <MoveFields />
    </FormDrawer>
  );
}

function MoveFields() {
  const form = Form.useFormInstance<MoveInput>();
  const kind: unknown = Form.useWatch('kind', form);
  const townCode = Form.useWatch('townCode', form);
  return (
    <>
      <Form.Item name="kind" label="变动">
        <Radio.Group aria-label="变动">
          <Radio value="县内转移">县内转移</Radio>
          <Radio value="迁出">迁出本县</Radio>
          <Radio value="迁入">迁回本县</Radio>
        </Radio.Group>
      </Form.Item>
      <Form.Item name="on" label="日期">
        <DayField />
      </Form.Item>
      {kind !== '迁出' && (
        <>
          <Form.Item name="townCode" label="转到乡镇">
            <TownSelect
              label="转到乡镇"
              placeholder="请选择"
              onChange={() => form.setFieldValue('villageCode', null)}
            />
          </Form.Item>
          <Form.Item name="villageCode" label="村（社区）">
            <VillageSelect label="村（社区）" placeholder="未填" clearable townCode={townCode} />
          </Form.Item>
        </>
      )}
      <Form.Item name="note" label="说明">
        <Input maxLength={200} autoComplete="off" placeholder={kind === '迁出' ? '迁往何处' : ''} />
      </Form.Item>
    </>
  );
}
