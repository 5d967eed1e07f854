import { App, Checkbox, Form, Input } from 'antd';
import type { Input as CallInput } from '../../../../electron/contract/index.ts';
import { FormDrawer } from '../../../components/form-drawer.tsx';
import { TownSelect, VillageSelect } from '../../../components/place-selects.tsx';
import type { Household } from './household.ts';

type UpdateInput = CallInput<'households.update'>;

interface EditHouseholdProps {
  readonly household: Household;
  readonly onClose: () => void;
}

/** What is masked is put into the field as it is shown: left alone it stays, emptied it goes. */
function startOf(household: Household): UpdateInput['fields'] {
  const { number, townCode, villageCode, address, contactName, contactUnit } = household;
  const { contactPhoneMasked, noLabour, note } = household;
  return {
    ...{ number, townCode, villageCode, address, contactName, contactUnit, noLabour, note },
    contactPhone: contactPhoneMasked,
  };
}

/** 修改 of a household. */
export function EditHousehold({ household, onClose }: EditHouseholdProps) {
  const { message } = App.useApp();
  const { id, revision } = household;
  return (
    <FormDrawer<'households.update', Pick<UpdateInput, 'fields'>>
      method="households.update"
      open
      title="修改户"
      start={{ fields: startOf(household) }}
      toInput={({ fields }) => ({ id, revision, fields })}
      onSaved={() => {
        void message.success('已保存。');
        onClose();
      }}
      onClose={onClose}
    >
      <HouseholdFieldItems />
    </FormDrawer>
  );
}

/** The fields of a household, in the order of the sheet. */
export function HouseholdFieldItems() {
  const form = Form.useFormInstance();
  const townCode = Form.useWatch<string | null>(['fields', 'townCode'], { form, preserve: true });
  return (
    <>
      <Form.Item name={['fields', 'townCode']} label="乡镇">
        <TownSelect
          label="乡镇"
          placeholder="请选择"
          onChange={() => form.setFieldValue(['fields', 'villageCode'], null)}
        />
      </Form.Item>
      <Form.Item name={['fields', 'villageCode']} label="村（社区）">
        <VillageSelect label="村（社区）" placeholder="可以不填" clearable townCode={townCode} />
      </Form.Item>
      <Form.Item name={['fields', 'address']} label="住址">
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name={['fields', 'number']} label="户编号">
        <Input maxLength={200} autoComplete="off" placeholder="监测系统中的户编号，没有不填" />
      </Form.Item>
      <Form.Item name={['fields', 'contactName']} label="帮扶联系人">
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name={['fields', 'contactUnit']} label="联系人单位">
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name={['fields', 'contactPhone']}
        label="联系人电话"
        extra="带星号的不改就留着；填新的就整个重填。"
      >
        <Input maxLength={30} autoComplete="off" placeholder="手机，或区号加固定电话" />
      </Form.Item>
      <Form.Item
        name={['fields', 'noLabour']}
        label="劳动能力"
        valuePropName="checked"
        extra="标注后不能办理风险消除，一直监测。"
      >
        <Checkbox>整户无劳动能力</Checkbox>
      </Form.Item>
      <Form.Item name={['fields', 'note']} label="备注">
        <Input.TextArea rows={2} maxLength={4000} />
      </Form.Item>
    </>
  );
}
