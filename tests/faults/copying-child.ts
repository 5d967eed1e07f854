import { writeSync } from 'node:fs';
import { openConnection } from '../../db/connection.ts';
import { copyRegister } from '../../db/copy-register.ts';

/** Copies the register again and again until it is killed; "copy N" is printed when copy N is finished. */
const [file = '', keyHex = ''] = process.argv.slice(2);
const STANDARD_OUTPUT = 1;
const dataKey = Buffer.from(keyHex, 'hex');
const db = openConnection(file, dataKey);
writeSync(STANDARD_OUTPUT, 'open\n');
for (let number = 1; ; number += 1) {
  copyRegister({ db, file, dataKey }, `${file}-${process.pid}-${number}`);
  writeSync(STANDARD_OUTPUT, `copy ${process.pid}-${number}\n`);
}
