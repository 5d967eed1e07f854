import { Tabs } from 'antd';
import { useSearchParams } from 'react-router';
import type { VisitSubject } from '../visits/visit-drawer.tsx';
import type { Detail } from './detail.ts';
import { PapersTab } from './file/papers-tab.tsx';
import { TimelineTab } from './file/timeline-tab.tsx';
import { GradesTab } from './grading/grades-tab.tsx';
import { HelpTab } from './help-tab.tsx';
import { HistoryTab } from './history-tab.tsx';
import { StatusesTab } from './history-tables.tsx';
import { HouseholdTab } from './household-tab.tsx';
import { LeavesTab } from './leaves/leaves-tab.tsx';
import { MeasuresTab } from './measures-tab.tsx';
import { Overview } from './overview.tsx';
import { TeamTab } from './team/team-tab.tsx';
import { TestsTab } from './testing/tests-tab.tsx';
import { VisitsTab } from './visits-tab.tsx';

interface PersonTabsProps {
  readonly person: Detail;
  readonly subject: VisitSubject;
  readonly onAssess: () => void;
}

/**
 * The tabs of a person in four groups: the whole; what the law asks; what is done with the person; the file. Which one is open
 * stands in the address (?tab=), so that a line of the to-do list opens it and going back comes back to it.
 */
export function PersonTabs({ person, subject, onAssess }: PersonTabsProps) {
  const [query, setQuery] = useSearchParams();
  const { id: personId, recycled } = person;
  const items = [
    { key: 'overview', label: '概况', children: <Overview person={person} /> },
    { key: 'timeline', label: '时间线', children: <TimelineTab personId={personId} /> },
    {
      key: 'measures',
      label: `措施（${person.measures.length}）`,
      children: <MeasuresTab person={person} />,
    },
    {
      key: 'tests',
      label: '检测',
      children: <TestsTab personId={personId} recycled={recycled} />,
    },
    {
      key: 'leaves',
      label: '请假外出',
      children: <LeavesTab personId={personId} recycled={recycled} />,
    },
    {
      key: 'grades',
      label: `分级（${person.grades.length}）`,
      children: <GradesTab personId={personId} onAssess={onAssess} />,
    },
    {
      key: 'visits',
      label: '走访',
      children: <VisitsTab subject={subject} recycled={recycled} />,
    },
    { key: 'help', label: '帮扶', children: <HelpTab personId={personId} /> },
    { key: 'household', label: '户情', children: <HouseholdTab person={person} /> },
    { key: 'team', label: '小组', children: <TeamTab personId={personId} /> },
    { key: 'papers', label: '档案', children: <PapersTab person={person} /> },
    { key: 'history', label: '历史', children: <Changes person={person} /> },
  ];
  const asked = query.get('tab');
  const known = items.some(({ key }) => key === asked) ? asked : null;
  return (
    <Tabs
      className="person-tabs"
      activeKey={known ?? 'overview'}
      onChange={(tab) => setQuery({ tab }, { replace: true })}
      items={items}
    />
  );
}

/** 历史: how the 管控现状 changed, and who changed what in the person's fields. */
function Changes({ person }: { readonly person: Detail }) {
  return (
    <>
      <section className="tab-part" aria-label="现状变动">
        <h3>现状变动</h3>
        <StatusesTab person={person} />
      </section>
      <section className="tab-part" aria-label="修改历史">
        <h3>修改历史</h3>
        <HistoryTab personId={person.id} />
      </section>
    </>
  );
}
