import { describe, expect, it } from 'vitest';
import { holdsMask, maskNumbers } from '../../db/domain/values/number-mask.ts';

describe('numbers in free text', () => {
  it.each([
    ['妻子 410927199003071234', '妻子 **************1234'],
    ['原号41092719900307123x，已换证', '原号**************123x，已换证'],
    ['４１０９２７１９９００３０７１２３４', '**************1234'],
    ['410927 19900307 1234', '**************1234'],
    ['手机199-0000-1234、座机0393-2231234', '手机*******1234、座机*******1234'],
    ['电话2231234', '电话***1234'],
    ['旧证410927900307123', '旧证***********7123'],
  ])('%s is shown as %s', (text, shown) => {
    expect(maskNumbers(text)).toBe(shown);
    expect(holdsMask(maskNumbers(text))).toBe(true);
  });

  it.each([
    '2021-03-05走访',
    '20210305查获',
    '2015年，第12号',
    '台公（禁）社戒决字〔2025〕123456号',
    '',
  ])('%s is no number of anybody', (text) => {
    expect(maskNumbers(text)).toBe(text);
    expect(holdsMask(text)).toBe(false);
  });
});
