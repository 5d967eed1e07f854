/** GB18030 bytes of a text: Node can read but not write it, so the reader's own table is turned round. */
export function gb18030(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) bytes.push(...bytesOf(character));
  return Uint8Array.from(bytes);
}

const decoder = new TextDecoder('gb18030');
const twoBytes = new Map<string, [number, number]>();
for (let first = 0x81; first <= 0xfe; first += 1) {
  for (let second = 0x40; second <= 0xfe; second += 1) {
    const character = decoder.decode(Uint8Array.of(first, second));
    if (second !== 0x7f && Array.from(character).length === 1 && character !== '\uFFFD')
      twoBytes.set(character, [first, second]);
  }
}

function bytesOf(character: string): number[] {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return [code];
  const two = twoBytes.get(character);
  if (two !== undefined) return two;
  if (code < 0x10000) throw new Error('No test needs a four-byte character of the first plane');
  const linear = code - 0x10000;
  return [
    0x90 + Math.floor(linear / 12600),
    0x30 + (Math.floor(linear / 1260) % 10),
    0x81 + (Math.floor(linear / 10) % 126),
    0x30 + (linear % 10),
  ];
}
