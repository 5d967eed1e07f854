/** What antd says to screen readers in English, and has no property for. */
const WORDS: Readonly<Record<string, string>> = {
  Clear: '清除',
  Close: '关闭',
  'segmented control': '切换',
  'Previous Page': '上一页',
  'Next Page': '下一页',
  'Select all': '全部勾选',
};

/** The buttons that antd names by nothing but the English name of their picture. */
const PICTURE_BUTTONS: Readonly<Record<string, string>> = {
  left: '上一页',
  right: '下一页',
  'double-left': '向前5页',
  'double-right': '向后5页',
  close: '关闭',
};

/** The eye beside a password is a button of its own. */
const EYES: Readonly<Record<string, string>> = { eye: '隐藏密码', 'eye-invisible': '显示密码' };

/** A picture says nothing beside a word; alone in a button it becomes the button's name. */
function quiet(icon: Element): void {
  const english = icon.getAttribute('aria-label') ?? '';
  const eye = EYES[english];
  if (icon.matches('.ant-input-password-icon') && eye !== undefined) {
    icon.setAttribute('role', 'button');
    icon.setAttribute('aria-label', eye);
    return;
  }
  if (Object.values(EYES).includes(english)) return;
  const alone = icon.closest('button, a, [role=button]');
  const name = PICTURE_BUTTONS[english];
  if (name !== undefined && alone !== null && alone.textContent.trim() === '') {
    if (!alone.hasAttribute('aria-label')) alone.setAttribute('aria-label', name);
    // The jump over pages is a link that leads nowhere: only as a button may it have a name.
    if (alone.matches('a:not([href])')) alone.setAttribute('role', 'button');
  }
  icon.removeAttribute('aria-label');
  icon.removeAttribute('role');
  icon.setAttribute('aria-hidden', 'true');
}

/** The box of a row: “Select row 3”, and once it is marked “Row 3 selected”. */
export function chineseName(english: string): string | undefined {
  const row = /^(?:Select row|Row) (\d+)( selected)?$/.exec(english)?.[1];
  if (row !== undefined)
    return english.endsWith('selected') ? `第${row}行，已勾选` : `勾选第${row}行`;
  return WORDS[english];
}

function rename(named: Element): void {
  const word = chineseName(named.getAttribute('aria-label') ?? '');
  if (word !== undefined) named.setAttribute('aria-label', word);
}

/** “Tab 2 of 9”, drawn while a tab has the focus: the text stays antd's own node, only its words change. */
function countTabs(told: Element): void {
  const text = told.firstChild;
  const found = /^Tab (\d+) of (\d+)$/.exec(text?.nodeValue ?? '');
  if (text !== null && found !== null)
    text.nodeValue = `第${found[1] ?? ''}个标签页，共${found[2] ?? ''}个`;
}

function within(root: Element, selector: string): Element[] {
  const found = [...root.querySelectorAll(selector)];
  return root.matches(selector) ? [root, ...found] : found;
}

function settle(root: Element): void {
  for (const icon of within(root, '.anticon[aria-label]')) quiet(icon);
  for (const named of within(root, '[aria-label]')) rename(named);
  for (const told of within(root, '.ant-tabs-tab-btn [aria-live]')) countTabs(told);
}

/**
 * Gives the parts of antd Chinese names, now and whenever something new is drawn: antd writes English ones that no locale reaches,
 * and a screen reader would say “down”, “Clear”, “segmented control” (docs/design.md: no English on the screen).
 */
export function speakChinese(): void {
  settle(document.body);
  new MutationObserver((records) => {
    for (const { target, addedNodes, type } of records) {
      if (type === 'attributes' && target instanceof Element) settle(target);
      for (const node of addedNodes) if (node instanceof Element) settle(node);
    }
  }).observe(document.body, {
    childList: true,
    subtree: true,
    attributeFilter: ['aria-label'],
  });
}
