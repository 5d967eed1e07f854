import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildProgram, PROGRAM } from '../../resources/build/build.ts';
import { closeBrowser, launch } from './launch.ts';

/*
 * `npm run preview`: the real main process, worker and window on an installed Chromium, Chrome or Edge.
 * For development and tests only: no sandbox of Electron around it, no real address app://desk/.
 */

const { values } = parseArgs({
  options: {
    'user-data': { type: 'string', default: join(homedir(), '.safe-care-register-preview') },
    today: { type: 'string' },
    headless: { type: 'boolean', default: false },
  },
});
const userData = values['user-data'];
mkdirSync(join(userData, 'documents'), { recursive: true });

await buildProgram();
const launched = await launch({
  out: PROGRAM.out,
  userData,
  headless: values.headless,
  viewport: null,
  ...(values.today === undefined ? {} : { switches: { today: values.today } }),
  prepare(world) {
    // There are no dialogs of the system here: the page asks for the path.
    world.system.dialog.state.askUser = async (kind, options) => {
      const { title = '', defaultPath = '' } = options as { title?: string; defaultPath?: string };
      const question = `${title}（预览：请输入${kind === 'open' ? '' : '要保存的'}完整路径）`;
      const page = await world.page();
      return page.evaluate(([text, path]) => prompt(text, path), [question, defaultPath] as const);
    };
  },
}).catch((error: unknown) => {
  console.error('没有打开浏览器窗口：需要图形界面，以及已安装的 Chromium、Chrome 或 Edge。');
  console.error(
    'No browser window: a display and an installed Chromium, Chrome or Edge are needed.',
  );
  console.error(String(error).split('\n')[0]);
  process.exit(1);
});
// Without a listener the driver would answer the page's own questions in the place of the user.
launched.page.on('dialog', () => undefined);
console.error(`预览，仅供开发和测试。数据在 ${userData}`);
console.error(`Preview, for development and tests only. Data in ${userData}`);
process.exitCode = await launched.world.app.left;
await launched.world.close();
await closeBrowser();
process.exit();
