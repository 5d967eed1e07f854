import { App, Form, Input } from 'antd';
import { useState } from 'react';
import {
  CONTACT_MODES,
  CONTACT_OUTCOMES,
  DRUG_STATES,
} from '../../../db/domain/words/vocabulary.ts';
import type { Input as CallInput, Output } from '../../../electron/contract/index.ts';
import { DayField } from '../../components/day-field.tsx';
import { FormDrawer } from '../../components/form-drawer.tsx';
import { NumberedChoice } from '../../components/numbered-choice.tsx';
import { nameToFillIn } from '../../components/name-to-fill-in.ts';
import { useSession } from '../../session.tsx';
import { AgainField } from './again-field.tsx';
import { TopicsField } from './topics-field.tsx';

type VisitInput = CallInput<'visits.record'>;
type VisitValues = Omit<VisitInput, 'personId'>;

/** Whom a visit is about, and what is known of who goes there. */
export interface VisitSubject {
  readonly personId: number;
  readonly fullName: string;
  readonly place: string;
  readonly inCharge: string;
  /** Why it is due; empty when the visit was not asked for by a rule. */
  readonly why: string;
}

interface VisitDrawerProps {
  readonly subject: VisitSubject | null;
  readonly onClose: () => void;
  readonly onSaved: (inCharge: string) => void;
}

const SEEN: Readonly<Record<string, string>> = { 见到本人: '本人', 见到家属: '家属' };
const OWN_WORDS = ['', ...Object.values(SEEN)];

/** 记录走访: a drawer over any list of people. */
export function VisitDrawer({ subject, onClose, onSaved }: VisitDrawerProps) {
  // The person stays on the closed drawer's form until the next one: no flash of an empty title.
  const [last, setLast] = useState(subject);
  if (subject !== null && subject !== last) setLast(subject);
  return last === null ? null : (
    <VisitForm
      key={last.personId}
      subject={last}
      open={subject !== null}
      onClose={onClose}
      onSaved={onSaved}
    />
  );
}

interface VisitFormProps extends VisitDrawerProps {
  readonly subject: VisitSubject;
  readonly open: boolean;
}

function VisitForm({ subject, open, onClose, onSaved }: VisitFormProps) {
  const { today } = useSession();
  const { message } = App.useApp();
  const start: VisitValues = {
    visitedOn: today,
    mode: '面对面',
    outcome: '见到本人',
    inCharge: nameToFillIn(subject.inCharge),
    seen: '本人',
    place: '',
    drugState: null,
    topics: [],
    findings: '',
    needs: '',
  };
  return (
    <FormDrawer<'visits.record', VisitValues>
      method="visits.record"
      open={open}
      width={760}
      title={`记录走访：${subject.fullName}（${subject.place}）`}
      {...(subject.why === '' ? {} : { lead: subject.why })}
      start={start}
      toInput={(values) => ({ ...values, personId: subject.personId })}
      onSaved={(receipt, { inCharge }) => {
        const next = receipt.nextDueOn === null ? '' : `，下次应在${receipt.nextDueOn}前走访`;
        if (receipt.qualifies) void message.success(`已记录${subject.fullName}的走访${next}。`);
        else
          void message.warning(
            `已记录，但不计入走访任务：${receipt.whyNot}${nextSteps(receipt)}`,
            8,
          );
        onSaved(inCharge);
      }}
      onClose={onClose}
      onChange={(changed, form) => {
        const seen = form.getFieldValue('seen') as string;
        if (changed.outcome !== undefined && OWN_WORDS.includes(seen)) {
          form.setFieldsValue({ seen: SEEN[changed.outcome] ?? '' });
        }
      }}
    >
      <VisitFields />
    </FormDrawer>
  );
}

/** What the program proposes after 未见到 and 拒绝; it is recorded on the person's page. */
function nextSteps({ proposed }: Output<'visits.record'>): string {
  if (proposed.length === 0) return '';
  const steps = proposed.map(({ step, dueOn }) => `${step}（${dueOn}前）`).join('，');
  return `。建议${steps}，可在此人的“走访”中记为跟进`;
}

/** When, how and with what outcome; who met whom and where; what was spoken of; what was found. */
function VisitFields() {
  return (
    <div className="visit-fields">
      <div className="drawer-group">
        <div className="day-and-mode">
          <Form.Item name="visitedOn" label="走访日期">
            <DayField autoFocus />
          </Form.Item>
          <Form.Item name="mode" label="走访方式">
            <NumberedChoice options={CONTACT_MODES} aria-label="走访方式" />
          </Form.Item>
        </div>
        <AgainField />
        <Form.Item name="outcome" label="走访结果">
          <NumberedChoice options={CONTACT_OUTCOMES} aria-label="走访结果" />
        </Form.Item>
        <div className="three-columns">
          <Form.Item name="inCharge" label="走访人">
            <Input maxLength={200} autoComplete="off" />
          </Form.Item>
          <Form.Item name="seen" label="见到谁">
            <Input maxLength={200} autoComplete="off" placeholder="本人、父亲……" />
          </Form.Item>
          <Form.Item name="place" label="地点">
            <Input maxLength={200} autoComplete="off" />
          </Form.Item>
        </div>
      </div>
      <div className="drawer-group">
        <Form.Item name="drugState" label="戒毒状态">
          <NumberedChoice options={DRUG_STATES} aria-label="戒毒状态" clearable />
        </Form.Item>
        <Form.Item name="topics" label="谈到的内容">
          <TopicsField />
        </Form.Item>
      </div>
      <div className="drawer-group">
        <Form.Item name="findings" label="发现情况">
          <Input.TextArea rows={2} maxLength={4000} />
        </Form.Item>
        <Form.Item name="needs" label="帮扶需求">
          <Input.TextArea className="one-line" rows={1} maxLength={4000} />
        </Form.Item>
      </div>
    </div>
  );
}
