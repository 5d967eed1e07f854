import { App } from 'antd';
import { callShell } from '../bridge/call.ts';

/** Copies a number that must not stay on the clipboard, and says for how long it does. */
export function useCopy(): (text: string) => void {
  const { message } = App.useApp();
  return (text) => {
    void callShell('shell.copy', { text }).then(
      ({ seconds }) => void message.success(`已复制，${seconds}秒后自动清除。`),
      () => void message.warning('没有复制成功，请再试一次。'),
    );
  };
}
