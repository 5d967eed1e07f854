import { dayNumber } from '../../../../db/domain/calendar/calendar-day.ts';
import { Mark } from '../../../components/tags.tsx';
import { useSession } from '../../../session.tsx';
import type { Round } from '../entry.ts';

/** How a round stands to its days, in words: 已办结, 3天后开始, 还有20天, 今天截止, 逾期5天. */
export function roundTime(
  { firstOn, lastOn, closedOn }: Pick<Round, 'firstOn' | 'lastOn' | 'closedOn'>,
  today: string,
): { readonly tone: 'done' | 'late' | 'today' | 'unknown'; readonly words: string } {
  if (closedOn !== null) return { tone: 'done', words: `${closedOn}办结` };
  if (today < firstOn) {
    return { tone: 'unknown', words: `${dayNumber(firstOn) - dayNumber(today)}天后开始` };
  }
  const left = dayNumber(lastOn) - dayNumber(today);
  if (left < 0) return { tone: 'late', words: `逾期${-left}天` };
  return { tone: 'today', words: left === 0 ? '今天截止' : `还有${left}天` };
}

/** roundTime with its sign and colour. */
export function RoundState({ round }: { readonly round: Round }) {
  const { today } = useSession();
  const { tone, words } = roundTime(round, today);
  return (
    <span className="person-facts">
      <Mark tone={tone}>{words}</Mark>
    </span>
  );
}
