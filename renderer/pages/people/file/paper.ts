import type { Output } from '../../../../electron/contract/index.ts';

/** A line of the checklist of a person's file. */
export type Paper = Output<'papers.ofPerson'>['papers'][number];
