/** app://desk/… has no place in Chromium; https://desk.app.test/… is a secure origin of a reserved name. */
export function toBrowserUrl(url: string): string {
  return url.replace(/^app:\/\/([^/]+)/, 'https://$1.app.test');
}

export function toElectronUrl(url: string): string {
  return url.replace(/^https:\/\/([^/]+)\.app\.test(?=\/|$)/, 'app://$1');
}
