/** Imports an invented ledger of 20,000 lines into a fresh register, and prints seconds and peak memory. In a process of its own. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makePeople } from '../../electron/demo/people.ts';
import { writeLedgerList } from '../../electron/ledger/list-export.ts';
import { createOffice } from '../../electron/application/office.ts';
import { nodePorts } from '../../electron/ports/node.ts';
import { resourcesFolder } from '../../electron/ports/resources-folder.ts';
import { callsOf, setUp } from '../support/office.ts';

const [mode = 'import', path = '', count = '20000'] = process.argv.slice(2);
const today = '2026-11-15';
const folder = mkdtempSync(join(tmpdir(), 'bench-import-'));
try {
  const ports = nodePorts({
    registerFile: join(folder, 'bench.register'),
    resources: resourcesFolder(),
    logs: folder,
    version: 'bench',
    fixedToday: today,
  });
  const office = createOffice(ports);
  const desk = callsOf(office);
  await setUp(desk);
  if (mode === 'write') {
    const towns = await desk.call('regions.towns', {});
    const villages = [];
    for (const { code } of towns)
      villages.push(...(await desk.call('regions.villages', { townCode: code })));
    const names = new Map([...towns, ...villages].map((place) => [place.code, place.name]));
    const people = makePeople({
      countyCode: '410927',
      towns,
      villages,
      count: Number(count),
      seed: 20_260_901,
      today,
    });
    writeFileSync(
      path,
      writeLedgerList(people, (code) => names.get(code) ?? code),
    );
  } else {
    const started = performance.now();
    const dry = await desk.call('imports.read', { source: path });
    const readAt = performance.now();
    const done = await desk.call('imports.commit', { token: dry.token });
    const ended = performance.now();
    const peak = process.resourceUsage().maxRSS / 1024;
    process.stdout.write(
      JSON.stringify({
        bytes: readFileSync(path).length,
        read: dry.read,
        created: done.created,
        doubtful: done.doubtful,
        rejected: done.rejected,
        readSeconds: (readAt - started) / 1000,
        commitSeconds: (ended - readAt) / 1000,
        peakMegabytes: peak,
      }),
    );
  }
  office.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
