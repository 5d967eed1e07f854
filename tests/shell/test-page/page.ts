import type { Desk } from '../../../electron/contract/desk.ts';

/** The smallest page over the bridge: writes every event that the office pushes into a list. */
const { desk } = globalThis as unknown as { desk: Desk };
const list = document.querySelector('#events');
desk.on((event) => {
  const item = document.createElement('li');
  item.textContent = JSON.stringify(event);
  list?.append(item);
});

const nonce = document.querySelector<HTMLElement>('meta[property="csp-nonce"]')?.nonce;
const style = document.createElement('style');
if (nonce !== undefined) style.nonce = nonce;
style.textContent = '#title { text-decoration: underline }';
document.head.append(style);
document.body.dataset['ready'] = 'yes';
