import type { Migration } from './types.ts';

/** What stands in the field when nothing was asked for. */
const NOTHING = new Set(['无', '没有', '暂无', '无需求', '暂无需求', '没有需求', '/', '-']);
const MOST_CHARACTERS = 200;

interface OldVisit {
  readonly id: number;
  readonly personId: number;
  readonly needs: string;
  readonly recordedBy: string;
  readonly recordedAt: string;
}

/**
 * What was asked for at visits from before there were needs (0100) becomes open needs, so that nobody is forgotten. What was told
 * at several visits is one need, of the latest of them. Visits that have needs already, and voided ones, stay as they are.
 */
export const needsOfOldVisits: Migration = {
  version: 140,
  name: 'needs-of-old-visits',
  up(db) {
    const visits = db
      .prepare(
        `SELECT v.id, v.person_id AS personId, v.needs, v.recorded_by AS recordedBy, v.recorded_at AS recordedAt FROM visits v
         WHERE v.needs <> '' AND v.voided_at IS NULL
           AND NOT EXISTS (SELECT 1 FROM visit_needs n WHERE n.visit_id = v.id)
         ORDER BY v.person_id, v.visited_on DESC, v.id DESC`,
      )
      .all() as OldVisit[];
    const told = new Set(
      db
        .prepare("SELECT person_id || ':' || text FROM visit_needs WHERE voided_at IS NULL")
        .pluck()
        .all() as string[],
    );
    const add = db.prepare(
      `INSERT INTO visit_needs (person_id, visit_id, kind, text, recorded_by, recorded_at)
       VALUES (@personId, @id, NULL, @text, @recordedBy, @recordedAt)`,
    );
    for (const { needs, ...visit } of visits) {
      for (const text of partsOf(needs)) {
        const key = `${visit.personId}:${text}`;
        if (told.has(key)) continue;
        told.add(key);
        add.run({ ...visit, text });
      }
    }
    // The to-do list is answered anew: the needs are on it.
    if (visits.length > 0) db.exec('DELETE FROM todo_state');
  },
};

/** One need a line or a part between ；, as they are read since 0100. */
function partsOf(needs: string): string[] {
  return needs
    .split(/[；;\n]/)
    .map((part) => part.trim().replace(/[。.]$/, ''))
    .filter((part) => part !== '' && !NOTHING.has(part))
    .map((part) => part.slice(0, MOST_CHARACTERS));
}
