import { Form, Input } from 'antd';
import { HANDOVER_KINDS } from '../../../../db/domain/words/vocabulary.ts';
import type { Input as CallInput } from '../../../../electron/contract/index.ts';
import { DayField } from '../../../components/day-field.tsx';
import { FormDrawer } from '../../../components/form-drawer.tsx';
import { NumberedChoice } from '../../../components/numbered-choice.tsx';
import { useSession } from '../../../session.tsx';
import { conductWords, likelyKind, refusalOf, type Handover, type Measure } from './measure.ts';
import { doneWords, watched } from './words.ts';

type HandOver = CallInput<'measures.handOver'>;

interface HandoverDrawerProps {
  readonly measure: Measure;
  readonly handover: Handover | null;
  readonly fullName: string;
  readonly onClose: () => void;
}

const EMPTY = {
  warningOn: null,
  proofOn: null,
  testNoticeOn: null,
  handedOn: null,
  handedTo: '',
  receiptOn: null,
  note: '',
};

/** 移交公安机关: the papers as they come; what is not there yet stays empty. */
export function HandoverDrawer({ measure, handover, fullName, onClose }: HandoverDrawerProps) {
  const start = handover === null ? { ...EMPTY, kind: likelyKind(measure) } : startOf(handover);
  return (
    <FormDrawer<'measures.handOver', HandOver>
      method="measures.handOver"
      open
      title={`移交公安机关：${fullName}（${measure.kind}）`}
      lead={leadOf(measure, handover)}
      start={start}
      toInput={(values) => ({
        ...values,
        measureId: measure.id,
        handoverId: handover?.id ?? null,
      })}
      done={(done) => doneWords('已登记移交', { ...done, lastDay: null, reportInDue: null })}
      onClose={onClose}
    >
      {handover === null ? (
        <KindField measure={measure} />
      ) : (
        <Form.Item label="事由">{handover.kind}</Form.Item>
      )}
      <Form.Item name="warningOn" label="告诫书">
        <DayField placeholder="送达日期" />
      </Form.Item>
      <Form.Item name="proofOn" label="证明">
        <DayField placeholder="逾期未报到、严重违反协议证明" />
      </Form.Item>
      <Form.Item name="testNoticeOn" label="检测通知">
        <DayField placeholder="吸毒检测通知书" />
      </Form.Item>
      <Form.Item name="handedOn" label="移交日期">
        <DayField />
      </Form.Item>
      <Form.Item name="handedTo" label="接收单位">
        <Input maxLength={200} autoComplete="off" placeholder="如 城关派出所" />
      </Form.Item>
      <Form.Item name="receiptOn" label="回执日期">
        <DayField />
      </Form.Item>
      <Form.Item name="note" label="说明">
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <ReasonField measure={measure} handover={handover} />
    </FormDrawer>
  );
}

function startOf(handover: Handover) {
  const { kind, warningOn, proofOn, testNoticeOn, handedOn, handedTo, receiptOn, note } = handover;
  return { kind, warningOn, proofOn, testNoticeOn, handedOn, handedTo, receiptOn, note };
}

function leadOf({ endOn }: Measure, handover: Handover | null): string {
  if (handover !== null)
    return '逐项补充文书。已登记的日期不会因为留空而清除；改动须写明原因，整次登记错了的请作废。';
  return endOn === null
    ? '逐项填写已经办好的文书，没有办的以后再补。'
    : `这项措施已于${endOn}结束，补登以前办过的移交，须写明原因。`;
}

/** What changes something that stands, and what is recorded of a measure that is over, says why. */
function ReasonField({ measure, handover }: Pick<HandoverDrawerProps, 'measure' | 'handover'>) {
  if (handover === null && measure.endOn === null) return null;
  const words =
    handover === null
      ? { label: '补登原因', placeholder: '如 文书后来才交来' }
      : { label: '更正原因', placeholder: '改动已登记的内容时填写' };
  return (
    <Form.Item name="correctionReason" label={words.label}>
      <Input maxLength={200} autoComplete="off" placeholder={words.placeholder} />
    </Form.Item>
  );
}

/** 告诫 for breaches that are no serious violation yet: one paper, and nothing is handed over (戒毒条例 20). */
export function WarningDrawer({
  measure,
  fullName,
  onClose,
}: Omit<HandoverDrawerProps, 'handover'>) {
  const { today } = useSession();
  return (
    <FormDrawer<'measures.handOver', HandOver>
      method="measures.handOver"
      open
      title={`告诫：${fullName}（${measure.kind}）`}
      lead={`${conductWords(measure)}。登记告诫书后，预警消除，不移交公安机关；以后达到严重违反协议的，在这次告诫上补充证明、移交。`}
      start={{ ...EMPTY, kind: '严重违反协议', warningOn: today }}
      toInput={(values) => ({ ...values, measureId: measure.id, handoverId: null })}
      done={(done) => doneWords('已登记告诫', { ...done, lastDay: null, reportInDue: null })}
      onClose={onClose}
    >
      <Form.Item name="warningOn" label="告诫书">
        <DayField placeholder="送达日期" />
      </Form.Item>
      <Form.Item name="note" label="说明">
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
    </FormDrawer>
  );
}

function KindField({ measure }: { readonly measure: Measure }) {
  const form = Form.useFormInstance<HandOver>();
  const kind = watched(Form.useWatch('kind', form), likelyKind(measure));
  const refused = refusalOf(measure, `移交：${kind}`);
  return (
    <Form.Item
      name="kind"
      label="事由"
      {...(refused === '' ? {} : { extra: <span className="bad">{refused}</span> })}
    >
      <NumberedChoice options={HANDOVER_KINDS} aria-label="事由" />
    </Form.Item>
  );
}
