import { addDays } from '../../db/domain/calendar/calendar-day.ts';
import { earlierDay, type OfficeDesk } from './office-desk.ts';

const IN_THE_CABINET = ['townNotice', 'guarantee', 'plan', 'summaries'] as const;

/**
 * 一人一档: somebody goes through the cabinet, town by town; agreement and decision are keyed in from the paper, what else lies there
 * is marked. In some files a paper lacks.
 */
export async function goThroughCabinet(desk: OfficeDesk, towns: readonly string[]): Promise<void> {
  for (const townCode of towns) {
    const { rows } = await desk.call('people.list', { filter: { townCode }, pageSize: 500 });
    for (const { id, controlStatus } of rows)
      if (controlStatus === '社区戒毒' || controlStatus === '社区康复')
        await goThroughFile(desk, id);
  }
}

async function goThroughFile(desk: OfficeDesk, personId: number): Promise<void> {
  const { call, random, on, done } = desk;
  const { measures } = await call('measures.ofPerson', { personId });
  const measure = measures.find(({ endOn, startOn }) => endOn === null && startOn !== null);
  if (measure?.startOn == null) return;
  const { startOn } = measure;
  if (measure.agreementOn === null && random.chance(0.85)) {
    await call('measures.correct', {
      measureId: measure.id,
      fields: {
        decisionOn: measure.decisionOn ?? measure.serviceOn,
        agreementNumber: `台禁协〔${startOn.slice(0, 4)}〕${measure.id}号`,
        agreementOn: earlierDay(addDays(startOn, random.whole(5)), on),
      },
      reason: '核对纸质档案后补录',
    });
  }
  for (const paper of IN_THE_CABINET) {
    if (!random.chance(0.85)) continue;
    await call('papers.mark', {
      ...{ personId, paper, mark: '有', paperOn: null, note: '', attachmentId: null },
      place: `档案柜${1 + (personId % 4)}-${1 + (personId % 9)}`,
    });
    done.papers += 1;
  }
}
