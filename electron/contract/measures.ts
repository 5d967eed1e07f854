import { z } from 'zod';
import { CONTROL_STATUSES } from '../../db/domain/words/vocabulary.ts';
import { command, query, STAFF } from './define.ts';
import {
  Arrive,
  CorrectMeasure,
  DecideMeasure,
  EndMeasure,
  Extend,
  HandOver,
  MeasureDone,
  MeasureRecord,
  Possible,
  ReportIn,
  Resume,
  Suspend,
  Transfer,
  VOIDABLE_PARTS,
} from './measure-shapes.ts';
import { Id, RequiredLine } from './values.ts';

const CHANGES = ['control', 'people', 'visits', 'audit'] as const;

/** 戒毒措施 (defaults.md 4): the chain of measures of a person and every event in it. */
export const measures = {
  'measures.ofPerson': query({
    access: 'user',
    input: z.strictObject({ personId: Id }),
    output: z.strictObject({
      controlStatus: z.enum(CONTROL_STATUSES),
      /** The latest first. */
      measures: z.array(MeasureRecord),
      /** Each kind, and why it cannot be decided now. */
      decidable: z.array(Possible),
      /** Each 管控现状, and why people.changeStatus refuses it now. */
      statuses: z.array(Possible),
      /** */
      clean: z.strictObject({
        clockStart: z.string().nullable(),
        cleanOn: z.string().nullable(),
        reached: z.boolean().nullable(),
      }),
    }),
    reads: ['control', 'people', 'visits', 'rules'],
  }),
  'measures.decide': command({
    access: STAFF,
    input: DecideMeasure,
    output: MeasureDone,
    changes: CHANGES,
  }),
  'measures.reportIn': command({
    access: STAFF,
    input: ReportIn,
    output: MeasureDone,
    changes: CHANGES,
  }),
  'measures.suspend': command({
    access: STAFF,
    input: Suspend,
    output: MeasureDone,
    changes: CHANGES,
  }),
  'measures.resume': command({
    access: STAFF,
    input: Resume,
    output: MeasureDone,
    changes: CHANGES,
  }),
  'measures.transfer': command({
    access: STAFF,
    input: Transfer,
    output: MeasureDone,
    changes: CHANGES,
  }),
  /** The new place: report-in, file and agreement, also one after the other (戒毒条例 22). */
  'measures.arrive': command({
    access: STAFF,
    input: Arrive,
    output: MeasureDone,
    changes: CHANGES,
  }),
  'measures.extend': command({
    access: STAFF,
    input: Extend,
    output: MeasureDone,
    changes: CHANGES,
  }),
  'measures.handOver': command({
    access: STAFF,
    input: HandOver,
    output: MeasureDone,
    changes: CHANGES,
  }),
  'measures.end': command({
    access: STAFF,
    input: EndMeasure,
    output: MeasureDone,
    changes: CHANGES,
  }),
  'measures.correct': command({
    access: STAFF,
    input: CorrectMeasure,
    output: MeasureDone,
    changes: CHANGES,
  }),
  /** A measure, or one thing recorded of it; the 管控现状 goes back with it, as 更正. */
  'measures.void': command({
    access: STAFF,
    input: z.strictObject({
      measureId: Id,
      part: z.enum(VOIDABLE_PARTS),
      partId: Id.nullable(),
      reason: RequiredLine,
    }),
    output: MeasureDone,
    changes: CHANGES,
  }),
} as const;
