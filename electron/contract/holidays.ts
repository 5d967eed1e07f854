import { z } from 'zod';
import { APPROVERS, command, query } from './define.ts';
import { Note, Nothing, RequiredLine } from './values.ts';

/** A year of the holiday table: shipped with the program, or entered by the office from the State Council's notice. */
export const HolidayYear = z.strictObject({
  year: z.int(),
  holidays: z.array(z.string()),
  workdays: z.array(z.string()),
  /** Number or name of the notice; empty: shipped. */
  source: z.string(),
  enteredBy: z.string().nullable(),
  enteredOn: z.string().nullable(),
});

export const holidays = {
  /** The years there are, the latest first. */
  'holidays.list': query({
    access: 'user',
    input: Nothing,
    output: z.array(HolidayYear),
    reads: ['rules'],
  }),
  /** Reads the pasted notice and keeps the year; refused with every problem of the text. Takes the place of what was there. */
  'holidays.enter': command({
    access: APPROVERS,
    input: z.strictObject({
      year: z.int('请填写年份').min(2000, '年份不对').max(2100, '年份不对'),
      text: Note.min(1, '请粘贴通知里的放假安排'),
      /** Name and number of the notice. */
      basis: RequiredLine,
    }),
    output: HolidayYear,
    changes: ['rules', 'reports', 'audit'],
  }),
} as const;
