import { writeSync } from 'node:fs';
import { openConnection } from '../../db/connection.ts';

/**
 * Saves until it is killed: one-row transactions, each acknowledged only after its commit ("row N"), and now
 * and then a big one like an import ("import N" after its commit). The acknowledgement is written with one
 * call straight to standard output, so that what was read there had been committed. It begins with "open ROW IMPORT":
 * what it found when it started.
 */
const [file = '', keyHex = '', importRows = '2000'] = process.argv.slice(2);
const STANDARD_OUTPUT = 1;
const db = openConnection(file, Buffer.from(keyHex, 'hex'));
const addRow = db.prepare('INSERT INTO saved (id, note) VALUES (?, ?)');
const addImported = db.prepare('INSERT INTO imported (batch, note) VALUES (?, ?)');
const saveImport = db.transaction((batch: number) => {
  for (let row = 0; row < Number(importRows); row += 1) addImported.run(batch, 'y'.repeat(200));
});

let row = db.prepare('SELECT coalesce(max(id), 0) FROM saved').pluck().get() as number;
let batch = db.prepare('SELECT coalesce(max(batch), 0) FROM imported').pluck().get() as number;
writeSync(STANDARD_OUTPUT, `open ${row} ${batch}\n`);
for (;;) {
  for (let turn = 0; turn < 20; turn += 1) {
    row += 1;
    addRow.run(row, 'x'.repeat(300));
    writeSync(STANDARD_OUTPUT, `row ${row}\n`);
  }
  batch += 1;
  saveImport(batch);
  writeSync(STANDARD_OUTPUT, `import ${batch}\n`);
}
