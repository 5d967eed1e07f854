import { useQuery } from '@tanstack/react-query';
import { App, Button, Form, Select, Space } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { CONTROL_STATUSES } from '../../../../db/domain/words/vocabulary.ts';
import type { Input as CallInput, Output } from '../../../../electron/contract/index.ts';
import { queryFor } from '../../../bridge/keys.ts';
import { DayField } from '../../../components/day-field.tsx';
import { useCtrlS } from '../../../components/use-ctrl-s.ts';
import { EnterMoves } from '../../../components/enter-moves.tsx';
import { Failure } from '../../../components/failure.tsx';
import { Loaded } from '../../../components/loaded.tsx';
import { Page } from '../../../components/page.tsx';
import { useLeaveGuard } from '../../../components/use-leave-guard.ts';
import { useSave } from '../../../components/use-save.ts';
import { useSession, useWhyNot } from '../../../session.tsx';
import { PersonFormFields, Section } from './form-fields.tsx';

type Detail = Output<'people.get'>;
type NewPerson = CallInput<'people.create'>;
type ChangedPerson = CallInput<'people.update'>;

/** 新增人员 and 修改: one form. */
export function PersonFormPage() {
  const { id } = useParams();
  return id === undefined ? <NewPersonForm /> : <OldPerson id={Number(id)} />;
}

function OldPerson({ id }: { readonly id: number }) {
  const person = useQuery(queryFor('people.get', { id }));
  return <Loaded of={person}>{(detail) => <ChangedPersonForm person={detail} />}</Loaded>;
}

interface FormButtonsProps {
  readonly pending: boolean;
  readonly whyNot: string | null;
  readonly onSave: () => void;
}

function FormButtons({ pending, whyNot, onSave }: FormButtonsProps) {
  const navigate = useNavigate();
  return (
    <Space>
      <Button onClick={() => void navigate(-1)}>取消</Button>
      <Button
        type="primary"
        data-save
        loading={pending}
        disabled={whyNot !== null}
        title={whyNot ?? ''}
        onClick={onSave}
      >
        保存 <kbd>Ctrl+S</kbd>
      </Button>
    </Space>
  );
}

function useWarnings() {
  const { message } = App.useApp();
  return (done: string, warnings: readonly string[]) => {
    if (warnings.length === 0) void message.success(done);
    else void message.warning(`${done}请核对：${warnings.join('；')}`, 8);
  };
}

/** As the form starts: the town is not chosen yet. */
type StartOfPerson = Omit<NewPerson, 'fields'> & {
  fields: Omit<NewPerson['fields'], 'townCode'> & { townCode: null };
};

function emptyPerson(today: string): StartOfPerson {
  return {
    controlStatus: '社会面',
    registeredOn: today,
    fields: {
      fullName: '',
      alias: '',
      identityNumber: '',
      sex: null,
      birthOn: null,
      ethnicity: '汉族',
      phone: '',
      domicile: '',
      townCode: null,
      villageCode: null,
      address: '',
      education: null,
      marriage: null,
      occupation: null,
      category: '吸毒',
      drugs: [],
      firstUsedOn: null,
      lastSeizedOn: null,
      drugState: null,
      policeOfficer: '',
      caseWorker: '',
      gridWorker: '',
      guardian: '',
      guardianPhone: '',
      povertyCategory: null,
      householdSize: null,
      note: '',
    },
  };
}

function NewPersonForm() {
  const { today } = useSession();
  const navigate = useNavigate();
  const tell = useWarnings();
  const [form] = Form.useForm<NewPerson>();
  const leave = useLeaveGuard(() => form.isFieldsTouched());
  const { save, pending, failure } = useSave('people.create', form, ({ id, warnings }) => {
    tell('已新增。', warnings);
    leave.allow();
    void navigate(`/people/${id}`, { replace: true });
  });
  const onSave = () => save(form.getFieldsValue(true) as NewPerson);
  useCtrlS(true, onSave);
  const whyNot = useWhyNot('people.create');
  return (
    <EnterMoves>
      <Page
        title="新增人员"
        actions={<FormButtons pending={pending} whyNot={whyNot} onSave={onSave} />}
      >
        <div className="scroll">
          <Failure reason={failure} />
          <Form form={form} layout="vertical" initialValues={emptyPerson(today)}>
            <Section title="登记">
              <Form.Item name="controlStatus" label="管控现状">
                <Select options={CONTROL_STATUSES.map((word) => ({ value: word, label: word }))} />
              </Form.Item>
              <Form.Item name="registeredOn" label="登记日期">
                <DayField />
              </Form.Item>
            </Section>
            <PersonFormFields
              masked={{
                personId: null,
                identity: '',
                phone: '',
                guardianPhone: '',
                fields: [],
              }}
            />
          </Form>
        </div>
      </Page>
    </EnterMoves>
  );
}

/** Numbers that were not touched are left out: they stay as they are. */
function changedFields(fields: Readonly<Record<string, unknown>>): ChangedPerson['fields'] {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function ChangedPersonForm({ person }: { readonly person: Detail }) {
  const navigate = useNavigate();
  const tell = useWarnings();
  const [form] = Form.useForm<{ fields: Readonly<Record<string, unknown>> }>();
  const leave = useLeaveGuard(() => form.isFieldsTouched());
  const { save, pending, failure } = useSave('people.update', form, ({ warnings }) => {
    tell('已保存。', warnings);
    leave.allow();
    void navigate(-1);
  });
  const onSave = () => {
    const { fields } = form.getFieldsValue(true) as { fields: Readonly<Record<string, unknown>> };
    save({ id: person.id, revision: person.revision, fields: changedFields(fields) });
  };
  useCtrlS(true, onSave);
  const whyNot = useWhyNot('people.update');
  const masked = {
    personId: person.id,
    identity: person.identityMasked,
    phone: person.phoneMasked,
    guardianPhone: person.guardianPhoneMasked,
    fields: person.maskedFields,
  };
  return (
    <EnterMoves>
      <Page
        title={`修改：${person.fields.fullName}`}
        actions={<FormButtons pending={pending} whyNot={whyNot} onSave={onSave} />}
      >
        <div className="scroll">
          <Failure reason={failure} />
          <Form form={form} layout="vertical" initialValues={{ fields: person.fields }}>
            <PersonFormFields masked={masked} />
          </Form>
        </div>
      </Page>
    </EnterMoves>
  );
}
