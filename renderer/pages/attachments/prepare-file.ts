import {
  mediaTypeOf,
  MOST_ATTACHMENT_BYTES,
  type MediaType,
} from '../../../db/domain/values/picture-file.ts';

/** A file as it goes to the office. */
export interface PreparedFile {
  readonly content: string;
  readonly thumbnail: string | null;
  readonly mediaType: MediaType;
}

const LONGEST_SIDE = 2400;
const SMALL_SIDE = 160;
const QUALITY = 0.82;
const SMALL_QUALITY = 0.7;

/** Why a file cannot be attached, for the clerk. */
export class UnfitFile extends Error {
  override name = 'UnfitFile';
}

/**
 * Makes a chosen or dropped file fit to be kept: a picture is drawn anew (at most 2400 pixels, JPEG), so that nothing of what the
 * camera wrote beside it is left; a PDF goes as it is. @throws UnfitFile for other kinds, over 10 MB, or what no picture can be read from.
 */
export async function prepareFile(file: Blob): Promise<PreparedFile> {
  const head = new Uint8Array(await file.slice(0, 16).arrayBuffer());
  const mediaType = mediaTypeOf(head);
  if (mediaType === null)
    throw new UnfitFile('只能添加 JPEG、PNG 图片和 PDF；这个文件的内容不是其中之一。');
  if (mediaType === 'application/pdf') {
    if (file.size > MOST_ATTACHMENT_BYTES)
      throw new UnfitFile('PDF 超过10MB，请降低扫描分辨率或分成几个文件。');
    return { content: await base64Of(file), thumbnail: null, mediaType };
  }
  // The camera's turn of the picture is applied while it is read; the tag that says so is then gone with the rest.
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => {
    throw new UnfitFile('这张图片打不开，可能不完整，请重新拍照或扫描。');
  });
  try {
    const [content, thumbnail] = await Promise.all([
      drawn(picture, LONGEST_SIDE, QUALITY),
      drawn(picture, SMALL_SIDE, SMALL_QUALITY),
    ]);
    if (content.size > MOST_ATTACHMENT_BYTES) throw new UnfitFile('图片太大，请裁剪后再添加。');
    return {
      content: await base64Of(content),
      thumbnail: await base64Of(thumbnail),
      mediaType: 'image/jpeg',
    };
  } finally {
    picture.close();
  }
}

async function drawn(picture: ImageBitmap, longest: number, quality: number): Promise<Blob> {
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const pen = canvas.getContext('2d');
  if (pen === null) throw new UnfitFile('这张图片太大，打不开。');
  // A PNG may be transparent; JPEG knows no such thing and would make it black.
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(new UnfitFile('这张图片太大，打不开。')) : resolve(blob)),
      'image/jpeg',
      quality,
    );
  });
}

const PIECE = 0x8000;

async function base64Of(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let binary = '';
  for (let at = 0; at < bytes.length; at += PIECE)
    binary += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return btoa(binary);
}
