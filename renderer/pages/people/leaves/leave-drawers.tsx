import { Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import { isCalendarDay } from '../../../../db/domain/calendar/calendar-day.ts';
import { needsWrittenReport } from '../../../../db/domain/measures/leave-finding.ts';
import { LEAVE_REASONS } from '../../../../db/domain/words/vocabulary.ts';
import type { Input as CallInput } from '../../../../electron/contract/index.ts';
import { DayField } from '../../../components/day-field.tsx';
import { FormDrawer } from '../../../components/form-drawer.tsx';
import { NumberedChoice } from '../../../components/numbered-choice.tsx';
import { useSession } from '../../../session.tsx';
import type { Leave } from './leave.ts';

interface OfPerson {
  readonly open: boolean;
  readonly personId: number;
  readonly onClose: () => void;
}
interface OfLeave {
  readonly leave: Leave | null;
  readonly onClose: () => void;
}

type Application = CallInput<'leaves.apply'>;

/** 申请外出 (戒毒条例 19). */
export function ApplicationDrawer({ open, personId, onClose }: OfPerson) {
  const { today, officeOfOne } = useSession();
  return (
    <FormDrawer<'leaves.apply', Application>
      method="leaves.apply"
      open={open}
      title="申请外出"
      lead={
        officeOfOne
          ? '离开本县3日以上须书面报告。本单位只有一名用户，可以自己审批，会标明“自评自批”。'
          : '离开本县3日以上须书面报告；由另一名审核人或负责人审批。'
      }
      start={{
        appliedOn: today,
        leftOn: today,
        destination: '',
        purpose: '务工',
        writtenReport: false,
        note: '',
      }}
      toInput={(values) => ({ ...values, personId })}
      done={() => '已登记申请，等待审批。'}
      onClose={onClose}
    >
      <Form.Item name="appliedOn" label="申请日期">
        <DayField autoFocus />
      </Form.Item>
      <Form.Item name="leftOn" label="外出日期">
        <DayField ahead />
      </Form.Item>
      <Form.Item name="plannedBackOn" label="返回日期">
        <DayField ahead />
      </Form.Item>
      <WrittenReport from="leftOn" to="plannedBackOn" />
      <Form.Item name="destination" label="去向">
        <Input maxLength={200} autoComplete="off" placeholder="省、市、县和住处" />
      </Form.Item>
      <Form.Item name="purpose" label="事由">
        <NumberedChoice options={LEAVE_REASONS} aria-label="事由" />
      </Form.Item>
      <Form.Item name="note" label="说明">
        <Input maxLength={200} autoComplete="off" placeholder="联系方式、同行人等" />
      </Form.Item>
    </FormDrawer>
  );
}

interface WrittenReportProps {
  /** The field with the first day, or the day itself. */
  readonly from: string;
  readonly to: string;
  readonly start?: string;
}

/** 书面报告, with the word of the law when the days ask for it. */
function WrittenReport({ from, to, start }: WrittenReportProps) {
  const form: unknown = Form.useWatch(from);
  const until: unknown = Form.useWatch(to);
  const first = start ?? form;
  const needed = isCalendarDay(first) && isCalendarDay(until) && needsWrittenReport(first, until);
  return (
    <Form.Item name="writtenReport" label=" " valuePropName="checked">
      <Checkbox>
        本人已提交书面报告{needed && '（3日以上，《戒毒条例》第十九条要求书面报告）'}
      </Checkbox>
    </Form.Item>
  );
}

type Unauthorised = CallInput<'leaves.record'>;

/** 登记擅自外出: gone without an application. */
export function UnauthorisedDrawer({ open, personId, onClose }: OfPerson) {
  return (
    <FormDrawer<'leaves.record', Unauthorised>
      method="leaves.record"
      open={open}
      title="登记擅自外出"
      lead="没有请假就离开本县的。满3日起算一次擅自外出，3次以上或累计超过30日构成严重违反协议（《戒毒条例》第二十条）。"
      start={{ backOn: null, destination: '', purpose: '务工', note: '' }}
      toInput={(values) => ({ ...values, personId })}
      done={() => '已登记。'}
      onClose={onClose}
    >
      <Form.Item name="leftOn" label="外出日期">
        <DayField autoFocus />
      </Form.Item>
      <Form.Item name="backOn" label="返回日期">
        <DayField placeholder="还没有返回不填" />
      </Form.Item>
      <Form.Item name="destination" label="去向">
        <Input maxLength={200} autoComplete="off" placeholder="不知道不填" />
      </Form.Item>
      <Form.Item name="purpose" label="事由">
        <NumberedChoice options={LEAVE_REASONS} aria-label="事由" />
      </Form.Item>
      <Form.Item name="note" label="说明">
        <Input maxLength={200} autoComplete="off" placeholder="怎样发现的" />
      </Form.Item>
    </FormDrawer>
  );
}

/** The leave stays on the closed drawer's form until the next one. */
function useLast(leave: Leave | null): Leave | null {
  const [last, setLast] = useState(leave);
  if (leave !== null && leave !== last) setLast(leave);
  return leave ?? last;
}

/** 销假. */
export function ReturnDrawer({ leave, onClose }: OfLeave) {
  const { today } = useSession();
  const last = useLast(leave);
  if (last === null) return null;
  return (
    <FormDrawer<'leaves.return', CallInput<'leaves.return'>>
      key={last.id}
      method="leaves.return"
      open={leave !== null}
      title={`销假：${last.leftOn}外出`}
      start={{ backOn: today }}
      toInput={({ backOn }) => ({ backOn, id: last.id })}
      done={() => '已销假。'}
      onClose={onClose}
    >
      <Form.Item name="backOn" label="返回日期">
        <DayField autoFocus />
      </Form.Item>
    </FormDrawer>
  );
}

/** 续假: asked for before the approved days are over. */
export function ExtensionDrawer({ leave, onClose }: OfLeave) {
  const { today } = useSession();
  const last = useLast(leave);
  if (last === null) return null;
  return (
    <FormDrawer<'leaves.extend', CallInput<'leaves.extend'>>
      key={last.id}
      method="leaves.extend"
      open={leave !== null}
      title={`续假：${last.leftOn}外出，批准到${last.plannedBackOn ?? ''}`}
      lead="续假应在批准的返回日期以前提出，由另一名审核人或负责人审批。"
      start={{ appliedOn: today, writtenReport: last.writtenReport, reason: '' }}
      toInput={(values) => ({ ...values, id: last.id })}
      done={() => '已登记续假申请，等待审批。'}
      onClose={onClose}
    >
      <Form.Item name="appliedOn" label="申请日期">
        <DayField autoFocus />
      </Form.Item>
      <Form.Item name="until" label="续到">
        <DayField ahead />
      </Form.Item>
      <WrittenReport from="leftOn" to="until" start={last.leftOn} />
      <Form.Item name="reason" label="理由">
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
    </FormDrawer>
  );
}
