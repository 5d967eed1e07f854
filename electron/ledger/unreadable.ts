import { Refusal } from '../application/ports.ts';

/** A file that is not a readable workbook: the sentence says what it is and what the clerk can do. */
export function unreadable(reason: string): Refusal {
  return new Refusal({ code: 'NOT_A_LEDGER', reason });
}

/** What the readers say about files; each case has a sentence of its own. */
export const REASONS = {
  empty: '文件是空的（0 字节）。请确认选对了文件，或重新从 Excel 另存一份。',
  tooBig:
    '文件太大，程序不读这么大的台账。请删去图片和无关的工作表，或按乡镇拆成几个文件后再导入。',
  pdf: '这是一个 PDF 文件，不是 Excel 工作簿（改扩展名不会改变内容）。请用原来的 Excel 台账导入。',
  picture: '这是一张图片，不是 Excel 工作簿。请用原来的 Excel 台账导入。',
  archive: '这是一个压缩包，不是 Excel 工作簿。请先解压，再选择里面的台账文件。',
  word: '这是一个 Word 文档，不是 Excel 工作簿。请把表格复制到“下载模板”给出的工作簿后再导入。',
  slides: '这是一个演示文稿，不是 Excel 工作簿。请选择 Excel 台账。',
  openDocument:
    '这是 OpenDocument 表格（.ods）。请用 WPS 或 Excel 打开，另存为“Excel 工作簿（.xlsx）”后再导入。',
  binaryWorkbook:
    '这是 Excel 二进制工作簿（.xlsb）。请用 Excel 打开，另存为“Excel 工作簿（.xlsx）”后再导入。',
  webPage:
    '这是网页格式的表格（有些系统导出的 .xls 其实是网页）。请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”后再导入。',
  oldXml: '这是“XML 表格 2003”格式。请用 Excel 打开，另存为“Excel 工作簿（.xlsx）”后再导入。',
  password: '工作簿设有打开密码，程序读不到内容。请在 Excel 中去掉打开密码，另存后再导入。',
  excel95: '这是 Excel 95 或更早的工作簿。请用 Excel 打开，另存为“Excel 工作簿（.xlsx）”后再导入。',
  oleOther:
    '这是旧式 Office 文件，但里面没有工作簿。请用 Excel 打开台账，另存为“Excel 工作簿（.xlsx）”后再导入。',
  unknown:
    '文件不是 Excel 工作簿，也不是文本表格，内容无法识别。请用 Excel 打开台账，另存为“Excel 工作簿（.xlsx）”后再导入。',
  truncated: '文件不完整，后半部分缺失（可能没有复制完或下载完）。请重新复制一份后再导入。',
  damaged: '文件已损坏，无法读取。请用 Excel 打开并修复，另存一份后再导入。',
  bomb: '文件解压后大得不正常（可能是压缩炸弹，或整列整行都设了格式），已停止读取。请把台账内容复制到新工作簿后再导入。',
  manyEntries: '工作簿内部的部件多得不正常，已停止读取。请把台账内容复制到新工作簿后再导入。',
  badPath: '工作簿内部含有指向外面的路径，不是正常的 Excel 文件，已停止读取。',
  doctype: '工作簿内部含有 XML 实体定义，不是正常的 Excel 文件，已停止读取。',
  encryptedEntry: '工作簿的内部部件被压缩软件加了密，程序读不到内容。请去掉密码后再导入。',
  manySheets: '工作簿的工作表超过 200 张。请拆成几个文件后再导入。',
  manyRows: '有内容的行超过 6 万行。请按乡镇拆成几个文件后再导入。',
  manyCells: '有内容的单元格超过 200 万个，不像人员台账。请按乡镇拆成几个文件后再导入。',
  manyColumns:
    '有内容的列超过 256 列，不像人员台账。请删去多余的列，或把台账内容复制到新工作簿后再导入。',
  longCell: '有单元格的文字超过 32767 个字，不是 Excel 能产生的内容，已停止读取。',
  muchText: '工作簿的文字总量大得不正常，已停止读取。请把台账内容复制到新工作簿后再导入。',
  noContent: '工作簿里没有任何内容（可能整张表只有格式，全是空行）。请确认选对了文件。',
  text: '这是一个文本文件，里面没有台账的表头。请选择 Excel 台账；若是文本表格（.csv），第一行应是“姓名、身份证号”等列名。',
} as const;
