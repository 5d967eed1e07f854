/** GB/T 9704-2012 5.2.2 and 7: the standard names classes of typefaces; which file shows them is the machine's affair. */

/** One font name per class of typeface. */
export type FontChoice = {
  /** 仿宋体: body, 发文字号, 版记. */
  readonly fangSong: string;
  /** 楷体: second level of headings, name of the 签发人. */
  readonly kai: string;
  /** 黑体: first level of headings, 附件 labels. */
  readonly hei: string;
  /** 小标宋体: mark and title. */
  readonly title: string;
  /** 宋体: page numbers. */
  readonly song: string;
  /** Digits and Latin letters of everything but page numbers; half as wide as a Chinese character. */
  readonly latin: string;
};

/** What an office machine with the usual official fonts has. */
export const OFFICIAL_FONTS: FontChoice = {
  fangSong: '仿宋_GB2312',
  kai: '楷体_GB2312',
  hei: '黑体',
  title: '方正小标宋简体',
  song: '宋体',
  latin: 'Times New Roman',
};

/** Names to look for per class, best first; the Latin names are those a Chinese font gives on an English system. */
const CANDIDATES: Readonly<Record<keyof FontChoice, readonly string[]>> = {
  fangSong: ['仿宋_GB2312', '仿宋', 'FangSong'],
  kai: ['楷体_GB2312', '楷体', 'KaiTi'],
  hei: ['黑体', 'SimHei'],
  title: ['方正小标宋简体', '方正小标宋_GBK', 'FZXiaoBiaoSong-B05S', '华文中宋', 'STZhongsong'],
  song: ['宋体', 'SimSun'],
  latin: ['Times New Roman'],
};

/** Names that Word may use in place of a missing font (fontTable `w:altName`). */
const ALTERNATIVES: Readonly<Record<string, string>> = {
  仿宋_GB2312: '仿宋',
  仿宋: 'FangSong',
  楷体_GB2312: '楷体',
  楷体: 'KaiTi',
  黑体: 'SimHei',
  宋体: 'SimSun',
  方正小标宋简体: '华文中宋',
  华文中宋: 'STZhongsong',
};

/**
 * The best installed font of each class and the classes for which there is none (shown to the clerk as a hint: the
 * document then still names the official font, and Word substitutes). 5.2.2.
 */
export function chooseFonts(installed: readonly string[]): {
  fonts: FontChoice;
  missing: readonly (keyof FontChoice)[];
} {
  const names = new Set(installed);
  const fonts: Record<keyof FontChoice, string> = { ...OFFICIAL_FONTS };
  const missing: (keyof FontChoice)[] = [];
  for (const kind of Object.keys(CANDIDATES) as (keyof FontChoice)[]) {
    const found = CANDIDATES[kind].find((name) => names.has(name));
    if (found === undefined) missing.push(kind);
    else fonts[kind] = found;
  }
  return { fonts, missing };
}

const USES: Readonly<Record<keyof FontChoice, string>> = {
  title: '红头和标题',
  fangSong: '正文、发文字号和版记',
  kai: '二级标题和签发人姓名',
  hei: '一级标题和附件序号',
  song: '页码',
  latin: '数字和英文',
};
/** Windows has these by itself, of the same design: nothing need be installed for them. */
const AS_GOOD: readonly string[] = ['仿宋', 'FangSong', '楷体', 'KaiTi', 'SimHei', 'SimSun'];

/** An official font that this machine does not have, and what that means for the document. */
export interface MissingFont {
  readonly font: string;
  readonly use: string;
  /** What takes its place on this machine; null: Word takes what it likes. */
  readonly instead: string | null;
  /** Whether it should be installed before the document is printed here. */
  readonly install: boolean;
}

/** 5.2.2: the official fonts that are not installed; the document names them all the same, and shows them where they are. */
export function missingFonts(installed: readonly string[]): MissingFont[] {
  const names = new Set(installed);
  const { fonts, missing } = chooseFonts(installed);
  return (Object.keys(USES) as (keyof FontChoice)[])
    .filter((kind) => !names.has(OFFICIAL_FONTS[kind]))
    .map((kind) => {
      const instead = missing.includes(kind) ? null : fonts[kind];
      return {
        font: OFFICIAL_FONTS[kind],
        use: USES[kind],
        instead,
        install: instead === null || !AS_GOOD.includes(instead),
      };
    });
}

/** Text as XML character data or attribute value. */
export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Names for the four slots of `w:rFonts`; the hint makes “ ” — × Chinese in Word. */
type FontSlots = {
  readonly ascii: string;
  readonly hAnsi: string;
  readonly eastAsia: string;
  readonly cs: string;
  readonly hint: 'eastAsia';
};

/** A Chinese font with the font of its digits; for a docx run. */
export function fontSlots(eastAsia: string, latin: string): FontSlots {
  return { ascii: latin, hAnsi: latin, eastAsia, cs: latin, hint: 'eastAsia' };
}

/** The same as XML. */
export function fontXml(eastAsia: string, latin: string): string {
  const slots = Object.entries(fontSlots(eastAsia, latin));
  return `<w:rFonts ${slots.map(([slot, name]) => `w:${slot}="${escapeXml(name)}"`).join(' ')}/>`;
}

/** word/fontTable.xml: tells Word which installed font stands in for a missing official one. */
export function fontTableXml(fonts: FontChoice): string {
  const names = [...new Set(Object.values(fonts))];
  const entries = names.map((name) => {
    const alternative = ALTERNATIVES[name];
    const alternativeXml =
      alternative === undefined ? '' : `<w:altName w:val="${escapeXml(alternative)}"/>`;
    return `<w:font w:name="${escapeXml(name)}">${alternativeXml}<w:charset w:val="${name === fonts.latin ? '00' : '86'}"/></w:font>`;
  });
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${entries.join('')}</w:fonts>`;
}
