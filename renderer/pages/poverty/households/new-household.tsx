import { useQuery } from '@tanstack/react-query';
import { App, Form, Select } from 'antd';
import { useState } from 'react';
import type { Input as CallInput, Output } from '../../../../electron/contract/index.ts';
import { queryFor } from '../../../bridge/keys.ts';
import { DayField } from '../../../components/day-field.tsx';
import { FormDrawer } from '../../../components/form-drawer.tsx';
import { useSession } from '../../../session.tsx';
import { PersonPicker } from '../../visits/person-picker.tsx';
import { HouseholdFieldItems } from './household-form.tsx';

type CreateInput = CallInput<'households.create'>;

interface NewHouseholdProps {
  readonly onClose: () => void;
  readonly onCreated: (id: number) => void;
}

/** 登记户: first the registered person it is about, then the household. */
export function NewHousehold({ onClose, onCreated }: NewHouseholdProps) {
  const [person, setPerson] = useState<Output<'people.search'>[number] | null>(null);
  if (person === null)
    return (
      <PersonPicker
        open
        title="登记谁家的户"
        onClose={onClose}
        onChosen={(row) => setPerson(row)}
      />
    );
  return (
    <NewHouseholdDrawer
      personId={person.id}
      fullName={person.fullName}
      onClose={onClose}
      onCreated={onCreated}
    />
  );
}

interface NewHouseholdDrawerProps extends NewHouseholdProps {
  readonly personId: number;
  readonly fullName: string;
}

/** The household of a person who lives in none yet: place and category are what the ledger says. */
export function NewHouseholdDrawer(props: NewHouseholdDrawerProps) {
  const person = useQuery(queryFor('people.get', { id: props.personId }));
  const home = useQuery(queryFor('households.ofPerson', { personId: props.personId }));
  if (person.data === undefined || home.data === undefined) return null;
  return <Filled {...props} person={person.data} hasHome={home.data.householdId !== null} />;
}

interface FilledProps extends NewHouseholdDrawerProps {
  readonly person: Output<'people.get'>;
  readonly hasHome: boolean;
}

function Filled({ person, hasHome, personId, fullName, onClose, onCreated }: FilledProps) {
  const { today } = useSession();
  const { message } = App.useApp();
  const { townCode, villageCode, povertyCategory } = person.fields;
  return (
    <FormDrawer<'households.create', Omit<CreateInput, 'personId'>>
      method="households.create"
      open
      title={`登记户：${fullName}`}
      lead={
        hasHome
          ? '此人已登记在一户中，不能重复登记；请在“家庭”名单中打开那一户修改。'
          : '先登记户，再在户里逐个登记成员。'
      }
      start={{
        ...(povertyCategory === null ? {} : { category: povertyCategory }),
        categorySince: today,
        fields: {
          ...{ number: '', townCode, villageCode, address: '', note: '', noLabour: false },
          ...{ contactName: '', contactUnit: '', contactPhone: '' },
        },
      }}
      toInput={(values) => ({ ...values, personId })}
      onSaved={({ id }) => {
        void message.success('已登记。接着登记户里的成员。');
        onClose();
        onCreated(id);
      }}
      onClose={onClose}
    >
      <CategoryItem name="category" />
      <Form.Item name="categorySince" label="从哪天起">
        <DayField />
      </Form.Item>
      <HouseholdFieldItems />
    </FormDrawer>
  );
}

/** 贫困属性, of the words that are offered now. */
export function CategoryItem({ name }: { readonly name: string }) {
  const words = useQuery(queryFor('households.categories', {}));
  return (
    <Form.Item name={name} label="贫困属性">
      <Select
        showSearch
        placeholder="请选择"
        options={(words.data ?? [])
          .filter(({ retired }) => !retired)
          .map(({ word, listed }) => ({
            value: word,
            label: listed ? word : `${word}（不列入逐人回访）`,
          }))}
      />
    </Form.Item>
  );
}
