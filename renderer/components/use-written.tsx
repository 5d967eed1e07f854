import { App, Button } from 'antd';
import { callShell } from '../bridge/call.ts';

/** Opens the folder of what was written. `ticket` is what the dialog answered. */
export function useReveal(): (ticket: string) => void {
  const { message } = App.useApp();
  return (ticket) =>
    void callShell('shell.reveal', { ticket }).catch(
      () => void message.warning('文件夹打不开，可能已经移走。'),
    );
}

/** Says that a file was written, with a button that shows it in its folder. */
export function useWritten(): (words: string, ticket: string) => void {
  const { message } = App.useApp();
  const reveal = useReveal();
  return (words, ticket) => {
    void message.success({
      duration: 10,
      content: (
        <>
          {words}{' '}
          <Button type="link" size="small" onClick={() => reveal(ticket)}>
            打开所在文件夹
          </Button>
        </>
      ),
    });
  };
}
