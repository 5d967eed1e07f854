import type { HandoverPapers } from '../domain/measures/handover-papers.ts';
import type { PaperMark, PaperId } from '../domain/person/paper-checklist.ts';
import type { PersonCategory } from '../domain/words/vocabulary.ts';
import type { Connection } from './connection-type.ts';
import { SHOWN_NAME, unlessLightTouch } from './shown-name.ts';

/** Whose papers: of one person whoever it is, of a town or of the whole office those who are 在册 and not under 无感式管理. */
export type PaperScope =
  | { readonly of: 'person'; readonly id: number }
  | { readonly of: 'town'; readonly townCode: string }
  | { readonly of: 'office' };

/** What the register counts for a person; `most` stops counting, as a list asks only whether there is any. */
export interface PaperPerson {
  readonly personId: number;
  readonly fullName: string;
  readonly townCode: string;
  readonly villageName: string;
  readonly controlStatus: string;
  readonly category: PersonCategory;
  readonly inCharge: string;
  readonly heldRoles: number;
  readonly memberRoles: number;
  readonly tests: number;
  readonly hairTests: number;
  readonly hairResults: number;
  readonly visits: number;
  readonly talks: number;
  readonly longLeaves: number;
  readonly reportedLeaves: number;
  readonly approvedAssessments: number;
  readonly help: number;
  /** R-05, as the to-do list keeps it. */
  readonly seriousViolation: number;
}

/** The latest 社区戒毒 or 社区康复 of a person, as far as R-02, R-03 and its papers go. */
export interface PaperMeasureRow {
  readonly id: number;
  readonly owner: number;
  readonly kind: '社区戒毒' | '社区康复';
  readonly documentNumber: string;
  readonly decisionOn: string | null;
  readonly serviceOn: string | null;
  readonly startOn: string | null;
  readonly decidedYears: number | null;
  readonly creditedDays: number;
  readonly agreementNumber: string;
  readonly agreementOn: string | null;
  readonly endOn: string | null;
  readonly endReason: string | null;
  readonly releaseNumber: string;
  readonly releaseServedOn: string | null;
}
interface PartRow {
  readonly owner: number;
}
export interface PaperParts {
  readonly suspensions: readonly { readonly from: string; readonly to: string | null }[];
  readonly transfers: readonly {
    readonly day: string;
    readonly reportedOn: string | null;
    readonly fileSentOn: string | null;
  }[];
  readonly handovers: readonly HandoverPapers[];
  /** Last days of the periods for which a paper is written. */
  readonly summaries: readonly { readonly periodEnd: string }[];
}
export interface PaperMarkRow {
  readonly owner: number;
  readonly paper: PaperId;
  readonly mark: PaperMark;
  readonly note: string;
}

export interface PaperRows {
  readonly people: readonly PaperPerson[];
  readonly measureOf: (personId: number) => PaperMeasureRow | undefined;
  readonly partsOf: (measureId: number) => PaperParts;
  readonly marksOf: (personId: number) => readonly PaperMarkRow[];
}

const LISTED = `p.recycled_at IS NULL AND p.presence = '在册' AND p.light_touch = 0`;
const SCOPES: Readonly<Record<PaperScope['of'], string>> = {
  person: 'p.id = @id',
  town: `p.town_code = @townCode AND ${LISTED}`,
  office: LISTED,
};
/** 戒毒条例 19: three days and more. */
const LONG = `x.voided_at IS NULL AND x.state IN ('同意','续假','已销假')
  AND julianday(coalesce(x.back_on, x.planned_back_on, x.left_on)) - julianday(x.left_on) >= 2`;

const LIVE = 'x.voided_at IS NULL';
function upTo(table: string, condition: string): string {
  return `(SELECT count(*) FROM (SELECT 1 FROM ${table} x WHERE x.person_id = p.id AND ${condition} LIMIT @most))`;
}
/**
 * Of one person by the index; of a list in one pass over the table each, as few people have such rows and 20,000 searches
 * cost more than reading it once.
 */
function rareRows(of: PaperScope['of']): string {
  const [tests, whose] =
    of === 'person' ? ['tests x', 'x.person_id = @id AND'] : ['tests x NOT INDEXED', ''];
  return `
  WITH hair AS MATERIALIZED (
    SELECT x.person_id AS owner, count(*) AS tests, sum(x.result IN ('阴性','阳性')) AS results
    FROM ${tests} WHERE ${whose} ${LIVE} AND x.kind = '毛发' GROUP BY x.person_id),
  away AS MATERIALIZED (
    SELECT x.person_id AS owner, count(*) AS leaves, sum(x.written_report = 1) AS reported
    FROM leaves x WHERE ${whose} ${LONG} GROUP BY x.person_id)`;
}

function peopleSql(of: PaperScope['of']): string {
  return `${rareRows(of)}
  SELECT p.id AS personId, ${SHOWN_NAME} AS fullName, p.town_code AS townCode,
    ${unlessLightTouch("coalesce(v.name, '')", "''")} AS villageName, p.control_status AS controlStatus, p.category,
    CASE WHEN p.case_worker <> '' THEN p.case_worker ELSE p.police_officer END AS inCharge,
    (p.case_worker <> '') + (p.police_officer <> '') + (p.grid_worker <> '') AS heldRoles,
    (SELECT count(DISTINCT m.role) FROM team_members m WHERE m.person_id = p.id AND m.until IS NULL AND m.voided_at IS NULL
      AND m.role NOT IN ('专职人员','社区民警','网格员')) AS memberRoles,
    ${upTo('tests', LIVE)} AS tests,
    min(@most, coalesce(hair.tests, 0)) AS hairTests, min(@most, coalesce(hair.results, 0)) AS hairResults,
    ${upTo('visits', LIVE)} AS visits,
    ${upTo('visits', `${LIVE} AND x.outcome = '见到本人' AND (x.findings <> '' OR x.topics <> '[]')`)} AS talks,
    coalesce(away.leaves, 0) AS longLeaves, coalesce(away.reported, 0) AS reportedLeaves,
    ${upTo('grades', "x.approved_by IS NOT NULL AND x.effective_on IS NOT NULL AND x.source <> '台账导入'")} AS approvedAssessments,
    ${upTo('help_records', LIVE)} AS help,
    EXISTS (SELECT 1 FROM todo_items d WHERE d.person_id = p.id AND d.kind = '违反协议移交') AS seriousViolation
  FROM people p LEFT JOIN villages v ON v.code = p.village_code
    LEFT JOIN hair ON hair.owner = p.id LEFT JOIN away ON away.owner = p.id
  WHERE ${SCOPES[of]} ORDER BY p.town_code, p.village_code, p.id`;
}

const COMMUNITY = `m.voided_at IS NULL AND m.kind IN ('社区戒毒','社区康复')`;

function measuresSql(scope: string): string {
  return `
  SELECT m.id, m.person_id AS owner, m.kind, m.document_number AS documentNumber, m.decision_on AS decisionOn, m.service_on AS serviceOn,
    m.start_on AS startOn, m.decided_years AS decidedYears, m.credited_days AS creditedDays, m.agreement_number AS agreementNumber,
    m.agreement_on AS agreementOn, m.end_on AS endOn, m.end_reason AS endReason, m.release_number AS releaseNumber,
    m.release_served_on AS releaseServedOn
  FROM people p JOIN measures m ON m.person_id = p.id WHERE ${scope} AND ${COMMUNITY}
  ORDER BY m.person_id, m.end_on IS NULL, coalesce(m.start_on, m.service_on, m.decision_on, ''), m.id`;
}

function partsSql(table: string, columns: string, scope: string): string {
  return `
  SELECT x.measure_id AS owner, ${columns} FROM people p JOIN measures m ON m.person_id = p.id JOIN ${table} x ON x.measure_id = m.id
  WHERE ${scope} AND ${COMMUNITY} AND x.voided_at IS NULL ORDER BY x.measure_id, x.id`;
}

const marksSql = (scope: string): string => `
  SELECT x.person_id AS owner, x.paper, x.mark, x.note FROM people p JOIN person_papers x ON x.person_id = p.id
  WHERE ${scope} AND x.voided_at IS NULL`;

type Asked = Record<string, string | number>;

/** Reads what the checklist of the file asks for, of one person or of all people of a town in a few statements. */
export function createPaperFacts({ db }: Connection) {
  const prepare = (of: PaperScope['of'], scope = SCOPES[of]) => ({
    people: db.prepare<Asked, PaperPerson>(peopleSql(of)),
    measures: db.prepare<Asked, PaperMeasureRow>(measuresSql(scope)),
    suspensions: db.prepare<Asked, PartRow & PaperParts['suspensions'][number]>(
      partsSql('measure_suspensions', 'x.from_on AS "from", x.to_on AS "to"', scope),
    ),
    transfers: db.prepare<Asked, PartRow & PaperParts['transfers'][number]>(
      partsSql(
        'measure_transfers',
        'x.changed_on AS day, x.reported_on AS reportedOn, x.file_sent_on AS fileSentOn',
        scope,
      ),
    ),
    handovers: db.prepare<Asked, PartRow & HandoverPapers>(
      partsSql(
        'handovers',
        `x.kind, x.warning_on AS warningOn, x.proof_on AS proofOn, x.test_notice_on AS testNoticeOn, x.handed_on AS handedOn,
         x.receipt_on AS receiptOn`,
        scope,
      ),
    ),
    summaries: db.prepare<Asked, PartRow & PaperParts['summaries'][number]>(
      partsSql('measure_summaries', 'x.period_end AS periodEnd', scope),
    ),
    marks: db.prepare<Asked, PaperMarkRow>(marksSql(scope)),
  });
  const prepared = new Map<PaperScope['of'], ReturnType<typeof prepare>>();

  function statementsFor(of: PaperScope['of']) {
    const known = prepared.get(of) ?? prepare(of);
    prepared.set(of, known);
    return known;
  }
  return {
    read(scope: PaperScope): PaperRows {
      const { of, ...values } = scope;
      const asked: Asked = { ...values };
      const from = statementsFor(of);
      const latest = new Map(from.measures.all(asked).map((row) => [row.owner, row]));
      const suspensions = Map.groupBy(from.suspensions.all(asked), ({ owner }) => owner);
      const transfers = Map.groupBy(from.transfers.all(asked), ({ owner }) => owner);
      const handovers = Map.groupBy(from.handovers.all(asked), ({ owner }) => owner);
      const summaries = Map.groupBy(from.summaries.all(asked), ({ owner }) => owner);
      const marks = Map.groupBy(from.marks.all(asked), ({ owner }) => owner);
      return {
        people: from.people.all({ ...asked, most: of === 'person' ? 1_000_000 : 1 }),
        measureOf: (personId) => latest.get(personId),
        partsOf: (measureId) => ({
          suspensions: suspensions.get(measureId) ?? [],
          transfers: transfers.get(measureId) ?? [],
          handovers: handovers.get(measureId) ?? [],
          summaries: summaries.get(measureId) ?? [],
        }),
        marksOf: (personId) => marks.get(personId) ?? [],
      };
    },
  };
}
