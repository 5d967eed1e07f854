import { z } from 'zod';
import { ADDICTION_FINDINGS, CONTROL_STATUSES, DRUGS } from '../../db/domain/words/vocabulary.ts';
import { command, query, STAFF } from './define.ts';
import { Recorded } from './measure-shapes.ts';
import { Id, Line, OneWithReason, RoughDay } from './values.ts';

const CHANGES = ['control', 'people', 'visits', 'audit'] as const;

export const RecordSeizure = z.strictObject({
  personId: Id,
  seizedOn: RoughDay,
  unit: Line,
  place: Line,
  /** 其他 is told in the note. */
  drugs: z
    .array(z.strictObject({ drug: z.enum(DRUGS.map(({ value }) => value)), note: Line }))
    .max(20),
  finding: z.enum(ADDICTION_FINDINGS),
  /** 成瘾认定书文号. */
  findingNumber: Line,
  note: Line,
});

/** 查获: a seizure of somebody 戒断三年未复吸 or 无感 brings the person back (复吸重新纳入). */
export const seizures = {
  'seizures.record': command({
    access: STAFF,
    input: RecordSeizure,
    output: z.strictObject({
      id: Id,
      controlStatus: z.enum(CONTROL_STATUSES),
      broughtBack: z.boolean(),
    }),
    changes: CHANGES,
  }),
  'seizures.void': command({
    access: STAFF,
    input: OneWithReason,
    /** The status went back with it; or it stays, though the seizure had brought the person back. */
    output: z.strictObject({ takenBack: z.boolean(), brought: z.boolean() }),
    changes: CHANGES,
  }),
  'seizures.ofPerson': query({
    access: 'user',
    input: z.strictObject({ personId: Id }),
    output: z.array(
      z.strictObject({
        ...Recorded,
        seizedOn: z.string(),
        unit: z.string(),
        place: z.string(),
        drugs: z.array(z.string()),
        finding: z.enum(ADDICTION_FINDINGS),
        findingNumber: z.string(),
        source: z.string(),
      }),
    ),
    reads: ['control', 'people'],
  }),
} as const;
