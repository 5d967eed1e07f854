import { formatChineseDay, isCalendarDay } from '../../../db/domain/calendar/calendar-day.ts';
import { maskPhone } from '../../../db/domain/values/resident-id.ts';
import type { RouteLine } from '../../../db/repositories/todo-items.ts';
import { fail, ok, type AppError, type Result } from '../../contract/errors.ts';
import type { Checked, Output } from '../../contract/index.ts';
import {
  buildRouteSheet,
  type RoutePerson,
  type RouteVillage,
} from '../../reports/route-sheet/route-sheet.ts';
import type { Context, LongHandlers } from '../context.ts';
import { withMaskedTexts } from '../people/masked-texts.ts';
import type { Files } from '../ports.ts';
import { saveFile } from '../reports/save-file.ts';
import { readSettings } from '../settings/settings.ts';
import { followDay } from './todo-book.ts';

type Asked = Checked<'todo.routeSheet'>;

export interface RouteSheetWorld {
  readonly files: Files;
  readonly nameOf: (path: string) => string;
}

/**
 * 入户走访清单: a Word file to be printed and filled in by hand; logged, and without full numbers unless an approver says why.
 * Answers of an earlier day are brought up to today first: nobody walks by a stale sheet.
 */
export function createRouteSheet(world: RouteSheetWorld): LongHandlers<'todo.routeSheet'> {
  return { 'todo.routeSheet': (input, context) => writeSheet(input, context, world) };
}

function refusal(input: Asked, { user }: Context): AppError | null {
  const wrong = (path: string, message: string): AppError => ({
    code: 'INVALID_INPUT',
    fields: [{ path, message }],
  });
  if (!isCalendarDay(input.to)) return wrong('to', '没有这一天，请核对日期');
  if (!input.unmasked) return null;
  if (user.role === '经办人') return { code: 'NOT_PERMITTED', needs: '审核人或负责人' };
  return input.reason === '' ? wrong('reason', '打印完整电话请写明原因') : null;
}

function personOf(lines: readonly RouteLine[], unmasked: boolean): RoutePerson {
  const [{ fullName, grade, address, phone }] = lines as [RouteLine];
  return {
    ...{ name: fullName, grade, address },
    phone: unmasked ? phone : maskPhone(phone),
    tasks: lines.map(
      ({ kind, dueOn }) => `${kind}（${dueOn === null ? '未设置' : formatChineseDay(dueOn)}）`,
    ),
  };
}

/** Lines stand village by village and person by person; who has no village comes last. */
function villagesOf(lines: readonly RouteLine[], unmasked: boolean): RouteVillage[] {
  const villages = Map.groupBy(lines, ({ villageName }) => villageName);
  return [...villages].map(([name, own]) => ({
    name: name === '' ? '未填写村（社区）' : name,
    people: [...Map.groupBy(own, ({ personId }) => personId).values()].map((each) =>
      personOf(each, unmasked),
    ),
  }));
}

async function writeSheet(
  input: Asked,
  context: Context,
  world: RouteSheetWorld,
): Promise<Result<Output<'todo.routeSheet'>>> {
  const { register, today } = context;
  const refused = refusal(input, context);
  if (refused !== null) return fail(refused);
  const town = register.regions.towns().find(({ code }) => code === input.townCode);
  if (town === undefined) return fail({ code: 'NOT_FOUND', what: '这个乡镇（街道）' });
  register.transaction(() => followDay(context));
  const whole = villagesOf(register.todoItems.route(town.code, input.to), input.unmasked);
  const villages = input.unmasked ? whole : withMaskedTexts(whole);
  if (villages.length === 0)
    return fail({ code: 'REFUSED', reason: `${town.name}在这个期限前没有待办事项` });
  const bytes = await buildRouteSheet({
    office: readSettings(register).officeName,
    town: town.name,
    printedOn: today,
    to: input.to,
    villages,
  });
  const saved = saveFile(world, input.target, bytes);
  if (!saved.ok) return saved;
  const people = villages.reduce((sum, village) => sum + village.people.length, 0);
  const entry = {
    action: input.unmasked ? '导出入户清单（完整电话）' : '导出入户清单（已遮盖）',
    subjectKind: 'export' as const,
    reason: input.reason,
    after: { townCode: town.code, to: input.to, people, villages: villages.length },
  };
  register.transaction(() => context.audit(entry));
  return ok({ people, villages: villages.length, fileName: saved.value });
}
