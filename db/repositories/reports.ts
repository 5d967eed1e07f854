import { and, desc, eq, lt } from 'drizzle-orm';
import { reportFigures, reports } from '../schema/papers.ts';
import type { Connection } from './connection-type.ts';
import { SHOWN_NAME } from './shown-name.ts';

export type ReportRow = typeof reports.$inferSelect;
/** Without the bytes of the file and the frozen model: what a list needs. */
export type ReportHead = Omit<ReportRow, 'file' | 'model'>;

/** One line of a frozen list: person, town, and why it is on the list. */
type FrozenItem = readonly [personId: number, townCode: string, note: string];

/** What issuing adds to a draft, all at once. */
interface IssuedReport {
  readonly title: string;
  readonly number: string;
  readonly signer: string;
  readonly model: string;
  readonly issuedBy: string;
  readonly issuedAt: string;
  readonly issuedOn: string;
  readonly selfApproved: boolean;
  readonly fileName: string;
  readonly file: Uint8Array;
  readonly sha256: string;
  readonly pages: number;
}
export interface FrozenFigure {
  readonly figureId: string;
  /** '': the county. */
  readonly townCode: string;
  readonly value: number | null;
  /** The list behind a counted figure of the county; null: none, or a town's, which is a part of the county's. */
  readonly items: readonly FrozenItem[] | null;
}

/** Reports: one a period and kind; a draft can change, an issued one never again. */
export function createReports(connection: Connection) {
  return {
    ...reportRows(connection),
    ...frozenFigures(connection),
    /** An issued report stays. */
    removeDraft(id: number): void {
      connection.orm.delete(reports).where(draftOf(id)).run();
    },
  };
}

function reportRows({ orm }: Connection) {
  const head = headColumns();
  return {
    all(): ReportHead[] {
      return orm.select(head).from(reports).orderBy(desc(reports.period), desc(reports.id)).all();
    },
    find(id: number): ReportRow | undefined {
      return orm.select().from(reports).where(eq(reports.id, id)).get();
    },
    ofPeriod(kind: string, period: string): ReportHead | undefined {
      return orm
        .select(head)
        .from(reports)
        .where(and(eq(reports.kind, kind), eq(reports.period, period)))
        .get();
    },
    /** The issued report of the last period before this one, however long ago; names of periods sort by time. */
    lastIssuedBefore(kind: string, period: string): ReportHead | undefined {
      return orm
        .select(head)
        .from(reports)
        .where(issuedBefore(kind, period))
        .orderBy(desc(reports.period))
        .get();
    },
    ofNumber(number: string): ReportHead | undefined {
      return orm.select(head).from(reports).where(eq(reports.number, number)).get();
    },
    addDraft(
      row: Pick<ReportRow, 'kind' | 'period' | 'title' | 'preparedBy' | 'preparedAt'>,
    ): ReportHead {
      return orm
        .insert(reports)
        .values({ ...row, state: 'draft' })
        .returning(head)
        .get();
    },
    /** Changes the words and typed figures of a draft; an issued report does not change. */
    updateDraft(
      id: number,
      changes: Partial<Pick<ReportRow, 'texts' | 'typed' | 'preparedBy' | 'preparedAt'>>,
    ): void {
      orm.update(reports).set(changes).where(draftOf(id)).run();
    },
    /** False: the report is issued already, nothing was written. */
    issue(id: number, { file, ...issued }: IssuedReport): boolean {
      const { changes } = orm
        .update(reports)
        .set({ ...issued, file: Buffer.from(file), state: 'issued' })
        .where(draftOf(id))
        .run();
      return changes === 1;
    },
  };
}

/** All columns but the two that hold whole documents. */
function headColumns() {
  const { id, kind, period, state, title, number, signer, texts, typed } = reports;
  const { preparedBy, preparedAt, issuedBy, issuedAt, issuedOn, selfApproved } = reports;
  const { fileName, sha256, pages } = reports;
  const words = { id, kind, period, state, title, number, signer, texts, typed };
  const acts = { preparedBy, preparedAt, issuedBy, issuedAt, issuedOn, selfApproved };
  return { ...words, ...acts, fileName, sha256, pages };
}

function issuedBefore(kind: string, period: string) {
  return and(eq(reports.kind, kind), eq(reports.state, 'issued'), lt(reports.period, period));
}

function draftOf(id: number) {
  return and(eq(reports.id, id), eq(reports.state, 'draft'));
}

function frozenFigures({ db, orm }: Connection) {
  const names = db.prepare<[], { name: string }>('SELECT DISTINCT full_name AS name FROM people');
  return {
    freeze(reportId: number, figures: readonly FrozenFigure[]): void {
      const put = db.prepare(
        'INSERT INTO report_figures (report_id, figure_id, town_code, value, items) VALUES (?, ?, ?, ?, ?)',
      );
      for (const { figureId, townCode, value, items } of figures)
        put.run(reportId, figureId, townCode, value, items === null ? null : JSON.stringify(items));
    },
    /** The frozen list behind a figure of the county, all towns; null: the figure has none. */
    frozenItems(reportId: number, figureId: string): FrozenItem[] | null {
      const row = orm
        .select({ items: reportFigures.items })
        .from(reportFigures)
        .where(
          and(
            eq(reportFigures.reportId, reportId),
            eq(reportFigures.figureId, figureId),
            eq(reportFigures.townCode, ''),
          ),
        )
        .get();
      return row?.items == null ? null : (JSON.parse(row.items) as FrozenItem[]);
    },
    /** Names of all people ever registered, recycled ones too: none of them may stand in a document. */
    namesOfPeople(): string[] {
      return names.all().map(({ name }) => name);
    },
    /** Names of some people, by id; who was taken back with an import is missing. */
    namesOf(ids: readonly number[]): ReadonlyMap<number, string> {
      const found = db
        .prepare<[string], { id: number; name: string }>(
          `SELECT p.id, ${SHOWN_NAME} AS name FROM people p WHERE p.id IN (SELECT value FROM json_each(?))`,
        )
        .all(JSON.stringify(ids));
      return new Map(found.map(({ id, name }) => [id, name]));
    },
  };
}
