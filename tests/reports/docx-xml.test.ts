import { strToU8, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildOfficialReport } from '../../electron/reports/word-kit/official-report.ts';
import { partsOf, prettyXml, structuralFaults } from '../support/docx-xml.ts';
import { sampleReport } from '../support/sample-report.ts';

/** The linter of the other tests is itself tested: each fault, made on purpose, is found. */
describe('the structural linter', () => {
  let parts: Record<string, string> = {};

  beforeAll(async () => {
    parts = partsOf(await buildOfficialReport(sampleReport()));
  });

  function faultsAfter(part: string, from: string | RegExp, to: string): string[] {
    const changed = { ...parts, [part]: parts[part]!.replace(from, to) };
    expect(changed[part]).not.toBe(parts[part]);
    const files = Object.entries(changed).map(([name, xml]) => [name, strToU8(xml)] as const);
    return structuralFaults(zipSync(Object.fromEntries(files)));
  }

  const DOCUMENT = 'word/document.xml';

  it.each([
    ['word/footer3.xml', '<wp:docPr id="1"', '<wp:docPr id="2"', 'drawing id 2 twice'],
    [DOCUMENT, 'r:id="rId', 'r:id="rId9', 'does not resolve'],
    [DOCUMENT, '</w:p></w:tc>', '</w:p><w:tbl/></w:tc>', 'ends without a paragraph'],
    [DOCUMENT, /<w:gridCol[^>]*>/, '', 'is not as wide as its grid'],
    [DOCUMENT, 'w:pStyle w:val="Cell"', 'w:pStyle w:val="None"', 'style None does not exist'],
    [DOCUMENT, '合计', '@@TABLE0@@', 'a place kept for a table is still there'],
    ['word/styles.xml', 'w:styleId="Cell"', 'w:styleId="Body"', 'style Body twice'],
    ['[Content_Types].xml', 'word/styles.xml', 'word/none.xml', 'content type of word/none.xml'],
    ['word/_rels/document.xml.rels', 'styles.xml', 'none.xml', 'none.xml does not exist'],
  ] as const)('finds in %s: %s made %s', (part, from, to, fault) => {
    expect(faultsAfter(part, from, to).join('\n')).toContain(fault);
  });

  it('prints a tag on each line and text beside its tag', () => {
    expect(prettyXml('<a xmlns:w="x"><b><c>文</c></b><d/></a>')).toBe(
      '<a>\n  <b>\n    <c>文</c>\n  </b>\n  <d/>\n</a>\n',
    );
  });
});
