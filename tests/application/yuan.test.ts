import { describe, expect, it } from 'vitest';
import { fenOf, yuanOf } from '../../electron/application/yuan.ts';

describe('amounts of help', () => {
  it.each([
    ['0', 0, '0.00'],
    ['3000', 300_000, '3000.00'],
    ['3000.5', 300_050, '3000.50'],
    ['0.07', 7, '0.07'],
    ['007.10', 710, '7.10'],
    ['999999999.99', 99_999_999_999, '999999999.99'],
  ])('%s yuan are %i fen, shown as %s', (typed, fen, shown) => {
    expect([fenOf(typed), yuanOf(fen)]).toEqual([fen, shown]);
  });
});
