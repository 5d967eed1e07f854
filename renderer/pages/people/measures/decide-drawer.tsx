import { Checkbox, Form, Input, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { MEASURE_KINDS, type MeasureKind } from '../../../../db/domain/words/vocabulary.ts';
import type { Input as CallInput } from '../../../../electron/contract/index.ts';
import { DayField } from '../../../components/day-field.tsx';
import { FormDrawer } from '../../../components/form-drawer.tsx';
import { NumberedChoice } from '../../../components/numbered-choice.tsx';
import type { Detail } from '../detail.ts';
import { endReasons, isCommunity, runningCompulsory, type MeasuresView } from './measure.ts';
import { doneWords, watched } from './words.ts';

const YEARS = ['一年', '二年', '三年'] as const;

type Decision = CallInput<'measures.decide'>;
interface Typed extends Omit<Decision, 'decidedYears' | 'personId'> {
  readonly decidedYears: (typeof YEARS)[number] | null;
  readonly past: boolean;
}

interface DecideDrawerProps {
  readonly person: Detail;
  readonly view: MeasuresView;
  readonly onClose: () => void;
}

/** 新的措施: one of the six kinds with the fields that it needs, or one of the past. */
export function DecideDrawer({ person, view, onClose }: DecideDrawerProps) {
  const inside = runningCompulsory(view);
  const { townName } = person;
  const office = townName.endsWith('街道') ? '办事处' : '人民政府';
  return (
    <FormDrawer<'measures.decide', Typed>
      method="measures.decide"
      open
      title={`新的措施：${person.fields.fullName}`}
      start={{ ...EMPTY, kind: firstKind(view), executionPlace: `${townName}${office}` }}
      toInput={(typed) => inputOf(typed, person.id, inside !== undefined)}
      done={(done) => doneWords('已登记措施', done)}
      onClose={onClose}
    >
      <DecideFields view={view} />
    </FormDrawer>
  );
}

const EMPTY: Omit<Typed, 'kind'> = {
  documentNumber: '',
  decidingUnit: '',
  executionPlace: '',
  decisionOn: null,
  serviceOn: null,
  startOn: null,
  decidedYears: null,
  creditedDays: null,
  agreementNumber: '',
  agreementOn: null,
  endOn: null,
  endReason: null,
  past: false,
  note: '',
};

/** The kind that comes next as a rule: 社区戒毒, after 强制隔离 the 社区康复. */
function firstKind({ decidable }: MeasuresView): MeasureKind {
  const free = MEASURE_KINDS.find(
    (kind) => decidable.find(({ event }) => event === kind)?.refused === '',
  );
  return free ?? '社区戒毒';
}

/** Only what belongs to the kind is sent. */
function inputOf(typed: Typed, personId: number, inside: boolean): Decision {
  const { past, kind, endOn, endReason, ...fields } = typed;
  const change = kind === '社区戒毒' && inside && !past;
  const community = isCommunity({ kind });
  const ended = past ? { endOn, endReason } : {};
  const base = { ...fields, ...ended, personId, kind, change, decidedYears: yearsOf(typed) };
  if (!community && kind !== '强制隔离戒毒')
    return { ...base, executionPlace: '', decisionOn: null, serviceOn: null, creditedDays: null };
  return {
    ...base,
    agreementNumber: '',
    agreementOn: null,
    executionPlace: community ? fields.executionPlace : '',
    startOn: community && past ? fields.startOn : null,
    creditedDays: change ? (fields.creditedDays ?? null) : null,
  };
}

function yearsOf({ kind, decidedYears }: Typed): number | null {
  return kind !== '社区康复' || decidedYears === null ? null : YEARS.indexOf(decidedYears) + 1;
}

function DecideFields({ view }: { readonly view: MeasuresView }) {
  const form = Form.useFormInstance<Typed>();
  const kind = watched(Form.useWatch('kind', form), firstKind(view));
  const past = watched(Form.useWatch('past', form), false);
  const change = kind === '社区戒毒' && !past && runningCompulsory(view) !== undefined;
  return (
    <>
      <Form.Item name="kind" label="措施" {...extraOf(hintOf({ view, kind, past, change }))}>
        <NumberedChoice options={MEASURE_KINDS} aria-label="措施" />
      </Form.Item>
      {isCommunity({ kind }) || kind === '强制隔离戒毒' ? (
        <DecidedFields kind={kind} past={past} change={change} />
      ) : (
        <AgreedFields past={past} />
      )}
      <Form.Item name="past" label=" " valuePropName="checked">
        <Checkbox>补录以前已经结束的措施（不改变现在的管控现状）</Checkbox>
      </Form.Item>
      {past && (
        <>
          <Form.Item name="endOn" label="结束日期">
            <DayField rough />
          </Form.Item>
          <Form.Item name="endReason" label="结束原因">
            <NumberedChoice options={endReasons(kind, true)} aria-label="结束原因" />
          </Form.Item>
        </>
      )}
      <Form.Item name="note" label="说明">
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
    </>
  );
}

interface Choice {
  readonly view: MeasuresView;
  readonly kind: MeasureKind;
  readonly past: boolean;
  readonly change: boolean;
}

/** What choosing this kind means here, before anything is typed. */
function hintOf({ view, kind, past, change }: Choice): ReactNode {
  if (change) return '因健康原因由强制隔离戒毒变更，已执行的天数折抵（《戒毒条例》第三十一条）。';
  const refused = view.decidable.find(({ event }) => event === kind)?.refused ?? '';
  return past || refused === '' ? null : <span className="bad">{refused}</span>;
}

/** A line under a field only where there is one to say: an empty one leaves a gap. */
function extraOf(hint: ReactNode): { readonly extra?: ReactNode } {
  return hint === null ? {} : { extra: hint };
}

interface FieldsProps {
  readonly kind: MeasureKind;
  readonly past: boolean;
  readonly change: boolean;
}

function DecidedFields({ kind, past, change }: FieldsProps) {
  const community = isCommunity({ kind });
  return (
    <>
      <Form.Item name="documentNumber" label="决定书号">
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name="decidingUnit" label="决定机关">
        <Input maxLength={200} autoComplete="off" placeholder="如 台前县公安局" />
      </Form.Item>
      <Form.Item name="decisionOn" label="决定日期">
        <DayField rough={past} />
      </Form.Item>
      <Form.Item
        name="serviceOn"
        label="送达日期"
        {...(community && !past ? { extra: '报到期限从送达之日起十五日。' } : {})}
      >
        <DayField rough={past} />
      </Form.Item>
      {kind === '社区康复' && (
        <Form.Item name="decidedYears" label="年限">
          <NumberedChoice options={YEARS} aria-label="年限" />
        </Form.Item>
      )}
      {community && (
        <Form.Item name="executionPlace" label="执行地">
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
      )}
      {community && past && (
        <Form.Item name="startOn" label="报到日期">
          <DayField rough />
        </Form.Item>
      )}
      {change && (
        <Form.Item name="creditedDays" label="折抵天数" extra="不填时由程序按执行的天数计算。">
          <InputNumber min={0} max={1096} precision={0} />
        </Form.Item>
      )}
    </>
  );
}

function AgreedFields({ past }: { readonly past: boolean }) {
  return (
    <>
      <Form.Item name="startOn" label="开始日期">
        <DayField rough={past} placeholder="签订协议或者登记的日期" />
      </Form.Item>
      <Form.Item name="decidingUnit" label="机构">
        <Input maxLength={200} autoComplete="off" placeholder="戒毒医疗机构、康复场所" />
      </Form.Item>
      <Form.Item name="agreementNumber" label="协议编号">
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
    </>
  );
}
