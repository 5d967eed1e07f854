import { Tag } from 'antd';
import { lookOf, type GradeColour } from '../../db/domain/grades/grade-set.ts';
import { COLOURS } from '../theme.ts';
import { useGradeLooks } from './grade-looks.ts';

/** Where the office has adopted no colours of its own. */
const GRADE_COLOURS: Readonly<Record<string, string>> = {
  高: COLOURS.red,
  中: COLOURS.orange,
  低: COLOURS.green,
};
/** The colours of GRADE-SET, dark enough to be read as a word (docs/design.md). */
const OWN_COLOURS: Readonly<Record<GradeColour, string>> = {
  红: COLOURS.red,
  橙: COLOURS.orange,
  黄: COLOURS.yellow,
  绿: COLOURS.green,
  蓝: COLOURS.blue,
  紫: COLOURS.purple,
  灰: COLOURS.grey,
};

/** A grade as the office calls it: the word carries the meaning, the colour repeats it. */
export function GradeTag({ grade }: { readonly grade: string }) {
  const look = lookOf(useGradeLooks(), grade);
  const colour =
    look.colour === null ? (GRADE_COLOURS[grade] ?? COLOURS.grey) : OWN_COLOURS[look.colour];
  return (
    <span
      className="grade"
      style={{ color: colour, borderColor: colour }}
      {...(look.label === grade ? {} : { title: `风险等级：${grade}` })}
    >
      {look.label}
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
