import { createHashRouter, Navigate } from 'react-router';
import { Frame } from './components/frame.tsx';
import { ExportsPage } from './pages/exports/page.tsx';
import { HomePage } from './pages/home/page.tsx';
import { ImportPage } from './pages/import/page.tsx';
import { AwayPage } from './pages/people/leaves/away-page.tsx';
import { MissingPapersPage } from './pages/people/file/missing-page.tsx';
import { PeoplePage } from './pages/people/page.tsx';
import { PersonFormPage } from './pages/people/form/form-page.tsx';
import { PersonPage } from './pages/people/person-page.tsx';
import { PovertyPage } from './pages/poverty/page.tsx';
import { RoundPage } from './pages/poverty/rounds/round-page.tsx';
import { EntryPage } from './pages/poverty/sheet/entry-page.tsx';
import { ReportPage } from './pages/reports/report-page.tsx';
import { ReportsPage } from './pages/reports/page.tsx';
import { SettingsPage } from './pages/settings/page.tsx';
import { StationsPage } from './pages/stations/page.tsx';
import { VisitGridPage } from './pages/visits/grid/grid-page.tsx';
import { OpenVisitsPage } from './pages/visits/open-page.tsx';
import { VisitsPage } from './pages/visits/page.tsx';

/** Addresses hold ids of the register only, never a name or a number of a person. */
export const router = createHashRouter([
  {
    path: '/',
    Component: Frame,
    children: [
      { index: true, Component: HomePage },
      { path: 'people', Component: PeoplePage },
      { path: 'people/new', Component: PersonFormPage },
      { path: 'people/away', Component: AwayPage },
      { path: 'people/papers', Component: MissingPapersPage },
      { path: 'people/:id', Component: PersonPage },
      { path: 'people/:id/edit', Component: PersonFormPage },
      { path: 'import', Component: ImportPage },
      { path: 'visits', Component: VisitsPage },
      { path: 'visits/grid', Component: VisitGridPage },
      { path: 'visits/open', element: <Navigate to="/visits/open/plans" replace /> },
      { path: 'visits/open/:part', Component: OpenVisitsPage },
      { path: 'reports', Component: ReportsPage },
      { path: 'reports/:id', Component: ReportPage },
      { path: 'exports', Component: ExportsPage },
      { path: 'stations', element: <Navigate to="/stations/list" replace /> },
      { path: 'stations/:part', Component: StationsPage },
      { path: 'poverty', Component: PovertyPage },
      { path: 'poverty/rounds/:id', Component: RoundPage },
      { path: 'poverty/entries/:id', Component: EntryPage },
      { path: 'settings', element: <Navigate to="/settings/office" replace /> },
      { path: 'settings/:part', Component: SettingsPage },
      { path: '*', element: <Navigate to="/" replace /> },
    ],
  },
]);
