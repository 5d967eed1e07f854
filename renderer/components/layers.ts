/** A form at the right, a dialog, a question: each lies over the page and over what was opened before it. */
const LAYER = '.ant-drawer-open [role=dialog], .ant-modal-wrap [role=dialog]';

/** Its order among the layers; what is inside of another has a higher one from antd. */
function heightOf(layer: Element): number {
  const box = layer.closest('.ant-drawer, .ant-modal-wrap');
  const height = box === null ? 0 : Number(getComputedStyle(box).zIndex);
  return Number.isNaN(height) ? 0 : height;
}

/** Whether it can be seen and is not just being closed. */
function isOpen(layer: Element): boolean {
  return (
    layer instanceof HTMLElement &&
    layer.getClientRects().length > 0 &&
    !/-leave\b/.test(layer.className)
  );
}

/** What lies on top: the last opened form or dialog; null: the page itself. */
export function topLayer(): Element | null {
  const open = [...document.querySelectorAll(LAYER)].filter(isOpen);
  return open.reduce<Element | null>(
    (top, layer) => (top === null || heightOf(layer) >= heightOf(top) ? layer : top),
    null,
  );
}

/** The form or dialog that something stands in; null: it stands on the page. */
export function layerOf(inside: Element | null | undefined): Element | null {
  return inside?.closest('[role=dialog]') ?? null;
}

/** Whether the keys belong to what this stands in: a shortcut never reaches through a layer to what lies behind it. */
export function hasKeys(inside: Element | null | undefined): boolean {
  return topLayer() === layerOf(inside);
}

/** Whether a dialog or a question lies on top: it is answered before anything else is gone to. */
export function isAsked(): boolean {
  return topLayer()?.closest('.ant-modal-wrap') != null;
}
