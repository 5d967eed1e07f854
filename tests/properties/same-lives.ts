/**
 * `npm test` draws the same lives every time, so that a red run is a change of ours and not luck;
 * `npm run test:long` (which sets LIVES) draws new ones and prints the seed of a failure.
 */
import fc from 'fast-check';

if (process.env['LIVES'] === undefined) fc.configureGlobal({ seed: 20_261_115 });
