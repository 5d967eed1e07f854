import { describe, expect, it } from 'vitest';
import { cleanFile, mediaTypeOf } from '../../db/domain/values/picture-file.ts';
import { aJpeg, aPdf, aPng, GPS_TIFF, HIDDEN } from '../support/pictures.ts';

describe('what a file is', () => {
  it.each([
    ['a JPEG', aJpeg(), 'image/jpeg'],
    ['a PNG', aPng(), 'image/png'],
    ['a PDF', aPdf(), 'application/pdf'],
    ['an SVG is nothing', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), null],
    ['a program is nothing', Buffer.from('MZ\x90\0'), null],
    ['a GIF is nothing', Buffer.from('GIF89a'), null],
    ['nothing is nothing', Buffer.alloc(0), null],
  ])('%s', (_title, bytes, expected) => {
    expect(mediaTypeOf(bytes)).toBe(expected);
  });
});

describe('what a photo says beside the picture', () => {
  it('is in the photo of a phone to begin with', () => {
    const photo = aJpeg({ exif: true });
    expect(photo.includes(GPS_TIFF)).toBe(true);
    expect(photo.toString('latin1').split(HIDDEN)).toHaveLength(9);
  });

  it('is cut out of a JPEG: GPS, XMP, previews, comments and the images behind the end', () => {
    expect(cleanFile(aJpeg({ exif: true }))).toEqual({
      mediaType: 'image/jpeg',
      bytes: new Uint8Array(aJpeg()),
    });
  });

  it('is cut out of a PNG: text, time, EXIF and what stands behind the end', () => {
    expect(cleanFile(aPng(true))).toEqual({
      mediaType: 'image/png',
      bytes: new Uint8Array(aPng()),
    });
  });

  it('stays out of a clean one, which is not changed', () => {
    expect(cleanFile(aJpeg())?.bytes).toEqual(new Uint8Array(aJpeg()));
    expect(cleanFile(aPdf())?.bytes).toEqual(aPdf());
  });

  it('cannot hide after the first scan of a progressive JPEG', () => {
    const whole = aJpeg();
    const exif = aJpeg({ exif: true });
    const hidden = exif.subarray(
      exif.indexOf(Buffer.from('ffe1', 'hex')),
      exif.indexOf(Buffer.from('ffdb', 'hex')),
    );
    const scan = whole.subarray(whole.indexOf(Buffer.from('ffda', 'hex')), whole.length - 2);
    const end = Buffer.from([0xff, 0xd9]);
    const head = whole.subarray(0, whole.length - 2);
    const twice = Buffer.concat([head, hidden, scan, end]);
    expect(cleanFile(twice)?.bytes).toEqual(new Uint8Array(Buffer.concat([head, scan, end])));
  });
});

describe('a file that is cut off', () => {
  it.each([
    ['a JPEG', aJpeg()],
    ['a JPEG of a phone', aJpeg({ exif: true }).subarray(0, 380)],
    ['a PNG', aPng()],
    ['a PDF', aPdf().subarray(0, -1)],
  ])('%s is refused at every length', (_title, bytes) => {
    for (let length = 0; length < bytes.length; length += 1) {
      expect([length, cleanFile(bytes.subarray(0, length))]).toEqual([length, null]);
    }
  });

  it('is refused without a picture between its beginning and its end', () => {
    expect(cleanFile(Buffer.from('ffd8ffd9', 'hex'))).toBeNull();
  });
});
