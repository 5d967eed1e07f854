import { Form, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import {
  DRUG_STATES,
  EDUCATIONS,
  MARRIAGES,
  OCCUPATIONS,
  PERSON_CATEGORIES,
  POVERTY_CATEGORIES,
  SEXES,
} from '../../../../db/domain/words/vocabulary.ts';
import type { Output } from '../../../../electron/contract/index.ts';
import { DayField } from '../../../components/day-field.tsx';
import { TownSelect, VillageSelect } from '../../../components/place-selects.tsx';
import { DrugsField } from './drugs-field.tsx';
import { IdentityField } from './identity-field.tsx';
import { MaskedFields, OpenMasked, useIsMasked } from './masked-fields.tsx';
import { NumberField } from './number-field.tsx';

/** What the register holds of the numbers, masked; all empty for a new person. */
export interface MaskedNumbers {
  readonly personId: number | null;
  readonly identity: string;
  readonly phone: string;
  readonly guardianPhone: string;
  /** Texts that hold a number. */
  readonly fields: Output<'people.get'>['maskedFields'];
}

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly children: ReactNode;
  readonly wide?: boolean;
}

function Field({ name, label, children, wide }: FieldProps) {
  return (
    <Form.Item
      name={['fields', name]}
      label={label}
      extra={<OpenMasked name={name} label={label} />}
      {...(wide === true ? { className: 'is-wide' } : {})}
    >
      {children}
    </Form.Item>
  );
}

function Text({ name, label, wide }: Omit<FieldProps, 'children'>) {
  return (
    <Field name={name} label={label} {...(wide === undefined ? {} : { wide })}>
      <Input maxLength={200} autoComplete="off" disabled={useIsMasked(name)} />
    </Field>
  );
}

/** 滥用毒品: what was written of 其他 may hold a number. */
function Drugs() {
  return (
    <Field name="drugs" label="滥用毒品" wide>
      <DrugsField disabled={useIsMasked('drugs')} />
    </Field>
  );
}

function Note() {
  return (
    <Field name="note" label="备注" wide>
      <Input.TextArea rows={2} maxLength={4000} disabled={useIsMasked('note')} />
    </Field>
  );
}

function Choice({ name, label, words }: { name: string; label: string; words: readonly string[] }) {
  return (
    <Form.Item
      name={['fields', name]}
      label={label}
      normalize={(value: string | undefined) => value ?? null}
    >
      <Select
        allowClear
        showSearch
        placeholder="未填"
        options={words.map((word) => ({ value: word, label: word }))}
      />
    </Form.Item>
  );
}

/** The sections of the form, in the order of the ledger. */
export function PersonFormFields({ masked }: { readonly masked: MaskedNumbers }) {
  return (
    <MaskedFields personId={masked.personId} fields={masked.fields}>
      <Section title="基本情况">
        <Form.Item name={['fields', 'fullName']} label="姓名" required>
          <Input autoFocus maxLength={200} autoComplete="off" />
        </Form.Item>
        <IdentityField masked={masked.identity} personId={masked.personId} />
        <Choice name="sex" label="性别" words={SEXES} />
        <Field name="birthOn" label="出生日期">
          <DayField placeholder="填证件号码后自动带出" />
        </Field>
        <Text name="ethnicity" label="民族" />
        <Text name="alias" label="别名、绰号" />
        <Choice name="education" label="文化程度" words={EDUCATIONS} />
        <Choice name="marriage" label="婚姻状况" words={MARRIAGES} />
        <Choice name="occupation" label="就业状况" words={OCCUPATIONS} />
      </Section>
      <Section title="住址和联系方式">
        <Town />
        <Village />
        <Field name="phone" label="联系电话">
          <NumberField masked={masked.phone} removable />
        </Field>
        <Text name="domicile" label="户籍地" wide />
        <Text name="address" label="现住址" wide />
      </Section>
      <Section title="涉毒情况">
        <Form.Item name={['fields', 'category']} label="人员类别">
          <Select options={PERSON_CATEGORIES.map((word) => ({ value: word, label: word }))} />
        </Form.Item>
        <Choice name="drugState" label="戒毒状态" words={DRUG_STATES} />
        <Field name="firstUsedOn" label="初次吸毒日期">
          <DayField rough />
        </Field>
        <Field name="lastSeizedOn" label="最近查获日期">
          <DayField rough />
        </Field>
        <Drugs />
      </Section>
      <Section title="责任人和家庭">
        <Text name="policeOfficer" label="责任民警" />
        <Text name="caseWorker" label="专职人员" />
        <Text name="gridWorker" label="网格员" />
        <Text name="guardian" label="监护人" />
        <Field name="guardianPhone" label="监护人电话">
          <NumberField masked={masked.guardianPhone} removable />
        </Field>
        <Choice name="povertyCategory" label="贫困属性" words={POVERTY_CATEGORIES} />
        <Field name="householdSize" label="家庭人口数">
          <InputNumber min={1} max={50} precision={0} controls={false} placeholder="未填" />
        </Field>
      </Section>
      <Section title="备注">
        <Note />
      </Section>
    </MaskedFields>
  );
}

export function Section({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <fieldset className="form-section">
      <legend>{title}</legend>
      <div className="form-grid">{children}</div>
    </fieldset>
  );
}

function Town() {
  const form = Form.useFormInstance();
  return (
    <Form.Item name={['fields', 'townCode']} label="乡镇（街道）" required>
      <TownSelect
        label="乡镇（街道）"
        placeholder="请选择"
        onChange={() => form.setFieldValue(['fields', 'villageCode'], null)}
      />
    </Form.Item>
  );
}

function Village() {
  const townCode: unknown = Form.useWatch(['fields', 'townCode']);
  return (
    <Form.Item name={['fields', 'villageCode']} label="村（社区）">
      <VillageSelect
        label="村（社区）"
        placeholder="未填"
        clearable
        townCode={typeof townCode === 'string' ? townCode : null}
      />
    </Form.Item>
  );
}
