import { POVERTY_LEVELS } from '../../../../db/domain/words/vocabulary.ts';
import type { Round } from '../entry.ts';
import { LevelTag } from '../level-tag.tsx';

/** The counts of a round: listed = visited + not visited with a reason + waiting. */
export function RoundNumbers({ round }: { readonly round: Round }) {
  const facts: readonly (readonly [string, number, string])[] = [
    ['应回访', round.listed, '人'],
    ['已回访', round.visited, '人'],
    ['未回访（有原因）', round.unmet, '人'],
    ['待回访', round.waiting, '人'],
    ['已审定', round.approved, '人'],
    ['涉及', round.households, '户'],
    ['补入', round.added, '人'],
    ['移出', round.left, '人'],
  ];
  return (
    <div className="round-numbers">
      <dl>
        {facts.map(([name, count, unit]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <strong className="number">{count}</strong>
              {unit}
            </dd>
          </div>
        ))}
      </dl>
      <ul className="round-levels" aria-label="审定结论（户）">
        {POVERTY_LEVELS.map((level) => (
          <li key={level}>
            <LevelTag level={level} /> <strong className="number">{round.levels[level]}</strong>户
          </li>
        ))}
      </ul>
    </div>
  );
}
