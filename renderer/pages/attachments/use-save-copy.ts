import { App } from 'antd';
import { useState } from 'react';
import type { MediaType } from '../../../db/domain/values/picture-file.ts';
import { call, callShell } from '../../bridge/call.ts';

const ENDINGS: Readonly<Record<MediaType, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'application/pdf': 'pdf',
};

interface Copied {
  readonly id: number;
  readonly mediaType: MediaType;
}

/** Asks where to, and writes a plain copy there; no person's name in the name of the file. */
export function useSaveCopy() {
  const { message } = App.useApp();
  const [failure, setFailure] = useState<unknown>(null);
  async function saveAs({ id, mediaType }: Copied) {
    setFailure(null);
    try {
      const suggestedName = `附件${id}.${ENDINGS[mediaType]}`;
      const chosen = await callShell('dialogs.saveFile', { purpose: 'attachment', suggestedName });
      if (chosen === null) return;
      const { fileName } = await call('attachments.saveCopy', { id, target: chosen.ticket });
      void message.success(`已另存为“${fileName}”。这个文件没有加密，用完请删除。`, 8);
    } catch (reason) {
      setFailure(reason);
    }
  }
  return { failure, save: (attachment: Copied) => void saveAs(attachment) };
}
