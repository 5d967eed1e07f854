import { writeSync } from 'node:fs';
import { aJpeg } from '../support/pictures.ts';
import { CHIEF, officeAt } from '../support/office.ts';

/** Adds attachments over and over until it is killed: "added ID" after each. */
const [folder = '', person = '0'] = process.argv.slice(2);
const STANDARD_OUTPUT = 1;
const say = (line: string) => writeSync(STANDARD_OUTPUT, `${line}\n`);

const { call } = officeAt(folder, '2026-11-15');
await call('session.unlock', CHIEF);
say('open');
const content = aJpeg({ exif: true, scan: Buffer.alloc(300_000, 5) }).toString('base64');
for (;;) {
  const { id } = await call('attachments.add', {
    personId: Number(person),
    subjectKind: 'person',
    subjectId: null,
    title: '照片',
    content,
    thumbnail: null,
  });
  say(`added ${id}`);
}
