import type { callsOf } from '../support/office.ts';

type Desk = Pick<ReturnType<typeof callsOf>, 'call'>;

/** Everything that the page of a person asks for when all its tabs are opened; the window asks for a tab as it is opened. */
export async function askPersonPage(desk: Desk, id: number): Promise<void> {
  const one = { personId: id };
  await Promise.all([
    desk.call('people.get', { id }),
    desk.call('people.history', { id }),
    desk.call('people.glance', one),
    desk.call('people.timeline', one),
    desk.call('todo.list', { filter: { scope: 'all', personId: id } }),
    desk.call('todo.summariesOfPerson', one),
    desk.call('measures.ofPerson', one),
    desk.call('seizures.ofPerson', one),
    desk.call('tests.ofPerson', one),
    desk.call('tests.windows', one),
    desk.call('tests.followUps', one),
    desk.call('evaluations.ofPerson', one),
    desk.call('leaves.ofPerson', one),
    desk.call('outflows.ofPerson', one),
    desk.call('grades.ofPerson', one),
    desk.call('lightTouch.ofPerson', one),
    desk.call('riskSigns.ofPerson', one),
    desk.call('visits.ofPerson', one),
    desk.call('visits.plans', one),
    desk.call('visits.followUps', one),
    desk.call('visits.needs', one),
    desk.call('help.ofPerson', one),
    desk.call('households.ofPerson', one),
    desk.call('teams.ofPerson', one),
    desk.call('attachments.list', one),
    desk.call('papers.ofPerson', one),
  ]);
}
