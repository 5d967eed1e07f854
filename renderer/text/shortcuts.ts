interface Shortcut {
  readonly keys: string;
  readonly does: string;
}

interface ShortcutGroup {
  readonly name: string;
  readonly shortcuts: readonly Shortcut[];
}

/** The keys of the window, as the overview (F1) shows them; the manual has the same table. */
export const SHORTCUTS: readonly ShortcutGroup[] = [
  {
    name: '随时可用',
    shortcuts: [
      { keys: 'Ctrl+K', does: '找人：输姓名、拼音首字母、号码任意几位或村，上下键选，Enter 打开' },
      { keys: 'Alt+1 … Alt+9', does: '首页、人员、走访、回访、站点、导入、报告、导出、设置' },
      { keys: 'Ctrl+L', does: '锁定' },
      { keys: 'Ctrl+加号、Ctrl+减号、Ctrl+0', does: '放大、缩小、恢复原来大小' },
      { keys: 'F1 或 Ctrl+/', does: '打开这张表' },
    ],
  },
  {
    name: '填写',
    shortcuts: [
      { keys: 'Enter', does: '到下一项，最后一项到保存；选字的时候只是选字' },
      { keys: 'Tab、Shift+Tab', does: '到下一项、回上一项；在下拉名单里先选中标出的那一条' },
      { keys: 'Ctrl+Enter', does: '在多行文字里到下一项' },
      { keys: 'Ctrl+S', does: '保存；打开着表或者对话框的，只保存最上面的这一个' },
      { keys: 'Esc', does: '关闭；有没保存的内容先问一句' },
      { keys: '1 … 9', does: '在一排选项里选第几个；能不填的，0 清除' },
      { keys: '↑、↓', does: '在日期里：加一天、减一天' },
      { keys: '1 … 9、字母键', does: '在一排可以多选的格子里：勾选、取消第几个' },
      { keys: 'Ctrl+Enter、Ctrl+D', does: '在批量录入里：到下一行、同上一行' },
      { keys: 'Ctrl+1 … Ctrl+7', does: '在批量录入的主要情况、走访内容里：填入常用语' },
    ],
  },
  {
    name: '名单',
    shortcuts: [
      { keys: '↑、↓', does: '在名单里：上一行、下一行' },
      { keys: 'Enter', does: '在名单里：打开这一行；在首页是去办这一项' },
      { keys: '空格', does: '在回访名单里：勾选这一行，一起分派或审定' },
    ],
  },
];
