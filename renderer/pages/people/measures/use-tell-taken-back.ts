import { App } from 'antd';
import type { Output } from '../../../../electron/contract/index.ts';

/** Tells what voiding a seizure or a positive test did to 管控现状. */
export function useTellTakenBack(): (done: Output<'seizures.void'>) => void {
  const { message } = App.useApp();
  return ({ takenBack, brought }) => {
    if (takenBack) void message.success('已作废，管控现状已更正为戒断三年未复吸');
    if (brought) void message.warning('已作废。管控现状没有改回，需要时请在“变更管控现状”中更正。');
  };
}
