/**
 * Rule GRADE-SET (domain.md 12.3 G1, 3.2): how an office calls and colours its grades. What is stored and computed stays
 * 高, 中, 低, 未评估; only what is shown changes.
 */
import { GRADES, type Grade } from '../words/vocabulary.ts';

export const GRADE_COLOURS = ['红', '橙', '黄', '绿', '蓝', '紫', '灰'] as const;
export type GradeColour = (typeof GRADE_COLOURS)[number];

export interface GradeLook {
  readonly grade: Grade;
  /** What the office calls it, such as A级; a row of before this field has none. */
  readonly label?: string;
  readonly colour: string;
}

/** Fits a narrow column of a list. */
export const LABEL_LENGTH = 6;

/** What stands for a grade on the screen: the office's word, and its colour (null: the program's own). */
export function lookOf(
  looks: readonly GradeLook[],
  grade: string,
): { readonly label: string; readonly colour: GradeColour | null } {
  const found = looks.find((look) => look.grade === grade);
  const colour = GRADE_COLOURS.find((each) => each === found?.colour) ?? null;
  return { label: found?.label ?? grade, colour };
}

function labelProblem({ grade, label = grade }: GradeLook): string | null {
  if (typeof label !== 'string' || label.trim() === '') return `“${grade}”请填写名称`;
  if (label !== label.trim() || Array.from(label).length > LABEL_LENGTH)
    return `“${grade}”的名称不超过${LABEL_LENGTH}个字，前后没有空格`;
  const other = GRADES.find((each) => each !== grade && each === label);
  return other === undefined ? null : `“${grade}”不能叫“${other}”，那是另一个等级`;
}

function isLook(value: unknown): value is GradeLook {
  return typeof value === 'object' && value !== null && 'grade' in value && 'colour' in value;
}

export interface GradeSetProblem {
  /** grades, or the box of one grade: grades.0.label. */
  readonly field: string;
  readonly message: string;
}

function whole(message: string): readonly GradeSetProblem[] {
  return [{ field: 'grades', message }];
}

/** What is wrong with a row: each grade once, with a word of its own (a colour alone tells nothing apart) and a known colour. */
export function gradeSetProblems(looks: readonly GradeLook[]): readonly GradeSetProblem[] {
  if (!looks.every(isLook)) return whole('每个等级应有名称和颜色');
  const grades = looks.map(({ grade }) => grade);
  if (grades.length !== GRADES.length || !GRADES.every((grade) => grades.includes(grade)))
    return whole(`应是${GRADES.join('、')}各一项`);
  const labels = looks.map(({ grade, label }) => label ?? grade);
  return looks.flatMap((look, index) => {
    const label = labels[index] ?? '';
    const twice = labels.indexOf(label) < index ? `两个等级不能都叫“${label}”` : null;
    const word = labelProblem(look) ?? twice;
    const known = GRADE_COLOURS.some((each) => each === look.colour);
    const colour = known ? null : `“${look.grade}”的颜色应是${GRADE_COLOURS.join('、')}之一`;
    return [
      ...(word === null ? [] : [{ field: `grades.${index}.label`, message: word }]),
      ...(colour === null ? [] : [{ field: `grades.${index}.colour`, message: colour }]),
    ];
  });
}
