import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser, type Launched } from '../electron-double/launch.ts';
import { buildTestProgram, launchTestProgram } from './test-program.ts';

let launched: Launched;

beforeAll(async () => {
  await buildTestProgram();
  launched = await launchTestProgram();
});

afterAll(async () => {
  await launched.close();
  await closeBrowser();
});

/** Asks the program's own handler, as Chromium's network layer would. */
async function get(address: string, method = 'GET'): Promise<Response> {
  const handler = launched.world.windows[0]?.webContents.session.protocolHandlers.get('app');
  if (handler === undefined) throw new Error('app:// is not served');
  return handler(new Request(address, { method }));
}

function policyOf(response: Response): Record<string, string> {
  const policy = response.headers.get('content-security-policy') ?? '';
  return Object.fromEntries(
    policy.split('; ').map((part) => {
      const [name = '', ...values] = part.split(' ');
      return [name, values.join(' ')] as const;
    }),
  );
}

describe('app://desk/', () => {
  it('is registered as a standard, secure scheme and nothing more', () => {
    expect(launched.world.sessions.privileged).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
  });

  it('answers the page with a policy without unsafe words, and with a new nonce each time', async () => {
    const [first, second] = [await get('app://desk/'), await get('app://desk/index.html')];
    const policy = policyOf(first);
    const nonce = /'nonce-([A-Za-z0-9+/=]+)'/.exec(policy['style-src'] ?? '')?.[1] ?? '';
    expect(policy).toEqual({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': `'self' 'nonce-${nonce}'`,
      'img-src': "'self' data:",
      'font-src': "'self'",
      'connect-src': "'self'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-src': "'none'",
      'frame-ancestors': "'none'",
      'object-src': "'none'",
      'worker-src': "'none'",
    });
    expect(nonce).toHaveLength(24);
    const text = await first.text();
    expect(text).toContain(`nonce="${nonce}"`);
    expect(text).not.toContain('__CSP_NONCE__');
    expect(policyOf(second)['style-src']).not.toBe(policy['style-src']);
  });

  it('forbids guessing of types, caching and referring', async () => {
    const { headers } = await get('app://desk/');
    const names = ['content-type', 'x-content-type-options', 'cache-control', 'referrer-policy'];
    expect(names.map((name) => headers.get(name))).toEqual([
      'text/html; charset=utf-8',
      'nosniff',
      'no-store',
      'no-referrer',
    ]);
  });

  it.each([
    'app://desk/../package.json',
    'app://desk/%2e%2e/package.json',
    'app://desk/..%2fpackage.json',
    'app://desk/..%5cpackage.json',
    'app://desk/assets/../../main/main.js',
    'app://desk/assets/%2e%2e%2f%2e%2e%2fmain%2fmain.js',
    'app://desk//etc/passwd',
    'app://desk/%2fetc%2fpasswd',
    'app://desk/C:%5CWindows%5Cwin.ini',
    'app://desk/%00',
    'app://desk/%zz',
    'app://desk/index.html%00.js',
    'app://desk/assets',
    'app://desk/nothing.js',
    'app://other/index.html',
    'app://desk.example/index.html',
  ])('does not leave the folder for %s', async (address) => {
    const response = await get(address);
    expect([response.status, await response.text()]).toEqual([404, '']);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it.each(['POST', 'PUT', 'DELETE'])('refuses %s', async (method) => {
    expect((await get('app://desk/', method)).status).toBe(405);
  });

  it('answers HEAD without a body', async () => {
    const response = await get('app://desk/', 'HEAD');
    expect([response.status, await response.text()]).toEqual([200, '']);
  });
});

describe('the policy in the page', () => {
  it('lets the page, its style file and a style with the nonce in', async () => {
    const style = await launched.page.evaluate(() => {
      const { color, textDecorationLine } = getComputedStyle(
        document.querySelector('#title') ?? document.body,
      );
      return { color, textDecorationLine };
    });
    expect(style).toEqual({ color: 'rgb(20, 80, 160)', textDecorationLine: 'underline' });
  });

  it('keeps everything else out', async () => {
    const found = await launched.page.evaluate(async () => {
      const violations: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) => {
        violations.push(event.effectiveDirective);
      });
      const script = document.createElement('script');
      script.textContent = 'globalThis.planted = 1';
      document.body.append(script);
      const style = document.createElement('style');
      style.textContent = 'h1 { display: none }';
      document.head.append(style);
      const image = document.createElement('img');
      image.src = 'https://example.invalid/pixel.png';
      document.body.append(image);
      const frame = document.createElement('iframe');
      frame.src = 'https://example.invalid/';
      document.body.append(frame);
      document.body.insertAdjacentHTML(
        'beforeend',
        '<b style="color: red" onclick="planted = 2"></b>',
      );
      document.querySelector<HTMLElement>('b[onclick]')?.click();
      const fetched = await fetch('https://example.invalid/').then(String, () => 'refused');
      // In a task of its own: what the tests themselves evaluate stands above the policy.
      const evaluated = await new Promise<string>((resolve) => {
        setTimeout(() => {
          try {
            resolve(String(globalThis.eval('1')));
          } catch {
            resolve('refused');
          }
        });
      });
      // The browser tells of violations a moment later.
      await new Promise((resolve) => setTimeout(resolve, 100));
      return {
        planted: (globalThis as { planted?: number }).planted ?? null,
        hidden: getComputedStyle(document.querySelector('h1') ?? document.body).display === 'none',
        fetched,
        evaluated,
        violations: [...new Set(violations)].sort(),
      };
    });
    expect(found).toEqual({
      planted: null,
      hidden: false,
      fetched: 'refused',
      evaluated: 'refused',
      violations: [
        'connect-src',
        'frame-src',
        'img-src',
        'script-src',
        'script-src-attr',
        'script-src-elem',
        'style-src-attr',
        'style-src-elem',
      ],
    });
  });
});
