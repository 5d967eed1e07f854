/**
 * The last day up to @today on which somebody left custody (在押, 强制隔离戒毒), by what the register holds: a change of status, or a
 * compulsory measure that ended with a release; null: none, or they are in custody now. `p` is the row of people. A day counts by what
 * stood at its end, so that a status put right on its own day is no release; a day that is known by month or year only is none.
 */
export const RELEASED_ON = `CASE WHEN p.control_status NOT IN ('在押', '强制隔离戒毒', '死亡') THEN (
  SELECT max(day) FROM (
    SELECT s.effective_on AS day FROM statuses s
    WHERE s.person_id = p.id AND length(s.effective_on) = 10 AND s.effective_on <= @today
      AND s.control_status NOT IN ('在押', '强制隔离戒毒', '死亡')
      AND NOT EXISTS (SELECT 1 FROM statuses t WHERE t.person_id = p.id AND t.effective_on = s.effective_on AND t.id > s.id)
      AND (SELECT b.control_status FROM statuses b WHERE b.person_id = p.id AND b.effective_on < s.effective_on
        ORDER BY b.effective_on DESC, b.id DESC LIMIT 1) IN ('在押', '强制隔离戒毒')
    UNION ALL
    SELECT m.end_on FROM measures m
    WHERE m.person_id = p.id AND m.kind = '强制隔离戒毒' AND m.voided_at IS NULL AND length(m.end_on) = 10
      AND m.end_on <= @today AND m.end_reason IN ('期满解除', '提前解除（强制隔离）', '转社区戒毒'))) END`;
