import { z } from 'zod';
import { RISK_SIGNS } from '../../db/domain/words/vocabulary.ts';
import { command, query, STAFF } from './define.ts';
import { Day, Id, Line, Nothing, OneWithReason } from './values.ts';

const CHANGES = ['control', 'people', 'visits', 'todo', 'audit'] as const;

/** 风险线索: asks for an early review of the grade and ends 无感式管理. */
export const riskSigns = {
  'riskSigns.record': command({
    access: STAFF,
    input: z.strictObject({
      personId: Id,
      happenedOn: Day,
      kind: z.enum(RISK_SIGNS),
      note: Line,
    }),
    output: z.strictObject({
      id: Id,
      /** The day until which the grade is to be looked at again; null: nothing asks for it, or 未设置. */
      reviewDue: z.string().nullable(),
      lightTouchEnded: z.boolean(),
    }),
    changes: CHANGES,
  }),
  'riskSigns.void': command({
    access: STAFF,
    input: OneWithReason,
    output: Nothing,
    changes: CHANGES,
  }),
  'riskSigns.ofPerson': query({
    access: 'user',
    input: z.strictObject({ personId: Id }),
    output: z.array(
      z.strictObject({
        id: Id,
        happenedOn: z.string(),
        kind: z.enum(RISK_SIGNS),
        /** Numbers in it are masked. */
        note: z.string(),
        source: z.string(),
        recordedBy: z.string(),
        voided: z.boolean(),
        voidReason: z.string(),
      }),
    ),
    reads: ['control', 'people'],
  }),
} as const;
