/** A round of 5,000 households in a register of its own, for the figures of `npm run bench`. */
import { anIdentityNumber } from '../support/builders.ts';
import type { Register } from '../../db/register.ts';

export const ROUND_SIZE = 5000;
export const ROUND_DAY = '2026-11-20';
const AT = '2026-01-05T02:00:00.000Z';
const BY = '张敏';

/** People whose ledger line says 脱贫户, in all towns, with a positive test here and there. */
export function fillListed(register: Register, count = ROUND_SIZE): void {
  const { db } = register.connection;
  const towns = register.regions.towns();
  const villages = register.regions.villages();
  const add = db.prepare(`
    INSERT INTO people (full_name, name_initials, identity_number, identity_kind, sex, birth_on, town_code, village_code, category,
      poverty_category, household_size, control_status, origin, registered_on, created_at, created_by)
    VALUES (?, 'zsf', ?, '居民身份证', '男', '1980-01-01', ?, ?, '吸毒', '脱贫户', 1, '社会面', '存量', '2025-01-06', '${AT}', '${BY}')`);
  const search = db.prepare('INSERT INTO person_search (person_id, text) VALUES (?, ?)');
  const test = db.prepare(`
    INSERT INTO tests (person_id, tested_on, kind, result, origin, source, recorded_by, recorded_at)
    VALUES (?, '2026-09-01', '尿检', '阳性', '定期', '录入', '${BY}', '${AT}')`);
  register.transaction(() => {
    for (let index = 0; index < count; index += 1) {
      const town = towns[index % towns.length]?.code ?? '';
      const own = villages.filter(({ townCode }) => townCode === town);
      const birth = `19${60 + Math.floor(index / 900)}0101`;
      const name = `张立${index}`;
      const number = anIdentityNumber(birth, index % 900);
      const village = own[index % Math.max(1, own.length)]?.code ?? null;
      const { lastInsertRowid } = add.run(name, number, town, village);
      search.run(lastInsertRowid, `${name} zl ${number}`);
      if (index % 50 === 0) test.run(lastInsertRowid);
    }
  });
}

/** Complete, concluded and mostly approved sheets of everybody on the list of a round. */
export function fillSheets(register: Register, roundId: number): void {
  register.connection.db
    .prepare(
      `INSERT INTO round_sheets (entry_id, complete, visited_on, visitor, people, wage_fen, business_fen, property_fen, transfer_fen,
         business_cost_fen, claims_fen, medical_cost_fen, housing, schooling, medical, water, able_to_work, working, work_unstable,
         drug_state, safety_net, risk_types, recorded_by, recorded_at, conclusion, concluded_by, concluded_at, approved_by, approved_at)
       SELECT id, 1, first_day, '陈静', 1, 600000 + (id % 97) * 9000, 0, 0, 30000, 0, 0, 20000, id % 40 <> 0, 1, 1, 1, 1, 1, 0,
         '未复吸', 0, '["因毒"]', '${BY}', '${AT}', CASE id % 40 WHEN 0 THEN '高' ELSE '低' END, '${BY}', '${AT}',
         CASE WHEN id % 10 = 0 THEN NULL ELSE '李秀英' END, CASE WHEN id % 10 = 0 THEN NULL ELSE '${AT}' END
       FROM (SELECT e.id, r.first_on AS first_day FROM round_entries e JOIN return_rounds r ON r.id = e.round_id
         WHERE e.round_id = ?)`,
    )
    .run(roundId);
}
