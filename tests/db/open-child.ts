import { openConnection } from '../../db/connection.ts';
import { storageErrorOf } from '../../db/errors.ts';

/** A second program: tries to open the register and prints what came of it; with 'hold' it keeps it open. */
const [file = '', keyHex = '', mode = ''] = process.argv.slice(2);
try {
  const db = openConnection(file, Buffer.from(keyHex, 'hex'));
  console.log('OPEN');
  if (mode === 'hold') setInterval(() => db.inTransaction, 60_000);
  else db.close();
} catch (error) {
  console.log(JSON.stringify(storageErrorOf(error) ?? String(error)));
}
