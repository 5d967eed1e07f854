import { Button, Modal, Space } from 'antd';
import { useEffect, useState } from 'react';
import { SHORTCUTS } from '../text/shortcuts.ts';
import { isComposing } from './composing.ts';
import { useZoom } from './zoom.ts';

/** F1 and Ctrl+/ open it from anywhere. */
function useShortcutsKey(toggle: () => void): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const asked = event.key === 'F1' || (event.ctrlKey && event.key === '/');
      if (!asked || isComposing(event)) return;
      event.preventDefault();
      toggle();
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [toggle]);
}

/** The keys at a glance, and the size of everything for who would rather click. */
export function Shortcuts() {
  const [open, setOpen] = useState(false);
  const zoom = useZoom();
  useShortcutsKey(() => setOpen(!open));
  return (
    <>
      <Button className="shortcuts-button" title="快捷键（F1）" onClick={() => setOpen(true)}>
        快捷键
      </Button>
      <Modal
        open={open}
        title="快捷键"
        width={680}
        footer={null}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <ShortcutTable />
        <Space className="below">
          <span>显示大小</span>
          <Button onClick={() => zoom(1)}>放大</Button>
          <Button onClick={() => zoom(-1)}>缩小</Button>
          <Button onClick={() => zoom(0)}>恢复原来大小</Button>
        </Space>
      </Modal>
    </>
  );
}

function ShortcutTable() {
  return (
    <table className="shortcuts">
      {SHORTCUTS.map(({ name, shortcuts }) => (
        <tbody key={name}>
          <tr>
            <th colSpan={2} scope="rowgroup">
              {name}
            </th>
          </tr>
          {shortcuts.map(({ keys, does }) => (
            <tr key={keys}>
              <td>{keys}</td>
              <td>{does}</td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}
