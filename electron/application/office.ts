import type { HolidayTable } from '../../db/domain/calendar/working-day.ts';
import type { KeyCost } from '../../db/key-slots.ts';
import type { PackageFiles } from '../exports/package-files.ts';
import { fail, ok, type Result } from '../contract/errors.ts';
import type { Method } from '../contract/index.ts';
import { createAttachmentAdder, createAttachmentHandlers } from './visits/attachments.ts';
import { createAuditHandlers } from './settings/audit.ts';
import type { Handlers, LongHandlers, OpenHandlers } from './context.ts';
import { createDispatch, type HandlerTable } from './dispatch.ts';
import { createDossier } from './people/dossier.ts';
import { createExportList, createExportWriter, verify, type Drive } from './reports/exports.ts';
import { createExportSettler } from './reports/exports-settle.ts';
import { createGradeSheet } from './grades/grade-sheet.ts';
import { createGradeHandlers } from './grades/grades.ts';
import { createHolidayHandlers } from './settings/holidays.ts';
import { createDoubtfulHandlers } from './imports/import-doubtful.ts';
import { createImportHandlers } from './imports/imports.ts';
import { createHeadingHandlers } from './imports/import-headings.ts';
import { createImportUndo } from './imports/import-undo.ts';
import { createLightTouchHandlers } from './grades/light-touch.ts';
import { createListExport } from './lists/list-export.ts';
import { createMeasureCommands } from './measures/measures.ts';
import { createMeasureView } from './measures/measure-view.ts';
import { createPeopleCommands } from './people/people.ts';
import { placePinyin } from './settings/place-pinyin.ts';
import { createPeopleExport } from './people/people-export.ts';
import { createPeopleQueries } from './people/people-queries.ts';
import { createPersonFile } from './people/person-file.ts';
import { createPersonHistory } from './people/person-history.ts';
import { createStatusCommands } from './people/person-status.ts';
import type { Clock, Files, Progress } from './ports.ts';
import { createPovertyHandlers } from './poverty/poverty.ts';
import { createCaseNotice } from './poverty/case-notice.ts';
import { createReviewPapers } from './poverty/review-papers.ts';
import { createReassignmentHandlers } from './teams/reassignments.ts';
import { createRecordHandlers } from './people/records.ts';
import { createRegionHandlers } from './settings/regions.ts';
import { fontAnswer } from './reports/report-answers.ts';
import { createDraftDiscard } from './reports/draft-discard.ts';
import { createReportPapers } from './reports/report-issue.ts';
import { createReportKinds } from './reports/report-kinds.ts';
import { createReportCommands, createReportQueries } from './reports/reports.ts';
import { createResponsibilityHandlers } from './teams/responsibility.ts';
import { createRiskSignHandlers } from './grades/risk-signs.ts';
import { createRuleTrial } from './grades/rule-trial.ts';
import { createRuleHandlers } from './settings/rules.ts';
import { createSession, type Session } from './session/session.ts';
import type { CountySource } from './session/set-up.ts';
import { createSeizureHandlers } from './measures/seizures.ts';
import { createSettingsHandlers } from './settings/settings.ts';
import { createStationPartHandlers } from './teams/station-parts.ts';
import { createStationHandlers } from './teams/stations.ts';
import { createTeamHandlers } from './teams/teams.ts';
import { createTestAndLeaveHandlers } from './testing/tests-and-leaves.ts';
import { createRouteSheet } from './todo/todo-route.ts';
import { createTodoHandlers } from './todo/todo.ts';
import { createUserHandlers } from './session/users.ts';
import { createVisitFollowUps } from './visits/visit-follow-ups.ts';
import { createVisitGrid } from './visits/visit-grid.ts';
import { createVisitNeeds } from './visits/visit-needs.ts';
import { createVisitPlans } from './visits/visit-plans.ts';
import { createVisitHandlers } from './visits/visits.ts';

/** What the office needs of the world; electron/ports/node.ts builds the real ones. */
export interface OfficePorts {
  readonly registerFile: string;
  readonly clock: Clock;
  readonly files: Files;
  readonly regions: CountySource;
  readonly holidays: HolidayTable;
  readonly packageFiles: PackageFiles;
  readonly drives: () => Promise<readonly Drive[]>;
  /** Names of the fonts installed on this machine; null: it cannot be told. */
  readonly fonts: () => Promise<readonly string[] | null>;
  /** The PNG of a chart drawn as SVG (electron/reports/charts): the same bytes on every machine. */
  readonly pictureOf: (svg: string) => Promise<Uint8Array>;
  readonly software: string;
  readonly nameOf: (path: string) => string;
  readonly recordIncident: (where: string, error: unknown) => string;
  /** Only tests make trying a password cheap. */
  readonly keyCost?: KeyCost;
}

export interface Office {
  invoke(
    method: string,
    input: unknown,
    options?: { progress?: Progress },
  ): Promise<Result<unknown>>;
  /** Locks: closes the register and forgets the key. */
  close(): void;
}

const SILENT: Progress = { report: () => undefined };

/** The office behind the counter: the same for the window's worker thread, the command line and the tests. */
export function createOffice(ports: OfficePorts): Office {
  const session = createSession(ports);
  const handlers = handlersOf(ports, session);
  const dispatch = createDispatch({
    session,
    handlers,
    clock: ports.clock,
    holidays: ports.holidays,
    recordIncident: ports.recordIncident,
  });
  return {
    invoke: (method, input, options) => dispatch(method, input, options?.progress ?? SILENT),
    close: () => void session.lock({ because: 'quit' }),
  };
}

type LongMethod =
  | 'attachments.add'
  | 'exports.write'
  | 'exports.settle'
  | 'exports.drives'
  | 'povertyCases.notice'
  | 'rounds.forms'
  | 'rounds.reminder'
  | 'todo.routeSheet'
  | 'people.dossier'
  | 'reports.issue'
  | 'reports.saveFile'
  | 'reports.fonts';
type OpenMethod =
  | 'session.state'
  | 'setup.regions'
  | 'setup.create'
  | 'session.unlock'
  | 'session.recover'
  | 'session.lock'
  | 'exports.verify';
type QuickMethod = Exclude<Method, LongMethod | OpenMethod>;

function handlersOf(ports: OfficePorts, session: Session): HandlerTable {
  const { isKnownRegion } = ports.regions;
  const reporting = { ...ports, kinds: createReportKinds() };
  const importing = { ...ports, isKnownRegion };
  const asked: Handlers<Exclude<QuickMethod, 'lists.export'>> = {
    ...createPovertyHandlers(),
    ...createSettingsHandlers(),
    ...createUserHandlers(session),
    ...createRegionHandlers(),
    ...createRuleHandlers(),
    ...createRuleTrial(),
    ...createHolidayHandlers(ports),
    ...createPeopleQueries(isKnownRegion),
    ...createPeopleCommands({ isKnownRegion }),
    ...createStatusCommands(),
    ...createMeasureView(),
    ...createMeasureCommands(),
    ...createSeizureHandlers(),
    ...createRiskSignHandlers(),
    ...createPersonHistory(),
    ...createPersonFile(),
    ...createGradeHandlers(),
    ...createGradeSheet(),
    ...createLightTouchHandlers(),
    ...createVisitHandlers(),
    ...createVisitGrid(),
    ...createVisitPlans(),
    ...createVisitFollowUps(),
    ...createVisitNeeds(),
    ...createAttachmentHandlers(ports),
    ...createRecordHandlers(),
    ...createTestAndLeaveHandlers(),
    ...createTeamHandlers(),
    ...createReassignmentHandlers(),
    ...createResponsibilityHandlers(),
    ...createStationHandlers(),
    ...createStationPartHandlers(),
    ...createPeopleExport(ports),
    ...createImportHandlers(importing),
    ...createHeadingHandlers(),
    ...createImportUndo(),
    ...createDoubtfulHandlers(),
    ...createReportQueries(reporting),
    ...createReportCommands(reporting),
    ...createDraftDiscard(),
    ...createExportList(),
    ...createTodoHandlers(),
    ...createAuditHandlers(),
  };
  const quick: Handlers<QuickMethod> = { ...asked, ...createListExport(ports, asked) };
  const long = longHandlers(ports, reporting);
  return { quick, long, open: openHandlers(ports, session) } as unknown as HandlerTable;
}

function longHandlers(
  ports: OfficePorts,
  reporting: Parameters<typeof createReportPapers>[0],
): LongHandlers<LongMethod> {
  return {
    ...createReportPapers(reporting),
    ...createRouteSheet(ports),
    ...createReviewPapers(ports),
    ...createCaseNotice(ports),
    ...createDossier(ports),
    ...createAttachmentAdder(),
    'exports.write': createExportWriter(ports),
    'reports.fonts': async () => ok(fontAnswer(await ports.fonts())),
    'exports.settle': createExportSettler(ports),
    'exports.drives': async () =>
      ok((await ports.drives()).map((drive) => ({ ...drive, label: driveWords(drive) }))),
  };
}

function openHandlers(ports: OfficePorts, session: Session): OpenHandlers<OpenMethod> {
  return {
    'session.state': () => session.state(),
    'setup.regions': ({ parent }) =>
      ok(
        choices(ports.regions, parent).map(({ code, name }) => ({
          code,
          name,
          ...placePinyin(name),
        })),
      ),
    'setup.create': (input) => session.setUp(input),
    'session.unlock': (input) => session.unlock(input),
    'session.recover': (input) => session.recover(input),
    'session.lock': (input) => session.lock(input),
    'exports.verify': (input) =>
      input.source === ''
        ? fail({ code: 'FILE_MISSING', what: '导出包文件夹' })
        : verify(input, ports),
  };
}

/** Provinces, then cities, then counties. */
function choices(regions: CountySource, parent: string | null) {
  if (parent === null) return regions.listProvinces();
  return parent.endsWith('0000') ? regions.listCities(parent) : regions.listCounties(parent);
}

/** An unlabelled stick is told from another by its letter. */
function driveWords({ path, label }: Drive): string {
  return label === '' ? path : `${label}（${path}）`;
}
