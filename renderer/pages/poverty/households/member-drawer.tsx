import { App, Button, Form, Input, Select, Space } from 'antd';
import { useState } from 'react';
import {
  DISABILITIES,
  HEALTH_STATES,
  HOUSEHOLD_RELATIONS,
  LABOUR_ABILITIES,
  MEMBER_WORKS,
  SCHOOLINGS,
} from '../../../../db/domain/words/vocabulary-poverty.ts';
import { SEXES } from '../../../../db/domain/words/vocabulary.ts';
import type { Input as CallInput } from '../../../../electron/contract/index.ts';
import { DayField } from '../../../components/day-field.tsx';
import { FormDrawer } from '../../../components/form-drawer.tsx';
import { NumberedChoice } from '../../../components/numbered-choice.tsx';
import { PersonPicker } from '../../visits/person-picker.tsx';
import { MemberIdentity } from './member-identity.tsx';
import type { Household, Member } from './household.ts';

type SaveInput = CallInput<'households.saveMember'>;
type Fields = SaveInput['fields'];

const NEW_MEMBER: Fields = {
  ...{ personId: null, name: '', identityNumber: '', sex: null, birthOn: null, workPlace: '' },
  ...{ relation: '其他', health: '不详', disability: '不详', schooling: '不详', labour: '不详' },
  ...{ work: '不详', insured: null, since: null },
};

/** Name and number of a registered person stand in the people register; the masked number stands for the one that is kept. */
function startOf(member: Member): Fields {
  const { personId, relation, health, disability, schooling, labour, work, workPlace } = member;
  const { insured, since } = member;
  const shared = {
    ...{ personId, relation, health, disability, schooling, labour, work, workPlace },
    ...{ insured, since },
  };
  if (personId !== null)
    return { ...shared, name: '', identityNumber: '', sex: null, birthOn: null };
  const { name, identityMasked, sex, birthOn } = member;
  return { ...shared, name, identityNumber: identityMasked, sex, birthOn };
}

interface MemberDrawerProps {
  readonly household: Household;
  /** Null: a new one. */
  readonly member: Member | null;
  readonly onClose: () => void;
}

/** 登记成员, 修改成员. */
export function MemberDrawer({ household, member, onClose }: MemberDrawerProps) {
  const { message } = App.useApp();
  const { id } = household;
  return (
    <FormDrawer<'households.saveMember', Pick<SaveInput, 'fields'>>
      method="households.saveMember"
      open
      title={member === null ? '登记成员' : `修改成员：${member.name}`}
      start={{ fields: member === null ? NEW_MEMBER : startOf(member) }}
      toInput={({ fields }) => ({ id, memberId: member?.id ?? null, fields })}
      onSaved={() => {
        void message.success('已保存。');
        onClose();
      }}
      onClose={onClose}
    >
      <WhoItems member={member} />
      <Form.Item name={['fields', 'relation']} label="与户主关系">
        <Words words={HOUSEHOLD_RELATIONS} />
      </Form.Item>
      <StateItems />
    </FormDrawer>
  );
}

/** A list of words; typed by their first characters. */
function Words<T extends string>(props: {
  readonly id?: string;
  readonly value?: T;
  readonly onChange?: (word: T) => void;
  readonly words: readonly T[];
}) {
  const { words, ...field } = props;
  return (
    <Select<T>
      {...field}
      showSearch
      options={words.map((word) => ({ value: word, label: word }))}
      listHeight={300}
    />
  );
}

/** Whether it is a registered person; of anybody else name, number, sex and birth. */
function WhoItems({ member }: { readonly member: Member | null }) {
  const form = Form.useFormInstance();
  const [chosen, setChosen] = useState('');
  const [picking, setPicking] = useState(false);
  const personId = Form.useWatch<number | null | undefined>(['fields', 'personId'], {
    form,
    preserve: true,
  });
  const registered = personId !== null && personId !== undefined;
  function choose(person: { readonly id: number; readonly fullName: string } | null) {
    form.setFieldValue(['fields', 'personId'], person?.id ?? null);
    setChosen(person?.fullName ?? '');
    setPicking(false);
  }
  return (
    <>
      <Form.Item
        label="登记人员"
        name={['fields', 'personId']}
        hidden={member !== null && !registered}
      >
        <Chosen
          name={member?.name ?? chosen}
          fixed={member !== null}
          onPick={() => setPicking(true)}
          onClear={() => choose(null)}
        />
      </Form.Item>
      {!registered && <OtherItems />}
      <PersonPicker
        open={picking}
        title="哪一名登记人员"
        onClose={() => setPicking(false)}
        onChosen={choose}
      />
    </>
  );
}

interface ChosenProps {
  readonly id?: string;
  readonly value?: number | null;
  readonly name: string;
  /** A member stays who they are. */
  readonly fixed: boolean;
  readonly onPick: () => void;
  readonly onClear: () => void;
}

/** The registered person who is meant, or a button that looks for one. */
function Chosen({ id, value, name, fixed, onPick, onClear }: ChosenProps) {
  if (fixed) return <span>{name}</span>;
  return (
    <Space>
      {value !== null && value !== undefined && <strong>{name}</strong>}
      <Button {...(id === undefined ? {} : { id })} onClick={onPick}>
        {value === null || value === undefined ? '在台账中选择' : '换一人'}
      </Button>
      {value === null || value === undefined ? (
        <span className="muted">不在台账中的家属，直接填下面</span>
      ) : (
        <Button type="link" onClick={onClear}>
          不是登记人员
        </Button>
      )}
    </Space>
  );
}

function OtherItems() {
  return (
    <>
      <Form.Item name={['fields', 'name']} label="姓名">
        <Input maxLength={50} autoComplete="off" />
      </Form.Item>
      <MemberIdentity />
      <Form.Item name={['fields', 'sex']} label="性别">
        <NumberedChoice options={SEXES} clearable aria-label="性别" />
      </Form.Item>
      <Form.Item name={['fields', 'birthOn']} label="出生日期">
        <DayField />
      </Form.Item>
    </>
  );
}

const YES_NO = ['是', '否'] as const;

/** 参加基本医疗保险: yes, no, or not known. */
function Insured(props: {
  readonly id?: string;
  readonly value?: boolean | null;
  readonly onChange?: (value: boolean | null) => void;
}) {
  const word = props.value === null || props.value === undefined ? null : props.value ? '是' : '否';
  return (
    <NumberedChoice
      {...(props.id === undefined ? {} : { id: props.id })}
      options={YES_NO}
      clearable
      value={word}
      onChange={(next) => props.onChange?.(next === null ? null : next === '是')}
      aria-label="参加医保"
    />
  );
}

function StateItems() {
  return (
    <>
      <Form.Item name={['fields', 'health']} label="健康状况">
        <NumberedChoice options={HEALTH_STATES} aria-label="健康状况" />
      </Form.Item>
      <Form.Item name={['fields', 'disability']} label="残疾等级">
        <Words words={DISABILITIES} />
      </Form.Item>
      <Form.Item name={['fields', 'schooling']} label="就学状况">
        <Words words={SCHOOLINGS} />
      </Form.Item>
      <Form.Item name={['fields', 'labour']} label="劳动能力">
        <Words words={LABOUR_ABILITIES} />
      </Form.Item>
      <Form.Item name={['fields', 'work']} label="务工就业">
        <Words words={MEMBER_WORKS} />
      </Form.Item>
      <Form.Item name={['fields', 'workPlace']} label="务工地点">
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name={['fields', 'insured']} label="参加医保">
        <Insured />
      </Form.Item>
      <Form.Item name={['fields', 'since']} label="到本户">
        <DayField />
      </Form.Item>
    </>
  );
}
