import { useQuery } from '@tanstack/react-query';
import { Alert, Space } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { queryFor } from '../../bridge/keys.ts';
import { GuardedButton } from '../../components/guarded-button.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { Due, GradeTag } from '../../components/tags.tsx';
import { useSession } from '../../session.tsx';
import { VisitDrawer } from '../visits/visit-drawer.tsx';
import { askedDrawer, useAsked } from './asked.ts';
import { AssessmentDrawer } from './grading/assessment-drawer.tsx';
import { RiskSignDrawer } from './grading/risk-signs.tsx';
import { PersonTabs } from './person-tabs.tsx';
import { HelpDrawer } from './record-drawers.tsx';
import { TestDrawer } from './testing/test-drawer.tsx';
import { MoveDrawer, StatusDrawer } from './status-drawers.tsx';
import { MoreMenu, Recycle, type Action } from './more-actions.tsx';
import type { Detail } from './detail.ts';

/** One person: what is known, what was done, what changed. */
export function PersonPage() {
  const id = Number(useParams()['id']);
  const person = useQuery(queryFor('people.get', { id }));
  return <Loaded of={person}>{(detail) => <Person key={detail.id} person={detail} />}</Loaded>;
}

function Person({ person }: { readonly person: Detail }) {
  const asked = useAsked();
  const [action, setAction] = useState<Action | null>(() => askedDrawer(asked));
  const close = () => setAction(null);
  const subject = {
    personId: person.id,
    fullName: person.fields.fullName,
    place: `${person.townName}${person.villageName}`,
    inCharge: person.fields.caseWorker || person.fields.policeOfficer,
    why: person.visitDue.why,
  };
  return (
    <Page
      title={<PersonTitle person={person} />}
      actions={<PersonActions recycled={person.recycled} onAction={setAction} id={person.id} />}
    >
      {person.recycled && (
        <Alert
          className="failure"
          type="warning"
          showIcon
          title="这名人员在回收站中，不计入任何统计。"
          description="需要恢复时，由审核人或负责人在“设置 → 回收站”中办理。"
        />
      )}
      <PersonTabs person={person} subject={subject} onAssess={() => setAction('grade')} />
      <VisitDrawer subject={action === 'visit' ? subject : null} onClose={close} onSaved={close} />
      <TestDrawer
        open={action === 'test'}
        personId={person.id}
        fullName={person.fields.fullName}
        sex={person.fields.sex}
        onClose={close}
      />
      <HelpDrawer open={action === 'help'} subject={subject} onClose={close} />
      <StatusDrawer open={action === 'status'} person={person} onClose={close} />
      <MoveDrawer open={action === 'move'} person={person} onClose={close} />
      <AssessmentDrawer open={action === 'grade'} person={person} onClose={close} />
      <RiskSignDrawer open={action === 'sign'} person={person} onClose={close} />
      <Recycle open={action === 'recycle'} person={person} onClose={close} />
    </Page>
  );
}

function PersonTitle({ person }: { readonly person: Detail }) {
  const { today } = useSession();
  const { fields, visitDue } = person;
  return (
    <span className="person-title">
      {fields.fullName}
      <span className="person-facts">
        {fields.sex ?? '性别未填'}
        {person.age !== null && `，${person.age}岁`}
        {person.minor && <strong className="bad">（未成年）</strong>}
      </span>
      <span className="person-facts">{person.controlStatus}</span>
      <GradeTag grade={person.grade} />
      <span className="person-facts">
        应走访：
        {visitDue.dueOn === null ? (
          <span title={visitDue.why}>{noVisitWord(person)}</span>
        ) : (
          <Due dueOn={visitDue.dueOn} overdueDays={visitDue.overdueDays} today={today} />
        )}
      </span>
    </span>
  );
}

/** Without a due day: nobody visits them, or a rule or a day is missing. */
function noVisitWord({ lightTouch, visitDue }: Detail): string {
  if (lightTouch) return '不安排（无感式管理）';
  return visitDue.why === '' ? '无' : '未设置';
}

interface PersonActionsProps {
  readonly id: number;
  readonly recycled: boolean;
  readonly onAction: (action: Action) => void;
}

function PersonActions({ id, recycled, onAction }: PersonActionsProps) {
  const navigate = useNavigate();
  const reason = recycled ? '人员在回收站中' : null;
  return (
    <Space wrap>
      <GuardedButton
        method="visits.record"
        type="primary"
        reason={reason}
        onClick={() => onAction('visit')}
      >
        记录走访
      </GuardedButton>
      <GuardedButton method="tests.record" reason={reason} onClick={() => onAction('test')}>
        记录检测
      </GuardedButton>
      <GuardedButton method="help.record" reason={reason} onClick={() => onAction('help')}>
        记录帮扶
      </GuardedButton>
      <GuardedButton
        method="people.update"
        reason={reason}
        onClick={() => void navigate(`/people/${id}/edit`)}
      >
        修改
      </GuardedButton>
      {!recycled && <MoreMenu personId={id} onAction={onAction} />}
    </Space>
  );
}
