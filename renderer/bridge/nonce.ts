/** The nonce that electron/shell/app-protocol.ts put into the page for the styles of antd; null where there is none (development). */
export function cspNonce(): string | null {
  const meta = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]');
  return meta?.nonce ?? null;
}
