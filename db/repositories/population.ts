import { COUNTED_CATEGORIES } from '../domain/person/care-scope.ts';
import type { Connection } from './connection-type.ts';

/** Today's 现有 and 应管控 of the home page (defaults.md 4; domain.md 8.2); periods are counted by the indicators. */
export function createPopulation({ db }: Connection) {
  const now = db.prepare<{ counted: string }, { present: number; underControl: number }>(`
    SELECT count(*) AS present,
      coalesce(sum(control_status NOT IN ('在押','强制隔离戒毒')), 0) AS underControl
    FROM people
    WHERE recycled_at IS NULL AND presence = '在册' AND category IN (SELECT value FROM json_each(@counted))
      AND control_status NOT IN ('戒断三年未复吸','出国（境）','死亡')`);
  return {
    now(): { present: number; underControl: number } {
      return (
        now.get({ counted: JSON.stringify(COUNTED_CATEGORIES) }) ?? { present: 0, underControl: 0 }
      );
    },
  };
}
