import type { Output } from '../../../electron/contract/index.ts';

/** A person with everything that the page of one person shows. */
export type Detail = Output<'people.get'>;
