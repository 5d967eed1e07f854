import { App, Checkbox, Form, Input, Radio, Select } from 'antd';
import { CONTROL_STATUSES } from '../../../db/domain/vocabulary.ts';
import type { Input as CallInput } from '../../../electron/contract/index.ts';
import { DayField } from '../../components/day-field.tsx';
import { EditorDrawer } from '../../components/editor-drawer.tsx';
import { TownSelect, VillageSelect } from '../../components/place-selects.tsx';
import { useSave } from '../../components/use-save.ts';
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
  const { message } = App.useApp();
  const [form] = Form.useForm<StatusInput>();
  const { save, pending, failure } = useSave('people.changeStatus', form, () => {
    void message.success('已变更管控现状。');
    onClose();
  });
  return (
    <EditorDrawer
      open={open}
      title={`变更管控现状：${person.fields.fullName}`}
      pending={pending}
      failure={failure}
      isDirty={() => form.isFieldsTouched()}
      onClose={onClose}
      onSave={() =>
        save({
          ...(form.getFieldsValue(true) as StatusInput),
          id: person.id,
          revision: person.revision,
        })
      }
    >
      <Form
        form={form}
        labelCol={{ flex: '88px' }}
        colon={false}
        requiredMark={false}
        initialValues={{ on: today, correction: false, note: '' }}
      >
        <Form.Item label="现在是">{person.controlStatus}</Form.Item>
        <Form.Item name="controlStatus" label="变更为">
          <Select
            autoFocus
            placeholder="请选择"
            listHeight={360}
            options={CONTROL_STATUSES.map((word) => ({
              value: word,
              label: word,
              disabled: word === person.controlStatus,
            }))}
          />
        </Form.Item>
        <Form.Item name="on" label="从哪天起">
          <DayField />
        </Form.Item>
        <Form.Item name="note" label="说明">
          <Input maxLength={200} autoComplete="off" placeholder="依据、文书号等" />
        </Form.Item>
        <Form.Item name="correction" label=" " valuePropName="checked">
          <Checkbox>更正以前填错的（不作为新的变动统计）</Checkbox>
        </Form.Item>
      </Form>
    </EditorDrawer>
  );
}

/** 迁出, 迁入 or 县内转移. */
export function MoveDrawer({ open, person, onClose }: StatusDrawerProps) {
  const { today } = useSession();
  const { message } = App.useApp();
  const [form] = Form.useForm<MoveInput>();
  const kind: unknown = Form.useWatch('kind', form);
  const townCode = Form.useWatch('townCode', form);
  const { save, pending, failure } = useSave('people.move', form, () => {
    void message.success('已办理户籍变动。');
    onClose();
  });
  return (
    <EditorDrawer
      open={open}
      title={`户籍变动：${person.fields.fullName}`}
      pending={pending}
      failure={failure}
      isDirty={() => form.isFieldsTouched()}
      onClose={onClose}
      onSave={() => {
        const values = form.getFieldsValue(true) as MoveInput;
        const place = values.kind === '迁出' ? { townCode: null, villageCode: null } : {};
        save({ ...values, ...place, id: person.id, revision: person.revision });
      }}
    >
      <Form
        form={form}
        labelCol={{ flex: '88px' }}
        colon={false}
        requiredMark={false}
        initialValues={{ kind: '县内转移', on: today, townCode: null, villageCode: null, note: '' }}
      >
        <Form.Item label="现在是">
          {person.townName}
          {person.villageName}
        </Form.Item>
        <Form.Item name="kind" label="变动">
          <Radio.Group>
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
          <Input
            maxLength={200}
            autoComplete="off"
            placeholder={kind === '迁出' ? '迁往何处' : ''}
          />
        </Form.Item>
      </Form>
    </EditorDrawer>
  );
}
