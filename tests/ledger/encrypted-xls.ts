import * as XLSX from '@e965/xlsx';

/** What the library's container tools do; its types leave them open. */
const CFB = XLSX.CFB as {
  read(bytes: Uint8Array, options: { type: 'array' }): object;
  find(container: object, name: string): { content: ArrayLike<number> } | null;
  write(container: object, options: { type: 'array' }): ArrayLike<number>;
};

/** FILEPASS of [MS-XLS] 2.4.117: the kind, then RC4 1.1 with salt, verifier and its hash, or key and verifier of XOR. */
export const RC4_FILEPASS = [
  1,
  0,
  1,
  0,
  1,
  0,
  ...Array.from({ length: 48 }, (_, index) => (index * 37 + 11) % 256),
];
export const XOR_FILEPASS = [0, 0, 0x5a, 0xe1, 0x1c, 0x93];

/** A real .xls whose records behind FILEPASS are cipher text: their types and lengths stay readable, as the format wants. */
export function encryptedXls(filePass: readonly number[]): Uint8Array {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['姓名', '身份证号']]), '台账');
  const plainXls = XLSX.write(book, { type: 'array', bookType: 'biff8' }) as ArrayBuffer;
  const container = CFB.read(new Uint8Array(plainXls), { type: 'array' });
  const entry = CFB.find(container, 'Workbook');
  if (entry === null) throw new Error('an .xls without a workbook');
  const stream = Uint8Array.from(entry.content);
  const view = new DataView(stream.buffer);
  const begin = 4 + view.getUint16(2, true);
  for (let at = begin; at + 4 <= stream.length;) {
    const end = at + 4 + view.getUint16(at + 2, true);
    const isPlain = view.getUint16(at, true) === 0x0809;
    for (let index = at + 4; index < end && !isPlain; index += 1)
      stream[index] = (stream[index] ?? 0) ^ ((index * 73 + 5) % 256);
    at = end;
  }
  entry.content = Uint8Array.of(
    ...stream.subarray(0, begin),
    ...[0x2f, 0, filePass.length, 0, ...filePass],
    ...stream.subarray(begin),
  );
  return new Uint8Array(CFB.write(container, { type: 'array' }));
}
