import { needsTeam } from '../domain/office/team.ts';
import { CONTROL_STATUSES } from '../domain/words/vocabulary.ts';

const statuses = CONTROL_STATUSES.filter((controlStatus) =>
  needsTeam({ presence: '在册', controlStatus, lightTouch: false }),
);

/** needsTeam (db/domain/office/team.ts) as a condition on `p`, a row of people; nobody in the recycle bin needs one. */
export const NEEDS_TEAM = `p.recycled_at IS NULL AND p.presence = '在册' AND p.light_touch = 0
  AND p.control_status IN (${statuses.map((status) => `'${status}'`).join(',')})`;
