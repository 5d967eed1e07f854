import { App, Form, Input } from 'antd';
import type {
  CommandMethod,
  Input as CallInput,
  Output,
} from '../../../../electron/contract/index.ts';
import { useId, useRef, type ReactNode } from 'react';
import { DayField } from '../../../components/day-field.tsx';
import { Failure } from '../../../components/failure.tsx';
import { useFocusOnward } from '../../../components/focus-in-list.ts';
import { GuardedButton } from '../../../components/guarded-button.tsx';
import { Mark } from '../../../components/tags.tsx';
import { useSave } from '../../../components/use-save.ts';
import { useSession } from '../../../session.tsx';

type FollowUps = Output<'tests.followUps'>;

interface StepFormProps<M extends CommandMethod> {
  readonly method: M;
  readonly lead: ReactNode;
  readonly start: object;
  readonly toInput: (values: object) => CallInput<M>;
  readonly saveText: string;
  readonly done: string;
  readonly children: ReactNode;
}

/** One step with its two or three fields in a line and its button. */
function StepForm<M extends CommandMethod>(props: StepFormProps<M>) {
  const { message } = App.useApp();
  const [form] = Form.useForm();
  // Several of these forms stand on one page: each needs ids of its own.
  const name = useId();
  const box = useRef<HTMLDivElement>(null);
  useFocusOnward(box);
  const { save, pending, failure } = useSave(props.method, form, () => {
    void message.success(props.done);
  });
  const submit = () => save(props.toInput(form.getFieldsValue(true) as object));
  return (
    <div ref={box}>
      {props.lead}
      <Form
        form={form}
        name={name}
        layout="inline"
        className="step-form"
        requiredMark={false}
        initialValues={props.start}
        onFinish={submit}
      >
        {props.children}
        <GuardedButton method={props.method} type="primary" htmlType="submit" loading={pending}>
          {props.saveText}
        </GuardedButton>
      </Form>
      <Failure reason={failure} />
    </div>
  );
}

/** 戒毒条例 21: the police are told. */
export function ReportStep({ positive }: { readonly positive: FollowUps['positive'][number] }) {
  const { today } = useSession();
  const { testId, reportedOn, reportedTo } = positive;
  if (reportedOn !== null)
    return <Mark tone="done">{`已报告公安机关（${reportedOn}，${reportedTo}）`}</Mark>;
  return (
    <StepForm
      method="tests.reported"
      lead={<Mark tone="late">应当及时报告公安机关（《戒毒条例》第二十一条）</Mark>}
      start={{ reportedOn: today, reportedTo: '' }}
      toInput={(values) => ({ ...(values as CallInput<'tests.reported'>), testId })}
      saveText="记录报告"
      done="已记录报告公安机关。"
    >
      <Form.Item name="reportedOn" label="报告日期">
        <DayField aria-label="报告日期" />
      </Form.Item>
      <Form.Item name="reportedTo" label="接报单位">
        <Input maxLength={200} autoComplete="off" placeholder="如城关派出所" />
      </Form.Item>
    </StepForm>
  );
}

interface ReincludeStepProps {
  readonly testId: number;
  readonly from: string;
}

/** 复吸重新纳入: nothing changes until the clerk confirms it. */
export function ReincludeStep({ testId, from }: ReincludeStepProps) {
  return (
    <StepForm
      method="tests.reinclude"
      lead={
        <>
          <Mark tone="late">现在是“戒断三年未复吸”，复吸的应重新纳入管控</Mark>
          <span className="muted">确认后变为“社会面”，计入“复吸重新纳入”</span>
        </>
      }
      start={{ on: from, note: '' }}
      toInput={(values) => ({ ...(values as CallInput<'tests.reinclude'>), testId })}
      saveText="确认重新纳入"
      done="已重新纳入管控，现状为社会面。"
    >
      <Form.Item name="on" label="从哪天起">
        <DayField aria-label="从哪天起" />
      </Form.Item>
      <Form.Item name="note" label="依据">
        <Input maxLength={200} autoComplete="off" placeholder="不填记为检测阳性" />
      </Form.Item>
    </StepForm>
  );
}

/** A weak positive sample goes to the laboratory. */
export function SendStep({ weak }: { readonly weak: FollowUps['weak'][number] }) {
  const { today } = useSession();
  const { testId, sentOn, sentTo } = weak;
  if (sentOn !== null)
    return <Mark tone="today">{`已送检（${sentOn}，${sentTo}），等待结果`}</Mark>;
  return (
    <StepForm
      method="tests.sent"
      lead={<Mark tone="late">样本应送实验室检测</Mark>}
      start={{ sentOn: today, sentTo: '' }}
      toInput={(values) => ({ ...(values as CallInput<'tests.sent'>), testId })}
      saveText="记录送检"
      done="已记录送检。"
    >
      <Form.Item name="sentOn" label="送检日期">
        <DayField aria-label="送检日期" />
      </Form.Item>
      <Form.Item name="sentTo" label="送检单位">
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
    </StepForm>
  );
}
