import { z } from 'zod';

/** A civil day, YYYY-MM-DD. That the day exists is checked by the rules, not by the shape. */
export const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, '日期应为 2026-03-05 这样的形式');
/** A day, a month or a year: old ledgers know no better. */
export const RoughDay = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, '日期应为 2026、2026-03 或 2026-03-05');
export const Id = z.int().positive();
/** No mark that turns the direction of writing: 张<U+202E>三 would stand on paper as another name. */
const NO_DIRECTION_MARK = /^[^\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]*$/u;
const DIRECTION_MARK = '含有看不见的、改变文字方向的字符，请删去后重新输入';
/** A word or a short line typed by a clerk: trimmed, no line breaks. */
export const Line = z
  .string()
  .trim()
  .max(200, '不能超过200个字')
  .regex(/^[^\p{Cc}\u2028\u2029]*$/u, '不能换行，也不能有控制字符')
  .regex(NO_DIRECTION_MARK, DIRECTION_MARK);
/** 机关代字, e.g. 台禁毒办: brackets and year of a 发文字号 are set by the program (defaults.md 2). Empty: not known yet. */
export const AgencyCode = Line.regex(
  /^(?!.*(?:[〔〕［］【】[\]]|[0-9０-９]{4}))/u,
  '机关代字只写代字，如“台禁毒办”，年份和序号由程序编排',
);
export const RequiredLine = Line.min(1, '请填写');
/** Several lines typed by a clerk: line breaks and tabs stay. */
export const Note = z
  .string()
  .trim()
  .max(4000, '不能超过4000个字')
  .regex(/^[\n\r\t\P{Cc}]*$/u, '不能有控制字符，请删去看不见的字符后重新输入')
  .regex(NO_DIRECTION_MARK, DIRECTION_MARK);
export const Password = z.string().min(8, '密码至少8位').max(200);
export const TownCode = z.string().regex(/^[0-9A-Z]{9}$/);
export const VillageCode = z.string().regex(/^[0-9A-Z]{12}$/);
export const Nothing = z.strictObject({});
/** A row, and why it is taken back. */
export const OneWithReason = z.strictObject({ id: Id, reason: RequiredLine });
/** Telephones in full, by the rows that they belong to. */
export const Phones = z.array(z.strictObject({ id: Id, phone: z.string() }));
/** What is answered of every record that can be struck out as a mistake: who recorded it and when, and whether it was. */
export const Kept = {
  id: Id,
  source: z.string(),
  recordedBy: z.string(),
  recordedAt: z.string(),
  voided: z.boolean(),
  voidReason: z.string(),
};
export const Page = z.int().min(1).default(1);
export const PageSize = z.int().min(1).max(500).default(50);

/** A named entry of a choice list. */
export const Choice = z.strictObject({ code: z.string(), name: z.string() });
