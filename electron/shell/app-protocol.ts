import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { protocol, type Session } from 'electron';

export const APP_SCHEME = 'app';
export const APP_HOST = 'desk';
export const APP_URL = `${APP_SCHEME}://${APP_HOST}/`;

/** The word in the built index.html (vite html.cspNonce) that is replaced by a new nonce at every load. */
const NONCE_PLACE = '__CSP_NONCE__';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** Must run before app is ready: a standard, secure origin of our own instead of file:// (point 18). */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/**
 * Serves the built window at app://desk/. The files are listed once; a request is looked up in that list,
 * so no spelling of a path can leave the folder. Nothing is cached, everything carries the policy.
 */
export function serveRenderer(session: Session, folder: string): void {
  const files = listFiles(folder);
  session.protocol.handle(APP_SCHEME, (request) => respond(files, request));
}

function listFiles(folder: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    files.set(`/${relative(folder, file).split(sep).join('/')}`, file);
  }
  const index = files.get('/index.html');
  if (index === undefined) throw new Error('The built window is missing');
  return files.set('/', index);
}

function respond(files: ReadonlyMap<string, string>, request: Request): Response {
  const url = new URL(request.url);
  const file = url.host === APP_HOST ? files.get(decodedPath(url)) : undefined;
  if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405);
  if (file === undefined) return refusal(404);
  const type = CONTENT_TYPES[extname(file)];
  if (type === undefined) return refusal(404);
  const nonce = randomBytes(16).toString('base64');
  const bytes = readFileSync(file);
  const body =
    extname(file) === '.html' ? bytes.toString('utf8').replaceAll(NONCE_PLACE, nonce) : bytes;
  return new Response(request.method === 'HEAD' ? null : body, {
    headers: { ...securityHeaders(nonce), 'content-type': type },
  });
}

function decodedPath(url: URL): string {
  try {
    return decodeURIComponent(url.pathname);
  } catch {
    return '';
  }
}

function refusal(status: number): Response {
  return new Response(null, {
    status,
    headers: securityHeaders(randomBytes(16).toString('base64')),
  });
}

/**
 * No unsafe-* anywhere: antd writes its styles as <style> elements, which carry the nonce (main.tsx hands
 * it to ConfigProvider); scripts come from our files only.
 */
function securityHeaders(nonce: string): Record<string, string> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "worker-src 'none'",
  ].join('; ');
  return {
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), clipboard-read=()',
  };
}
