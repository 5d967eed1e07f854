/** The nonce that electron/shell/app-protocol.ts put into the page for the styles of antd; null where there is none (development). */
export function cspNonce(): string | null {
  const meta = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]');
  return meta?.nonce ?? null;
}

/**
 * Gives every style element the nonce. antd does so by itself, but its table measures scroll bars with one that has none.
 * Scripts gain nothing by it: they come from our own files only.
 */
export function signStyles(nonce: string): void {
  const { head } = document;
  const append = head.appendChild.bind(head);
  head.appendChild = (node) => {
    if (node instanceof HTMLStyleElement && node.nonce === '') node.nonce = nonce;
    return append(node);
  };
}
