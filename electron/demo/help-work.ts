import { HELP_KINDS, type HelpKind } from '../../db/domain/words/vocabulary.ts';
import { dayWithin, laterDay, type OfficeDesk, type TodoRow } from './office-desk.ts';

const UNITS: Partial<Record<HelpKind, string>> = {
  就业帮扶: '县人力资源和社会保障局',
  技能培训: '县职业技术学校',
  低保申办: '乡镇民政所',
  临时救助: '乡镇人民政府',
  心理疏导: '县社区戒毒社区康复中心',
  公益性岗位: '村民委员会',
  健康帮扶: '乡镇卫生院',
};
const SPONTANEOUS = ['就业帮扶', '技能培训', '临时救助', '心理疏导', '公益性岗位'] as const;

/** 帮扶需求: what was asked for at a visit is begun within weeks. */
export async function helpWithNeed(desk: OfficeDesk, row: TodoRow): Promise<void> {
  if (row.personId === null || row.subject === null) return;
  const needs = await desk.call('visits.needs', { personId: row.personId });
  const need = needs.find(({ id }) => id === row.subject?.id);
  if (need === undefined) return;
  const kind = HELP_KINDS.find((each) => each === need.kind) ?? '社会帮扶';
  const helpedOn = dayWithin(desk.random, laterDay(desk.since, need.visitedOn), desk.on);
  await recordHelp(desk, { personId: row.personId, kind, helpedOn, needId: need.id });
}

/** 需求回访: somebody asks what came of it; mostly it is solved. */
export async function askAfterNeed({ call, on, random }: OfficeDesk, row: TodoRow): Promise<void> {
  if (row.subject === null) return;
  const solved = random.chance(0.92);
  await call('visits.followNeed', {
    ...{ id: row.subject.id, on, result: solved ? '已解决' : '部分解决' },
    note: solved ? '本人表示满意' : '手续还在办理，继续跟进',
  });
}

/** Help that nobody had to ask for. */
export async function helpSome(desk: OfficeDesk, rows: readonly TodoRow[]): Promise<void> {
  const people = new Set(rows.flatMap(({ personId }) => (personId === null ? [] : [personId])));
  for (const personId of people) {
    if (!desk.random.chance(0.05)) continue;
    const helpedOn = dayWithin(desk.random, desk.since, desk.on);
    await recordHelp(desk, {
      personId,
      kind: desk.random.pick(SPONTANEOUS),
      helpedOn,
      needId: null,
    });
  }
}

interface Help {
  readonly personId: number;
  readonly kind: HelpKind;
  readonly helpedOn: string;
  readonly needId: number | null;
}

async function recordHelp({ call, done }: OfficeDesk, help: Help): Promise<void> {
  const amount = help.kind === '临时救助' ? '500.00' : null;
  const unit = UNITS[help.kind] ?? '乡镇人民政府';
  await call('help.record', { ...help, unit, amount, result: '已落实', note: '' });
  done.help += 1;
}
