import { lineText, shownText } from './cell-text.ts';
import type { LineTaker } from './line-taker.ts';
import { wrong, type CellReading } from './reading.ts';
import type { LedgerTown, RegionFinder, RegionFound } from './region-finder.ts';
import type { Cell } from './workbook.ts';

export interface PlaceContext {
  readonly regions: RegionFinder;
  /** The town that the sheet's name gives where the sheet has no column for it. */
  readonly sheetTownCode: string | null;
  /** Whether the holder of a number is registered in this town or village already. */
  readonly livesIn: (identityNumber: string, regionCode: string) => boolean;
}

/**
 * A retired town or village takes nobody new, as on the screen; who is registered there already may stay, so that an
 * export can be imported again (ledger.md, Export).
 */
export function whereOf(taker: LineTaker, identityNumber: string | null, context: PlaceContext) {
  const stays = (code: string) => identityNumber !== null && context.livesIn(identityNumber, code);
  const inSheetName = context.sheetTownCode !== null && !taker.has('townCode');
  const townCode = inSheetName
    ? sheetTown(taker, context, stays)
    : taker.need('townCode', (cell) =>
        regionCell(cell, (text) => context.regions.town(text), 'TOWN', stays),
      );
  const villageCode =
    townCode === null
      ? null
      : taker.take('villageCode', (cell) =>
          regionCell(cell, (text) => context.regions.village(text, townCode), 'VILLAGE', stays),
        );
  return {
    domicile: taker.line('domicile'),
    townCode,
    villageCode,
    address: taker.line('address'),
  };
}

function regionCell(
  cell: Cell,
  find: (text: string) => RegionFound<LedgerTown>,
  kind: 'TOWN' | 'VILLAGE',
  stays: (code: string) => boolean,
): CellReading<string> {
  const text = lineText(shownText(cell));
  const result = find(text);
  if (result.found !== null) {
    const { code, name, retired } = result.found;
    if (!retired) return { value: code };
    if (!stays(code)) return wrong(`${kind}_RETIRED`, retiredWords(name, kind));
    const message = `“${name}”在区划表里已停用，此人原来就登记在这里，仍按它读入，请核对`;
    return { value: code, remarks: [{ code: 'RETIRED_REGION', message }] };
  }
  if (result.fits.length > 0) {
    const names = result.fits.map(({ name }) => name).join('、');
    return wrong(`${kind}_AMBIGUOUS`, `“${text}”可能是：${names}，请写全称`);
  }
  return kind === 'TOWN'
    ? wrong(
        'TOWN_UNKNOWN',
        `“${text}”不是本县的乡镇（街道），请写全称或代码；新设的乡镇先在“设置”里增加`,
      )
    : wrong(
        'VILLAGE_UNKNOWN',
        `“${text}”不是该乡镇的村（社区），请写全称；新设的村（社区）先在“设置”里增加`,
      );
}

/** A town that the sheet's name gives is judged as one in a cell. */
function sheetTown(taker: LineTaker, context: PlaceContext, stays: (code: string) => boolean) {
  const code = context.sheetTownCode ?? '';
  const found = context.regions.town(code).found;
  if (found?.retired !== true) return code;
  if (!stays(code)) {
    taker.object('townCode', { code: 'TOWN_RETIRED', message: retiredWords(found.name, 'TOWN') });
    return null;
  }
  return code;
}

function retiredWords(name: string, kind: 'TOWN' | 'VILLAGE'): string {
  const [what, otherwise] =
    kind === 'TOWN' ? ['乡镇（街道）', ''] : ['村（社区）', '，暂时不知道归到哪里的可以留空'];
  return `“${name}”已停用，不能再登记人员。请改成现在的${what}${otherwise}；确实还在用的，先在“设置”里重新启用再导入`;
}
