import type { FontChoice } from './fonts.ts';
import { fontXml } from './fonts.ts';
import { BODY_TIGHTENING, CHARACTER, halfPoints, LINE, POINTS } from './measures.ts';

/**
 * The styles of every document, as word/styles.xml. Written as XML because docx can neither switch off the
 * automatic gap between Chinese and digits nor leave out its blue default headings.
 */

const WORD_NAMESPACE = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

type Style = {
  readonly id: StyleId;
  readonly name: string;
  readonly basedOn?: StyleId;
  /** Content of `w:pPr`, in the order of the schema. */
  readonly paragraph?: string;
  /** Content of `w:rPr`, in the order of the schema. */
  readonly run?: string;
};

/** Paragraph styles a part of the kit may ask for. */
export type StyleId =
  | 'Normal'
  | 'Body'
  | 'Heading1'
  | 'Heading2'
  | 'Heading3'
  | 'Heading4'
  | 'Mark'
  | 'DocumentNumber'
  | 'ReportTitle'
  | 'Addressee'
  | 'AnnexNote'
  | 'Signature'
  | 'AnnexLabel'
  | 'AnnexTitle'
  | 'TableLine'
  | 'Cell'
  | 'CellHead'
  | 'CellText'
  | 'Imprint'
  | 'Rule'
  | 'PageNumber';

function exactly(line: number): string {
  return `<w:spacing w:before="0" w:after="0" w:line="${line}" w:lineRule="exact"/>`;
}

function size(points: number): string {
  return `<w:sz w:val="${halfPoints(points)}"/><w:szCs w:val="${halfPoints(points)}"/>`;
}

/** 7.3.3: first line two characters in; in characters for Word and WPS, in twips for programs that count so. */
const FIRST_LINE = `<w:ind w:firstLineChars="200" w:firstLine="${2 * CHARACTER}"/>`;
/** No gap of its own between Chinese and digits: they share the grid of 28 (LibreOffice 7.4 ignores it). */
const NO_GAPS = '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>';
const TIGHT = `<w:spacing w:val="${BODY_TIGHTENING}"/>`;
/**
 * Word's default, said aloud: a closing mark after the 28th character may hang outside the 版心. LibreOffice 7.4 reads the
 * value the wrong way round, and when it hangs a mark it may lose it: with 1 it hangs none and shows every character.
 */
const HANGING = '<w:overflowPunct w:val="1"/>';

/** Line distance of a table cell: 1.2 × the size puts the text in the middle both in Word and in LibreOffice. */
export const CELL_LINE = Math.round(POINTS.小五 * 1.2 * 20);

function headings(fonts: FontChoice): Style[] {
  const faces = [fonts.hei, fonts.kai, fonts.fangSong, fonts.fangSong];
  return faces.map((face, index) => ({
    id: `Heading${index + 1}` as StyleId,
    name: `heading ${index + 1}`,
    basedOn: 'Body',
    paragraph: `<w:keepNext/><w:outlineLvl w:val="${index}"/>`,
    run: fontXml(face, fonts.latin),
  }));
}

function bodyStyles(fonts: FontChoice): Style[] {
  return [
    { id: 'Normal', name: 'Normal' },
    {
      id: 'Body',
      name: '公文正文',
      basedOn: 'Normal',
      paragraph: `${HANGING}${FIRST_LINE}<w:jc w:val="both"/>`,
      run: TIGHT,
    },
    ...headings(fonts),
    {
      id: 'Addressee',
      name: '主送机关',
      basedOn: 'Normal',
      paragraph: HANGING,
      run: TIGHT,
    },
    { id: 'AnnexNote', name: '附件说明', basedOn: 'Normal', paragraph: HANGING, run: TIGHT },
    { id: 'Signature', name: '署名', basedOn: 'Normal', paragraph: '<w:jc w:val="right"/>' },
  ];
}

function headStyles(fonts: FontChoice): Style[] {
  return [
    {
      id: 'Mark',
      name: '发文机关标志',
      basedOn: 'Normal',
      paragraph: '<w:jc w:val="center"/>',
      run: `${fontXml(fonts.title, fonts.latin)}<w:color w:val="FF0000"/>`,
    },
    { id: 'DocumentNumber', name: '发文字号', basedOn: 'Normal' },
    {
      id: 'ReportTitle',
      name: '公文标题',
      basedOn: 'Normal',
      paragraph: '<w:keepNext/><w:jc w:val="center"/>',
      run: `${fontXml(fonts.title, fonts.latin)}${size(POINTS.二号)}`,
    },
  ];
}

function annexStyles(fonts: FontChoice): Style[] {
  return [
    {
      id: 'AnnexLabel',
      name: '附件序号',
      basedOn: 'Normal',
      paragraph: '<w:keepNext/>',
      run: fontXml(fonts.hei, fonts.latin),
    },
    { id: 'AnnexTitle', name: '附件标题', basedOn: 'ReportTitle' },
    {
      id: 'TableLine',
      name: '表格上下说明',
      basedOn: 'Normal',
      paragraph: exactly(360),
      run: size(POINTS.小四),
    },
    {
      id: 'Cell',
      name: '表格数字',
      basedOn: 'Normal',
      paragraph: `${exactly(CELL_LINE)}<w:jc w:val="center"/>`,
      run: size(POINTS.小五),
    },
    { id: 'CellHead', name: '表头', basedOn: 'Cell', run: fontXml(fonts.hei, fonts.latin) },
    { id: 'CellText', name: '表格文字', basedOn: 'Cell', paragraph: '<w:jc w:val="left"/>' },
  ];
}

function edgeStyles(fonts: FontChoice): Style[] {
  return [
    {
      id: 'Imprint',
      name: '版记',
      basedOn: 'Normal',
      paragraph: exactly(475),
      run: size(POINTS.四号),
    },
    { id: 'Rule', name: '分隔线', basedOn: 'Normal', paragraph: exactly(20) },
    {
      id: 'PageNumber',
      name: '页码',
      basedOn: 'Normal',
      paragraph: exactly(400),
      run: `${fontXml(fonts.song, fonts.song)}${size(POINTS.四号)}`,
    },
  ];
}

function styleXml({ id, name, basedOn, paragraph, run }: Style): string {
  const isDefault = id === 'Normal' ? ' w:default="1"' : '';
  const base = basedOn === undefined ? '' : `<w:basedOn w:val="${basedOn}"/>`;
  const paragraphXml = paragraph === undefined ? '' : `<w:pPr>${paragraph}</w:pPr>`;
  const runXml = run === undefined ? '' : `<w:rPr>${run}</w:rPr>`;
  return `<w:style w:type="paragraph"${isDefault} w:styleId="${id}"><w:name w:val="${name}"/>${base}<w:qFormat/>${paragraphXml}${runXml}</w:style>`;
}

/** 5.2.2, 5.2.3: body text is 3号 仿宋, every line exactly 28.95 pt, no widow control (it would cost full pages a line). */
function defaultsXml(fonts: FontChoice): string {
  const run = `${fontXml(fonts.fangSong, fonts.latin)}${size(POINTS.三号)}<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>`;
  const paragraph = `<w:widowControl w:val="0"/>${NO_GAPS}${exactly(LINE)}`;
  return `<w:docDefaults><w:rPrDefault><w:rPr>${run}</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>${paragraph}</w:pPr></w:pPrDefault></w:docDefaults>`;
}

const TABLE_STYLES = `<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`;

/** word/styles.xml for a choice of fonts. */
export function stylesXml(fonts: FontChoice): string {
  const styles = [
    ...bodyStyles(fonts),
    ...headStyles(fonts),
    ...annexStyles(fonts),
    ...edgeStyles(fonts),
  ];
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="${WORD_NAMESPACE}">${defaultsXml(fonts)}${styles.map(styleXml).join('')}${TABLE_STYLES}</w:styles>`;
}
