import { Document, type ISectionOptions } from 'docx';
import { OFFICIAL_FONTS, type FontChoice } from './fonts.ts';
import { LINE } from './measures.ts';
import { packDocument, type DocumentProperties, type TableText } from './pack.ts';
import { stylesXml } from './styles.ts';

interface WordFile {
  readonly sections: ISectionOptions[];
  /** In the places that `placeForTable` keeps in the sections: 0, 1, …. */
  readonly tables: readonly TableText[];
  readonly properties: DocumentProperties;
  readonly fonts?: FontChoice;
}

/** Sections and their tables as the bytes of a .docx, in the styles of GB/T 9704-2012. The same content gives the same bytes. */
export async function buildWordFile(file: WordFile): Promise<Uint8Array> {
  const { sections, tables, properties, fonts = OFFICIAL_FONTS } = file;
  const document = new Document({
    externalStyles: stylesXml(fonts),
    evenAndOddHeaderAndFooters: true,
    defaultTabStop: LINE,
    sections,
  });
  return packDocument(document, tables, fonts, properties);
}
