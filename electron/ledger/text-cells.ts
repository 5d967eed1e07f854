import { lineText, noteText, shownText, tightText } from './cell-text.ts';
import { wrong, type CellReading, type Remark } from './reading.ts';
import type { Cell } from './workbook.ts';

/** As long as a line of the register may be, and a note. */
const LONGEST_LINE = 200;
const LONGEST_NOTE = 4000;

export function readLineCell(cell: Cell): CellReading<string> {
  const text = lineText(shownText(cell));
  if (text.length > LONGEST_LINE) return tooLong(LONGEST_LINE);
  return { value: text === '' ? null : text };
}

export function readNoteCell(cell: Cell): CellReading<string> {
  const text = noteText(shownText(cell));
  if (text.length > LONGEST_NOTE) return tooLong(LONGEST_NOTE);
  return { value: text === '' ? null : text };
}

function tooLong(most: number): { problem: { code: 'TEXT_TOO_LONG'; message: string } } {
  return { problem: { code: 'TEXT_TOO_LONG', message: `文字超过 ${most} 个字，请缩短` } };
}

const DOTS = /[•・‧∙●．.。﹒]/g;
const HAN = /[\p{Script=Han}]/u;
const PRIVATE_OR_BROKEN = /[\uE000-\uF8FF\uFFFD\u{F0000}-\u{10FFFD}]/u;

/**
 * A name: blanks that only align it (张 三) are taken out between Chinese characters, dots of all kinds in a name like
 * 阿依古丽·买买提 become one; Latin names keep single blanks.
 */
export function readNameCell(cell: Cell): CellReading<string> {
  const line = lineText(shownText(cell)).replace(/^['’‘`]+/, '');
  const name = HAN.test(line)
    ? line.replace(/[\s\u3000]+/g, '').replace(DOTS, '·')
    : line.replace(/\s+/g, ' ');
  if (name === '') return { value: null };
  if (name.length > LONGEST_LINE) return tooLong(LONGEST_LINE);
  const remarks: Remark[] = [];
  if (PRIVATE_OR_BROKEN.test(name))
    remarks.push({ code: 'NAME_STRANGE', message: '姓名里有显示不出的字（自造字或乱码），请核对' });
  else if (/\d/.test(name)) remarks.push({ code: 'NAME_STRANGE', message: '姓名里有数字，请核对' });
  return { value: name, remarks };
}

/** The 56 peoples by their short names: 汉 is read as 汉族. */
const PEOPLES = new Set(
  (
    '汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 ' +
    '达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺'
  ).split(' '),
);

export function readEthnicityCell(cell: Cell): CellReading<string> {
  const text = tightText(shownText(cell));
  if (PEOPLES.has(text)) return { value: `${text}族` };
  return readLineCell(cell);
}

/** Signs that clerks put into a cell to say that there is nothing. */
export function isPlaceholder(cell: Cell): boolean {
  return typeof cell === 'string' && /^[-–—/\\_.·]*$/.test(tightText(cell));
}

/** Excel's error values; in a text table they are plain words. */
const ERROR_VALUE = /^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!)$/i;

/** What an error value or a truth value in a cell means. */
export function refuseOddCell(cell: Cell): CellReading<never> | null {
  if (typeof cell === 'string')
    return ERROR_VALUE.test(cell.trim()) ? cellError(cell.trim()) : null;
  if (cell.kind === 'error') return cellError(cell.text);
  if (cell.kind === 'number') return null;
  return wrong('CELL_ERROR', '单元格里是逻辑值 TRUE/FALSE，请改成实际内容');
}

function cellError(shown: string): CellReading<never> {
  const message = `单元格的公式出错（${shown}），请改成实际内容；公式没有算出值时，先用 Excel 打开并保存一次`;
  return wrong('CELL_ERROR', message);
}
