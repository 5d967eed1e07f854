/**
 * people under 无感式管理 stand in lists as a number (lightTouchLabel of db/domain/grades/light-touch.ts), without their numbers,
 * birth day and village. `p` is the row of people.
 */
export const SHOWN_NAME = `CASE p.light_touch WHEN 1 THEN printf('无感人员%05d号', p.id) ELSE p.full_name END`;

/** A column of people that a list shows of everybody but the people under 无感式管理. */
export function unlessLightTouch(column: string, hidden: string): string {
  return `CASE p.light_touch WHEN 1 THEN ${hidden} ELSE ${column} END`;
}
