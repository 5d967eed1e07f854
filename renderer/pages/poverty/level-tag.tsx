import type { PovertyLevel } from '../../../db/domain/words/vocabulary.ts';

const SIGNS: Readonly<Record<PovertyLevel, string>> = { 已返贫: '■', 高: '●', 中: '◐', 低: '○' };

interface LevelTagProps {
  readonly level: PovertyLevel | null;
  /** What is said when there is none. */
  readonly none?: string;
}

/** 返贫风险等级: sign and word, the colour repeats them. */
export function LevelTag({ level, none = '—' }: LevelTagProps) {
  if (level === null) return <span className="muted">{none}</span>;
  return (
    <span className={`level-tag is-${level}`}>
      <span aria-hidden="true">{SIGNS[level]}</span> {level}
    </span>
  );
}
