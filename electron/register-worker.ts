import { parentPort, workerData } from 'node:worker_threads';
import { createOffice } from './application/office.ts';
import { nodePorts } from './ports/node.ts';
import { checkRegister } from './ports/register-self-check.ts';
import { serveOffice } from './ports/serve-office.ts';
import type { WorkerStart } from './ports/worker-protocol.ts';

/* The thread that holds the register. Ending it takes the key out of the memory of the program. */

if (parentPort === null) throw new Error('register-worker runs as a worker thread only');
const start = workerData as WorkerStart;
serveOffice(parentPort, createOffice(nodePorts(start)), checkRegister);
