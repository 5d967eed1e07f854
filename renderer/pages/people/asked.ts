import { useSearchParams } from 'react-router';
import type { Action } from './more-actions.tsx';

/** What the address of a person's page asks for: /people/ID?tab=measures&do=报到&subject=12. */
export interface Asked {
  readonly tab: string | null;
  readonly act: string | null;
  /** Id of the record that it is about. */
  readonly subject: number | null;
}

/** The question of the address, as the to-do list writes it. */
export function useAsked(): Asked {
  const [query] = useSearchParams();
  const subject = query.get('subject');
  return {
    tab: query.get('tab'),
    act: query.get('do'),
    subject: subject === null ? null : Number(subject),
  };
}

const DRAWERS: readonly string[] = ['visit', 'test', 'help', 'status', 'move', 'grade'];

/** The drawer of the page itself that is asked for; those of a tab open there. */
export function askedDrawer({ act }: Asked): Action | null {
  return act !== null && DRAWERS.includes(act) ? (act as Action) : null;
}
