import type { Input, Method, Output } from '../contract/index.ts';
import { openDesk, type CommandDesk } from './desk.ts';

export type Clock = ReturnType<typeof openClock>;

/**
 * The office on days that follow each other: the program is closed and opened again as the day changes. Nobody signs in before
 * there is something to do: an unlocking costs half a second by design.
 */
export function openClock(register: string, passphrase: string, firstDay: string) {
  let desk = openDesk({ register, today: firstDay });
  let day = firstDay;
  let wanted = '张敏';
  let present = '';
  return {
    close: () => desk.office.close(),
    as: (user: string): Promise<void> => {
      wanted = user;
      return Promise.resolve();
    },
    call: async <M extends Method>(method: M, input: Input<M>): Promise<Output<M>> => {
      if (present !== wanted) await signIn(desk, wanted, passphrase);
      present = wanted;
      return desk.must(method, input);
    },
    turnTo: (next: string): Promise<void> => {
      wanted = '张敏';
      if (next === day) return Promise.resolve();
      desk.office.close();
      desk = openDesk({ register, today: next });
      [day, present] = [next, ''];
      return Promise.resolve();
    },
  };
}

async function signIn(desk: CommandDesk, userName: string, password: string): Promise<void> {
  await desk.must('session.lock', {});
  await desk.must('session.unlock', { userName, password });
}
