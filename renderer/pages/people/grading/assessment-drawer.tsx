import { useQuery } from '@tanstack/react-query';
import { Form, Input, type FormInstance } from 'antd';
import { proposeGrade, type GradeProposal } from '../../../../db/domain/grades/grading.ts';
import { ASSESSED_GRADES, type AssessedGrade } from '../../../../db/domain/words/vocabulary.ts';
import type { Input as CallInput, Output } from '../../../../electron/contract/index.ts';
import { queryFor } from '../../../bridge/keys.ts';
import { FormDrawer } from '../../../components/form-drawer.tsx';
import { NumberedBoxes } from '../../../components/numbered-boxes.tsx';
import { NumberedChoice } from '../../../components/numbered-choice.tsx';
import { ExampleTag, GradeTag } from '../../../components/tags.tsx';
import { useSession } from '../../../session.tsx';
import type { Detail } from '../detail.ts';
import { GradeDrawer } from './grade-drawer.tsx';

type Sheet = Output<'grades.sheet'>;
type FactorSet = NonNullable<Sheet['set']>;
type Factor = FactorSet['factors'][number];

/** As the fields hold it: one label, or several where the factor allows it. */
interface Values {
  readonly answers: {
    readonly chosen: Readonly<Record<string, string | readonly string[] | undefined>>;
    readonly forces: readonly string[];
  };
  readonly grade?: AssessedGrade;
  readonly reason: string;
}

interface AssessmentDrawerProps {
  readonly open: boolean;
  readonly person: Detail;
  readonly onClose: () => void;
}

/** 评估定级: the office's factor set as a sheet; without an adopted one a grade is proposed with a reason alone. */
export function AssessmentDrawer({ open, person, onClose }: AssessmentDrawerProps) {
  const sheet = useQuery({ ...queryFor('grades.sheet', { personId: person.id }), enabled: open });
  if (sheet.data === undefined) return null;
  const { set } = sheet.data;
  return set === null ? (
    <GradeDrawer open={open} person={person} onClose={onClose} />
  ) : (
    <SheetDrawer open={open} person={person} sheet={sheet.data} set={set} onClose={onClose} />
  );
}

type Answers = CallInput<'grades.assess'>['answers'];

function answersOf({ answers }: Pick<Values, 'answers'>): Answers {
  const lists = Object.entries(answers.chosen).flatMap(([id, chosen]): [string, string[]][] => {
    if (chosen === undefined) return [];
    return [[id, typeof chosen === 'string' ? [chosen] : [...chosen]]];
  });
  return { chosen: Object.fromEntries(lists), forces: [...answers.forces] };
}

/** The register's answers first, then those of the last sheet: what has not changed need not be asked again. */
function startOf({ suggested, last }: Sheet, set: FactorSet): Partial<Values> {
  const chosen = set.factors.flatMap((factor): [string, string | string[]][] => {
    const known = suggested.chosen[factor.id] ?? last?.chosen[factor.id] ?? [];
    const labels = known.filter((label) => factor.options.some((each) => each.label === label));
    if (labels.length === 0) return [];
    return [[factor.id, factor.several ? labels : (labels[0] ?? '')]];
  });
  return {
    answers: { chosen: Object.fromEntries(chosen), forces: suggested.forces },
    reason: '',
  };
}

interface SheetDrawerProps extends AssessmentDrawerProps {
  readonly sheet: Sheet;
  readonly set: FactorSet;
}

function SheetDrawer({ open, person, sheet, set, onClose }: SheetDrawerProps) {
  const { officeOfOne } = useSession();
  const start = startOf(sheet, set);
  const gradeOf = (values: Pick<Values, 'answers'>) => proposeGrade(set, answersOf(values)).grade;
  const first = start.answers === undefined ? null : gradeOf({ answers: start.answers });
  return (
    <FormDrawer<'grades.assess', Values>
      method="grades.assess"
      open={open}
      title={`评估定级：${person.fields.fullName}`}
      width={820}
      saveText="提出"
      lead={
        <>
          {set.status === '示例' && <ExampleTag />}
          {' 标“台账”的由程序按记录填好，请核对；其余逐项选，不清楚的选“不详”。'}
          {officeOfOne
            ? '本单位只有一名用户，可以自己审批，会标明“自评自批”。'
            : '由另一名审核人或负责人审批后生效。'}
        </>
      }
      start={{ ...start, ...(first === null ? {} : { grade: first }) }}
      toInput={(values) => ({
        personId: person.id,
        rowId: set.rowId,
        answers: answersOf(values),
        grade: values.grade as AssessedGrade,
        reason: values.reason,
      })}
      onChange={(changed, form) => followSheet(changed, form, gradeOf)}
      done={({ points, proposedGrade }) =>
        `已提出：${points}分，评估表为“${proposedGrade}”。审批后生效。`
      }
      onClose={onClose}
    >
      <div className="assessment">
        {set.factors.map((factor) => (
          <FactorField key={factor.id} factor={factor} />
        ))}
        <Form.Item
          name={['answers', 'forces']}
          label="直接定级"
          extra="有其中一项的，等级不低于所列等级。"
        >
          <NumberedBoxes
            aria-label="直接定级"
            options={set.forces.map(({ id, label, grade }) => ({
              value: id,
              label: `${label}（${grade}）`,
            }))}
          />
        </Form.Item>
      </div>
      <Form.Item label="合计" shouldUpdate>
        {({ getFieldsValue }: FormInstance) => {
          const values = getFieldsValue(true) as Values;
          return <Sum set={set} proposal={proposeGrade(set, answersOf(values))} />;
        }}
      </Form.Item>
      <Form.Item name="grade" label="评为">
        <NumberedChoice options={ASSESSED_GRADES} aria-label="评为" />
      </Form.Item>
      <Form.Item name="reason" label="理由" extra="与评估表不一致时必填。">
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
    </FormDrawer>
  );
}

/** The grade follows the sheet until the clerk has chosen another. */
function followSheet(
  changed: Partial<Values>,
  form: FormInstance,
  gradeOf: (values: Pick<Values, 'answers'>) => AssessedGrade | null,
): void {
  if (changed.answers === undefined || form.isFieldTouched('grade')) return;
  const grade = gradeOf(form.getFieldsValue(true) as Values);
  if (grade !== null) form.setFieldValue('grade', grade);
}

function FactorField({ factor }: { readonly factor: Factor }) {
  const points = (label: string) =>
    factor.options.find((option) => option.label === label)?.points ?? 0;
  return (
    <Form.Item
      name={['answers', 'chosen', factor.id]}
      label={
        <span>
          {factor.title}
          {factor.fromRegister && <span className="from-register">台账</span>}
        </span>
      }
    >
      {factor.several ? (
        <NumberedBoxes
          aria-label={factor.title}
          options={factor.options.map(({ label }) => ({
            value: label,
            label: `${label}（${points(label)}）`,
          }))}
        />
      ) : (
        <NumberedChoice
          options={factor.options.map(({ label }) => label)}
          aria-label={factor.title}
          wordFor={(label) => `${label}（${points(label)}）`}
        />
      )}
    </Form.Item>
  );
}

function Sum({ set, proposal }: { readonly set: FactorSet; readonly proposal: GradeProposal }) {
  if (proposal.grade === null)
    return <span className="quiet">还有{proposal.missing.length}项没有选</span>;
  const forced = set.forces.filter(({ id }) => proposal.forcedBy.includes(id));
  return (
    <span aria-live="polite">
      <strong className="number">{proposal.points}</strong>
      {`分（${set.high}分以上为高，${set.middle}分以上为中），评估表为 `}
      <GradeTag grade={proposal.grade} />
      {forced.length > 0 && `（${forced.map(({ label }) => label).join('、')}）`}
    </span>
  );
}
