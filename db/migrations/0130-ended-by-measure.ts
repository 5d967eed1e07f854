import type { Migration } from './types.ts';

/** Which later decision ended a measure (转强制隔离, 转社区戒毒), so that voiding that one finds it again whatever was corrected. */
export const endedByMeasure: Migration = {
  version: 130,
  name: 'ended-by-measure',
  up(db) {
    db.exec(`
ALTER TABLE measures ADD COLUMN ended_by_measure_id INTEGER REFERENCES measures (id) ON DELETE SET NULL;
UPDATE measures SET ended_by_measure_id = (
  SELECT later.id FROM measures later
  WHERE later.person_id = measures.person_id AND later.id > measures.id AND later.voided_at IS NULL
    AND later.decision_on = measures.end_on
    AND later.kind = CASE measures.end_reason WHEN '转强制隔离' THEN '强制隔离戒毒' ELSE '社区戒毒' END
  ORDER BY later.id LIMIT 1)
WHERE voided_at IS NULL AND end_reason IN ('转强制隔离', '转社区戒毒');
`);
  },
};
