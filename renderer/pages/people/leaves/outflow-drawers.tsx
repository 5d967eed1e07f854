import { Form, Input } from 'antd';
import type { Input as CallInput, Output } from '../../../../electron/contract/index.ts';
import { DayField } from '../../../components/day-field.tsx';
import { FormDrawer } from '../../../components/form-drawer.tsx';
import { useSession } from '../../../session.tsx';

type Outflow = Output<'outflows.ofPerson'>[number];
type Fields = Omit<CallInput<'outflows.record'>, 'personId'>;

interface OutflowDrawerProps {
  readonly open: boolean;
  readonly personId: number;
  /** The one that is changed; null: a new one. */
  readonly present: Outflow | null;
  readonly onClose: () => void;
}

/** 登记去向, or what has changed of it; an empty phone leaves the one that is kept. */
export function OutflowDrawer({ open, personId, present, onClose }: OutflowDrawerProps) {
  if (present === null) {
    return (
      <FormDrawer<'outflows.record', Fields>
        method="outflows.record"
        open={open}
        title="登记外流务工去向"
        start={EMPTY}
        toInput={(values) => ({ ...values, personId })}
        done={() => '已登记去向。'}
        onClose={onClose}
      >
        <OutflowFields phone="手机号或带区号的电话" />
      </FormDrawer>
    );
  }
  return (
    <FormDrawer<'outflows.update', Fields>
      method="outflows.update"
      open={open}
      title="更新外流务工去向"
      start={startOf(present)}
      toInput={(values) => ({ ...values, id: present.id })}
      done={() => '已更新去向。'}
      onClose={onClose}
    >
      <OutflowFields
        phone={present.contactPhoneMasked === '' ? '' : `${present.contactPhoneMasked}，不改不填`}
      />
    </FormDrawer>
  );
}

const EMPTY: Partial<Fields> = {
  place: '',
  work: '',
  employer: '',
  contactName: '',
  contactPhone: '',
  companion: '',
  lastContactOn: null,
  note: '',
};

function startOf(outflow: Outflow): Fields {
  const { sinceOn, place, work, employer, contactName, companion, lastContactOn, note } = outflow;
  return {
    sinceOn,
    place,
    work,
    employer,
    contactName,
    contactPhone: '',
    companion,
    lastContactOn,
    note,
  };
}

function OutflowFields({ phone }: { readonly phone: string }) {
  return (
    <>
      <Form.Item name="place" label="去向">
        <Input maxLength={200} autoComplete="off" autoFocus placeholder="省、市、县和住处" />
      </Form.Item>
      <Form.Item name="sinceOn" label="外出日期">
        <DayField />
      </Form.Item>
      <Form.Item name="work" label="工作">
        <Input maxLength={200} autoComplete="off" placeholder="做什么" />
      </Form.Item>
      <Form.Item name="employer" label="用工单位">
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name="contactName" label="当地联系人">
        <Input maxLength={200} autoComplete="off" placeholder="姓名、关系" />
      </Form.Item>
      <Form.Item name="contactPhone" label="联系人电话">
        <Input maxLength={40} autoComplete="off" placeholder={phone} />
      </Form.Item>
      <Form.Item name="companion" label="同行人">
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name="lastContactOn" label="最近联系">
        <DayField placeholder="没有联系过不填" />
      </Form.Item>
      <Form.Item name="note" label="说明">
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
    </>
  );
}

interface EndDrawerProps {
  readonly open: boolean;
  readonly id: number;
  readonly onClose: () => void;
}

/** 已返乡. */
export function EndDrawer({ open, id, onClose }: EndDrawerProps) {
  const { today } = useSession();
  return (
    <FormDrawer<'outflows.end', CallInput<'outflows.end'>>
      method="outflows.end"
      open={open}
      title="结束外流去向"
      start={{ endedOn: today, note: '' }}
      toInput={(values) => ({ ...values, id })}
      done={() => '已结束。'}
      onClose={onClose}
    >
      <Form.Item name="endedOn" label="结束日期">
        <DayField autoFocus />
      </Form.Item>
      <Form.Item name="note" label="说明">
        <Input maxLength={200} autoComplete="off" placeholder="返乡、换了地方等" />
      </Form.Item>
    </FormDrawer>
  );
}
