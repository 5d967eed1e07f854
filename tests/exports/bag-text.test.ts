import { describe, expect, it } from 'vitest';
import {
  decodePath,
  decodeTagFile,
  encodePath,
  manifestText,
  parseLabels,
  parseManifest,
  parseOxum,
} from '../../electron/exports/bag-text.ts';

const HASH = 'a'.repeat(64);

describe('paths in a manifest (RFC 8493 2.1.3)', () => {
  it.each([
    ['data/a.txt', 'data/a.txt'],
    ['data/100%.txt', 'data/100%25.txt'],
    ['data/a\nb', 'data/a%0Ab'],
    ['data/a\r\nb', 'data/a%0D%0Ab'],
    ['data/%0A', 'data/%250A'],
    ['data/台前 县', 'data/台前 县'],
  ])('%j is written %s and read back', (path, encoded) => {
    expect(encodePath(path)).toBe(encoded);
    expect(decodePath(encoded)).toBe(path);
  });

  it('are read with small hex digits too, and refused with any other percent', () => {
    expect(decodePath('a%0d%0a')).toBe('a\r\n');
    expect(['a%20b', 'a%', 'a%2', 'a%2F'].map(decodePath)).toEqual([null, null, null, null]);
  });
});

describe('a manifest', () => {
  it('is in the order of its paths with two blanks', () => {
    const entries = [
      { path: 'data/b', sha256: HASH },
      { path: 'data/a', sha256: HASH },
    ];
    expect(manifestText(entries)).toBe(`${HASH}  data/a\n${HASH}  data/b\n`);
    expect(parseManifest(manifestText(entries))).toEqual({
      entries: entries.toReversed(),
      badLines: [],
    });
  });

  it.each([
    ['CRLF', `${HASH}  data/a\r\n${HASH}  data/b\r\n`],
    ['CR', `${HASH}  data/a\r${HASH}  data/b`],
    ['tabs and large digits', `${HASH.toUpperCase()}\tdata/a\n${HASH} \t data/b\n`],
  ])('is read with %s', (_, text) => {
    expect(parseManifest(text)).toEqual({
      entries: [
        { path: 'data/a', sha256: HASH },
        { path: 'data/b', sha256: HASH },
      ],
      badLines: [],
    });
  });

  it('names the lines that are none', () => {
    const text = `\n${HASH.slice(1)}  data/a\n${HASH}  data/b\n${HASH}data/c\n${HASH}  d%20\n`;
    const { entries, badLines } = parseManifest(text);
    expect([entries.map(({ path }) => path), badLines]).toEqual([['data/b'], [1, 2, 4, 5]]);
  });
});

describe('labels', () => {
  it('continue on a line that begins with a blank', () => {
    expect(parseLabels('A: one\n  two\nB:\nC-D: x: y\r\n')).toEqual([
      ['A', 'one two'],
      ['B', ''],
      ['C-D', 'x: y'],
    ]);
  });

  it.each(['no colon', ' first: line', ': no label', 'A: 1\n\nB: 2'])('are not %j', (text) => {
    expect(parseLabels(text)).toBe(null);
  });
});

describe('Payload-Oxum', () => {
  it.each([
    ['12.3', { bytes: 12, files: 3 }],
    ['0.0', { bytes: 0, files: 0 }],
    ['12', null],
    ['-1.2', null],
    ['1.2.3', null],
    ['99999999999999999999.1', null],
  ])('%s', (text, oxum) => {
    expect(parseOxum(text)).toEqual(oxum);
  });
});

describe('a tag file', () => {
  it('is UTF-8 without a mark', () => {
    expect(decodeTagFile(Buffer.from('台前'))).toBe('台前');
    expect(decodeTagFile(Buffer.from('\uFEFF台前'))).toBe(null);
    expect(decodeTagFile(Buffer.from([0xe5, 0xa7, 0xd1, 0xf4]))).toBe(null); // 濮阳 in GB 18030
    expect(decodeTagFile(Buffer.from('台前', 'utf16le'))).toBe(null);
  });
});
