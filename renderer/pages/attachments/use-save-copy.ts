import { App } from 'antd';
import type { MediaType } from '../../../db/domain/values/picture-file.ts';
import { call } from '../../bridge/call.ts';
import { useSaveFile } from '../../components/use-save-file.ts';

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
  const { saveFile, failure } = useSaveFile();
  async function saveAs({ id, mediaType }: Copied) {
    const suggestedName = `附件${id}.${ENDINGS[mediaType]}`;
    await saveFile({ purpose: 'attachment', suggestedName }, async ({ ticket }) => {
      const { fileName } = await call('attachments.saveCopy', { id, target: ticket });
      void message.success(`已另存为“${fileName}”。这个文件没有加密，用完请删除。`, 8);
    });
  }
  return { failure, save: (attachment: Copied) => void saveAs(attachment) };
}
