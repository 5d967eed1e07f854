import { Form, Input } from 'antd';
import { ADDICTION_FINDINGS } from '../../../../db/domain/words/vocabulary.ts';
import type { Input as CallInput } from '../../../../electron/contract/index.ts';
import { DayField } from '../../../components/day-field.tsx';
import { FormDrawer } from '../../../components/form-drawer.tsx';
import { NumberedChoice } from '../../../components/numbered-choice.tsx';
import { useSession } from '../../../session.tsx';
import type { Detail } from '../detail.ts';
import { DrugsField } from '../form/drugs-field.tsx';

type Typed = Omit<CallInput<'seizures.record'>, 'personId'>;

interface SeizureDrawerProps {
  readonly person: Detail;
  readonly onClose: () => void;
}

/** 登记查获. */
export function SeizureDrawer({ person, onClose }: SeizureDrawerProps) {
  const { today } = useSession();
  const clean = person.controlStatus === '戒断三年未复吸';
  return (
    <FormDrawer<'seizures.record', Typed>
      method="seizures.record"
      open
      title={`登记查获：${person.fields.fullName}`}
      {...(clean
        ? { lead: '此人已戒断三年未复吸，登记三年以内的查获后重新纳入管控（复吸重新纳入）。' }
        : {})}
      start={{
        seizedOn: today,
        unit: '',
        place: '',
        drugs: [],
        finding: '未认定',
        findingNumber: '',
        note: '',
      }}
      toInput={(values) => ({ ...values, personId: person.id })}
      done={({ broughtBack }) => (broughtBack ? '已登记查获，已重新纳入管控。' : '已登记查获。')}
      onClose={onClose}
    >
      <Form.Item name="seizedOn" label="查获日期">
        <DayField rough />
      </Form.Item>
      <Form.Item name="unit" label="查获单位">
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name="place" label="查获地点">
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name="drugs" label="毒品">
        <DrugsField />
      </Form.Item>
      <Form.Item name="finding" label="成瘾认定">
        <NumberedChoice options={ADDICTION_FINDINGS} aria-label="成瘾认定" />
      </Form.Item>
      <Form.Item name="findingNumber" label="认定书号">
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name="note" label="说明">
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
    </FormDrawer>
  );
}
