/** The red-head document around the words of a report of the yearly review. */
import type { IssueWords, OfficeWords } from '../report-model.ts';
import type { OfficialReport, ReportAnnex, ReportBlock } from '../word-kit/official-report.ts';

const CLOSING = '特此报告。';

interface Head {
  readonly office: OfficeWords;
  readonly today: string;
  readonly issue: IssueWords | null;
}
interface Content {
  readonly title: string;
  readonly opening: string;
  /** Of the number of a draft. */
  readonly year: number;
  readonly blocks: readonly ReportBlock[];
  readonly annexes: readonly ReportAnnex[];
}

export function officialDocument(
  { office, today, issue }: Head,
  { title, opening, year, blocks, annexes }: Content,
): OfficialReport {
  const issuedOn = issue?.issuedOn ?? today;
  const signer = issue?.signer ?? office.signer;
  const numberYear = issue?.issuedOn.slice(0, 4) ?? String(year);
  return {
    mark: `${office.officeName}文件`,
    documentNumber: `${office.agencyCode}〔${numberYear}〕${issue?.number ?? ''}号`,
    signers: signer === '' ? [] : [signer],
    title,
    recipient: office.recipient,
    opening,
    blocks,
    closing: CLOSING,
    annexes,
    office: office.officeName,
    issuedOn,
    ...(office.copyTo === '' ? {} : { copyTo: office.copyTo }),
    printedBy: office.officeName,
    printedOn: issuedOn,
    draft: issue === null,
  };
}
