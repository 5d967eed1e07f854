import { escapeXml } from './writer-text.ts';

/** How a cell looks; what is left out is plain. */
export interface CellStyle {
  /** RGB such as FFF2CC. */
  readonly fill?: string;
  readonly bold?: boolean;
  readonly size?: number;
  readonly wrap?: boolean;
  readonly center?: boolean;
  readonly border?: boolean;
  /** A display format's code; '@' keeps a typed number text. */
  readonly format?: string;
}

export interface StyleTable {
  /** The index by which cells name a style. */
  indexOf(style: CellStyle | undefined): number;
  xml(): string;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const FIRST_OWN_FORMAT = 164;
const PLAIN_SIZE = 11;

/** Gathers the styles that cells use; each different one is written once. */
export function styleTable(): StyleTable {
  const styles: CellStyle[] = [{}];
  const byKey = new Map([[keyOf({}), 0]]);
  return {
    indexOf: (style) => {
      if (style === undefined) return 0;
      const known = byKey.get(keyOf(style));
      if (known !== undefined) return known;
      byKey.set(keyOf(style), styles.length);
      return styles.push(style) - 1;
    },
    xml: () => stylesXml(styles),
  };
}

function keyOf(style: CellStyle): string {
  return JSON.stringify([
    style.fill,
    style.bold,
    style.size,
    style.wrap,
    style.center,
    style.border,
    style.format,
  ]);
}

function stylesXml(styles: readonly CellStyle[]): string {
  const formats = distinct(
    styles.map(({ format }) => format).filter((format) => format !== undefined && format !== '@'),
  );
  const fonts = distinct(['', ...styles.map(fontXml)]).filter((font) => font !== '');
  const fills = distinct(styles.map(fillXml));
  const borders = distinct(['<border/>', ...styles.map(borderXml)]);
  const fillList = [
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
    ...fills.filter((fill) => fill !== ''),
  ];
  const formatId = (format: string | undefined): number => {
    if (format === undefined) return 0;
    return format === '@' ? 49 : FIRST_OWN_FORMAT + formats.indexOf(format);
  };
  const cells = styles.map((style) => {
    const ids = `numFmtId="${formatId(style.format)}" fontId="${fonts.indexOf(fontXml(style))}" fillId="${Math.max(0, fillList.indexOf(fillXml(style)))}" borderId="${borders.indexOf(borderXml(style))}"`;
    return `<xf ${ids} xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${alignmentXml(style)}</xf>`;
  });
  const formatItems = formats.map(
    (format, index) =>
      `<numFmt numFmtId="${FIRST_OWN_FORMAT + index}" formatCode="${escapeXml(format ?? '')}"/>`,
  );
  return [
    `${HEAD}<styleSheet xmlns="${MAIN}">`,
    formats.length === 0 ? '' : counted('numFmts', formatItems),
    counted('fonts', fonts),
    counted('fills', fillList),
    counted('borders', borders),
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    counted('cellXfs', cells),
    '<cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles>',
    '</styleSheet>',
  ].join('');
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}

function counted(name: string, items: readonly string[]): string {
  return `<${name} count="${items.length}">${items.join('')}</${name}>`;
}

function fontXml({ bold, size }: CellStyle): string {
  return `<font>${bold === true ? '<b/>' : ''}<sz val="${size ?? PLAIN_SIZE}"/><name val="宋体"/><charset val="134"/></font>`;
}

function fillXml({ fill }: CellStyle): string {
  if (fill === undefined) return '';
  return `<fill><patternFill patternType="solid"><fgColor rgb="FF${fill}"/><bgColor indexed="64"/></patternFill></fill>`;
}

function borderXml({ border }: CellStyle): string {
  if (border !== true) return '<border/>';
  const sides = ['left', 'right', 'top', 'bottom'].map(
    (side) => `<${side} style="thin"><color indexed="64"/></${side}>`,
  );
  return `<border>${sides.join('')}<diagonal/></border>`;
}

function alignmentXml({ wrap, center }: CellStyle): string {
  return `<alignment vertical="center"${center === true ? ' horizontal="center"' : ''}${wrap === true ? ' wrapText="1"' : ''}/>`;
}
