import { App, Form, Input } from 'antd';
import { addDays } from '../../../../db/domain/calendar/calendar-day.ts';
import { CASE_OUTCOMES, type CaseOutcome } from '../../../../db/domain/words/vocabulary-poverty.ts';
import { POVERTY_LEVELS } from '../../../../db/domain/words/vocabulary.ts';
import type { Input as CallInput } from '../../../../electron/contract/index.ts';
import { DayField } from '../../../components/day-field.tsx';
import { FormDrawer } from '../../../components/form-drawer.tsx';
import { NumberedChoice } from '../../../components/numbered-choice.tsx';
import { useSession } from '../../../session.tsx';
import { outcomeTold, type PovertyCase } from './case.ts';
import { ListedCategorySelect } from './listed-category.tsx';

interface CaseFormProps {
  readonly povertyCase: PovertyCase;
  readonly onClose: () => void;
}

/** What was done is said, and the form goes. */
function useDone(words: string, onClose: () => void): () => void {
  const { message } = App.useApp();
  return () => {
    void message.success(words);
    onClose();
  };
}

/** What each step is proved by. */
const PAPERS: Readonly<Record<PovertyCase['steps'][number]['step'], string>> = {
  入户核实: '例如：入户核查表',
  民主评议: '例如：村民代表会议记录',
  村内公示: '例如：公示照片',
  乡镇初审: '例如：乡镇初审意见',
  县级审定: '例如：县级审定文件',
};

/** 登记步骤: the next one of the procedure, with its day, paper and result. */
export function StepDrawer({ povertyCase, onClose }: CaseFormProps) {
  const { today } = useSession();
  const done = useDone('已登记。', onClose);
  const { id, revision, nextStep: step, noticeDays } = povertyCase;
  if (step === null) return null;
  const isNotice = step === '村内公示';
  return (
    <FormDrawer<'povertyCases.step', CallInput<'povertyCases.step'>>
      method="povertyCases.step"
      open
      title={`登记${step}：${povertyCase.fullName}`}
      {...(isNotice ? { lead: noticeLead(noticeDays) } : {})}
      start={{ ...daysOfStep(povertyCase, today), paper: '', result: '' }}
      toInput={(values) => ({ ...values, id, revision, step })}
      onSaved={done}
      onClose={onClose}
    >
      <Form.Item name="fromOn" label={isNotice ? '张贴日期' : '日期'}>
        <DayField />
      </Form.Item>
      {isNotice && (
        <Form.Item name="toOn" label="最后一天">
          <DayField />
        </Form.Item>
      )}
      <Form.Item name="paper" label="文书">
        <Input maxLength={200} autoComplete="off" placeholder={PAPERS[step]} />
      </Form.Item>
      <Form.Item name="result" label="结果">
        <Input.TextArea rows={3} maxLength={4000} placeholder="核实、评议的情况，可以不填" />
      </Form.Item>
    </FormDrawer>
  );
}

/** A notice that is over today at the latest, put up after the step before it; one that still hangs is recorded later. */
function daysOfStep({ nextStep, noticeDays, steps }: PovertyCase, today: string) {
  if (nextStep !== '村内公示' || noticeDays === null) return { fromOn: today, toOn: null };
  const earliest = addDays(today, -noticeDays);
  const before = steps.filter(({ voided }) => !voided).at(-1)?.fromOn ?? earliest;
  const fromOn = before > earliest ? before : earliest;
  const last = addDays(fromOn, noticeDays);
  return { fromOn, toOn: last > today ? null : last };
}

function noticeLead(noticeDays: number | null): string {
  return noticeDays === null
    ? '公示期限没有设置：请先在“设置—规则”采用“线索到认定、公示期限”，再登记公示。'
    : `公示期满以后登记。公示不少于${noticeDays}天，张贴当天不计。`;
}

/** 提出认定意见; 纳入 needs all five steps and a category that is on the list of the rounds. */
export function ProposeDrawer({ povertyCase, onClose }: CaseFormProps) {
  const done = useDone('已提出，等待另一人审定。', onClose);
  const { id, revision, nextStep, outcome, outcomeLevel, outcomeReason, noticeCategory } =
    povertyCase;
  const category = povertyCase.outcomeCategory ?? noticeCategory;
  return (
    <FormDrawer<'povertyCases.propose', CallInput<'povertyCases.propose'>>
      method="povertyCases.propose"
      open
      title={`提出认定意见：${povertyCase.fullName}`}
      lead={
        nextStep === null
          ? '五个步骤都已登记。由另一名审核人或负责人审定。'
          : `还缺“${nextStep}”：现在只能提出“不纳入”。`
      }
      start={{
        ...(outcome === null ? {} : { outcome }),
        ...(category === '' ? {} : { category }),
        level: outcomeLevel,
        reason: outcomeReason,
      }}
      toInput={({ outcome: chosen, reason, ...given }) => ({
        ...{ id, revision, outcome: chosen, reason },
        category: chosen === '纳入' ? given.category : '',
        level: chosen === '纳入' ? given.level : null,
      })}
      onSaved={done}
      onClose={onClose}
    >
      <Form.Item name="outcome" label="意见">
        <NumberedChoice options={CASE_OUTCOMES} aria-label="意见" />
      </Form.Item>
      <TakenIn />
      <Form.Item name="reason" label="理由">
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
    </FormDrawer>
  );
}

/** The category that the household gets with 纳入, and the level of the watch that begins; asked only then. */
function TakenIn() {
  const form = Form.useFormInstance();
  const outcome = Form.useWatch<CaseOutcome | undefined>('outcome', form);
  return (
    <>
      <Form.Item name="category" label="贫困属性" hidden={outcome !== '纳入'}>
        <ListedCategorySelect />
      </Form.Item>
      <Form.Item
        name="level"
        label="返贫风险"
        hidden={outcome !== '纳入'}
        extra="审定以后，这一户从审定日期起列入“监测对象”。"
      >
        <NumberedChoice options={POVERTY_LEVELS} aria-label="返贫风险" />
      </Form.Item>
    </>
  );
}

/** 审定, by another person than the proposer. */
export function DecideDrawer({ povertyCase, onClose }: CaseFormProps) {
  const { today, officeOfOne } = useSession();
  const done = useDone('已审定。', onClose);
  const { id, revision, outcomeReason, proposedBy } = povertyCase;
  const what = outcomeTold(povertyCase);
  return (
    <FormDrawer<'povertyCases.decide', CallInput<'povertyCases.decide'>>
      method="povertyCases.decide"
      open
      title={`审定认定意见：${povertyCase.fullName}`}
      saveText="审定"
      lead={`${proposedBy}提出“${what}”：${outcomeReason}。${officeOfOne ? '自己提出自己审定，会标明“自评自批”。' : ''}`}
      start={{ on: today }}
      toInput={(values) => ({ ...values, id, revision })}
      onSaved={done}
      onClose={onClose}
    >
      <Form.Item name="on" label="审定日期">
        <DayField />
      </Form.Item>
    </FormDrawer>
  );
}
