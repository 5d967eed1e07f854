import type { Output } from '../../../../electron/contract/index.ts';

/** A leave with what R-05 says of it. */
export type Leave = Output<'leaves.ofPerson'>[number];
