import { fenOf as exactFen, moneyOf } from '../../db/domain/values/percentage.ts';

/** What a clerk types as yuan ('3000', '3000.5') in fen; the contract has checked its shape. */
export function fenOf(yuan: string): number {
  const [whole = '0', fraction = ''] = yuan.split('.');
  return Number(exactFen(`${whole}.${fraction.padEnd(2, '0')}`));
}

/** Fen of the register as yuan with two digits. */
export function yuanOf(fen: number): string {
  return moneyOf(BigInt(fen));
}
