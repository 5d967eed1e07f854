import { Form, Input } from 'antd';
import type { Input as CallInput } from '../../../../electron/contract/index.ts';
import { DayField } from '../../../components/day-field.tsx';
import { FormDrawer } from '../../../components/form-drawer.tsx';
import { NumberedChoice } from '../../../components/numbered-choice.tsx';
import { useSession } from '../../../session.tsx';
import { endReasons, isCommunity, refusalOf, type Measure } from './measure.ts';
import { doneWords, watched } from './words.ts';

type End = CallInput<'measures.end'>;

interface EndDrawerProps {
  readonly measure: Measure;
  readonly fullName: string;
  readonly onClose: () => void;
}

/** 解除、终止 or another end, with the papers of a release. */
export function EndDrawer({ measure, fullName, onClose }: EndDrawerProps) {
  const { today } = useSession();
  const [first = '期满解除'] = endReasons(measure.kind);
  return (
    <FormDrawer<'measures.end', End>
      method="measures.end"
      open
      title={`解除、结束：${fullName}（${measure.kind}）`}
      lead={termWords(measure)}
      start={{
        on: today,
        reason: first,
        releaseNumber: '',
        releaseServedOn: null,
        townNotifiedOn: null,
        note: '',
      }}
      toInput={(values) => inputOf(values, measure.id)}
      done={(done) => doneWords('已登记结束', { ...done, lastDay: null, reportInDue: null })}
      onClose={onClose}
    >
      <EndFields measure={measure} />
    </FormDrawer>
  );
}

/** Until when, and what has moved the last day. */
function termWords({ term, extensionMonths }: Measure): string {
  if (term.lastDay === null) return `期满日期：${term.why}。`;
  const moved = [
    extensionMonths === 0 ? '' : `，已延长${extensionMonths}个月`,
    term.suspendedDays === 0 ? '' : `，中止${term.suspendedDays}天已顺延`,
  ];
  return `期满日期${term.lastDay}${moved.join('')}。`;
}

function isRelease(reason: End['reason']): boolean {
  return reason === '期满解除' || reason === '提前解除（强制隔离）';
}

function inputOf(values: End, measureId: number): End {
  if (isRelease(values.reason)) return { ...values, measureId };
  return { ...values, measureId, releaseNumber: '', releaseServedOn: null, townNotifiedOn: null };
}

function EndFields({ measure }: { readonly measure: Measure }) {
  const form = Form.useFormInstance<End>();
  const { today } = useSession();
  const [first = '期满解除'] = endReasons(measure.kind);
  const reason = watched(Form.useWatch('reason', form), first);
  const on = watched(Form.useWatch('on', form), today);
  const refused = on === today ? refusalOf(measure, `结束：${reason}`) : '';
  return (
    <>
      <Form.Item
        name="reason"
        label="原因"
        {...(refused === '' ? {} : { extra: <span className="bad">{refused}</span> })}
      >
        <NumberedChoice options={endReasons(measure.kind)} aria-label="原因" />
      </Form.Item>
      <Form.Item name="on" label="日期">
        <DayField />
      </Form.Item>
      {isRelease(reason) && (
        <>
          <Form.Item name="releaseNumber" label="通知书号">
            <Input maxLength={200} autoComplete="off" />
          </Form.Item>
          <Form.Item name="releaseServedOn" label="送达日期">
            <DayField placeholder="还没有送达不填" />
          </Form.Item>
        </>
      )}
      {isRelease(reason) && isCommunity(measure) && (
        <Form.Item
          name="townNotifiedOn"
          label="通知乡镇"
          extra="应在期满后七日内通知乡镇（街道）。"
        >
          <DayField placeholder="还没有通知不填" />
        </Form.Item>
      )}
      <Form.Item name="note" label="说明">
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
    </>
  );
}
