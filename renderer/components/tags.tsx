import { Tag } from 'antd';
import { COLOURS } from '../theme.ts';

const GRADE_COLOURS: Readonly<Record<string, string>> = {
  高: COLOURS.red,
  中: COLOURS.orange,
  低: COLOURS.green,
};

/** A grade: the word carries the meaning, the colour repeats it. */
export function GradeTag({ grade }: { readonly grade: string }) {
  const colour = GRADE_COLOURS[grade] ?? COLOURS.grey;
  return (
    <span className="grade" style={{ color: colour, borderColor: colour }}>
      {grade}
    </span>
  );
}

/** 示例: nothing is computed from it until the office has adopted it. */
export function ExampleTag() {
  return (
    <Tag variant="outlined" style={{ color: COLOURS.orange, borderColor: COLOURS.orange }}>
      示例
    </Tag>
  );
}

export type Tone = 'late' | 'today' | 'done' | 'unknown';
const TONES: Readonly<Record<Tone, { sign: string; colour: string }>> = {
  late: { sign: '●', colour: COLOURS.red },
  today: { sign: '◐', colour: COLOURS.orange },
  done: { sign: '✓', colour: COLOURS.green },
  unknown: { sign: '○', colour: COLOURS.grey },
};

/** A state: sign, word and colour (docs/design.md). */
export function Mark({ tone, children }: { readonly tone: Tone; readonly children: string }) {
  const { sign, colour } = TONES[tone];
  return (
    <span className="mark" style={{ color: colour }}>
      <span aria-hidden="true">{sign}</span> {children}
    </span>
  );
}

interface DueProps {
  readonly dueOn: string | null;
  readonly overdueDays: number | null;
  readonly today: string;
}

/** When a visit is due: 逾期N天, 今天, or the day. */
export function Due({ dueOn, overdueDays, today }: DueProps) {
  if (dueOn === null) return <Mark tone="unknown">未设置</Mark>;
  if (overdueDays !== null && overdueDays > 0)
    return <Mark tone="late">{`逾期${overdueDays}天`}</Mark>;
  if (dueOn === today) return <Mark tone="today">今天</Mark>;
  return <span className="number">{dueOn}</span>;
}
