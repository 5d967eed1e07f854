import { readFileSync } from 'node:fs';
import { readLedger } from '../../electron/ledger/ledger-reader.ts';
import { aContext } from './taiqian.ts';

// Reads files in a process of its own, so that its largest memory is theirs. The time is processor time, not time on
// the wall: what else the machine does must not decide a test.
function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

for (const path of process.argv.slice(2)) {
  const bytes = new Uint8Array(readFileSync(path));
  const start = processorSeconds();
  const result = readLedger(bytes, path, aContext());
  const outcome = result.ok ? `${result.value.lines.length} lines` : result.error;
  const seconds = processorSeconds() - start;
  const megabytes = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(`${JSON.stringify({ outcome, seconds, megabytes })}\n`);
}
