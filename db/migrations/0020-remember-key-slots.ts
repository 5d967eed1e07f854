import type { Migration } from './types.ts';

/**
 * Which slot of the key file counts for each user, so that an older key file put back beside the register
 * brings no old password back (docs/decisions/0004-keys.md, 10). `user_id` 0 is the recovery code; an empty
 * `slot_id`: this user has no way in any more. A register that comes from before this has no rows: the first
 * unlocking takes over the slots of the key file that it finds.
 */
export const rememberKeySlots: Migration = {
  version: 20,
  name: 'remember-key-slots',
  up: (db) =>
    db.exec(`CREATE TABLE key_slots (
  user_id INTEGER PRIMARY KEY NOT NULL,
  slot_id TEXT NOT NULL
) STRICT;`),
};
