import { Mark } from '../../../components/tags.tsx';
import { useSession } from '../../../session.tsx';
import type { Round } from '../entry.ts';
import { roundTime } from './round-time.ts';

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
