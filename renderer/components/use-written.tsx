import { App, Button } from 'antd';
import { callShell } from '../bridge/call.ts';

/** Says that a file was written, with a button that shows it in its folder. `ticket` is what the dialog answered. */
export function useWritten(): (words: string, ticket: string) => void {
  const { message } = App.useApp();
  return (words, ticket) => {
    void message.success({
      duration: 10,
      content: (
        <>
          {words}{' '}
          <Button
            type="link"
            size="small"
            onClick={() =>
              void callShell('shell.reveal', { ticket }).catch(
                () => void message.warning('文件夹打不开，可能已经移走。'),
              )
            }
          >
            打开所在文件夹
          </Button>
        </>
      ),
    });
  };
}
