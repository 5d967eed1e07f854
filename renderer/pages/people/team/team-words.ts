import type { TeamRole } from '../../../../db/domain/words/vocabulary.ts';
import type { Output } from '../../../../electron/contract/index.ts';

export type Member = Output<'teams.ofPerson'>['present'][number];

/** What is being done to whom. */
export type TeamAction =
  | { readonly kind: 'add'; readonly role: TeamRole; readonly instead: string }
  | { readonly kind: 'correct' | 'end' | 'void'; readonly member: Member };

/** The roles as the screens name them. */
export function roleWords(role: TeamRole): string {
  return role === '村干部' ? '村干部（村包人）' : role;
}
