import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Output } from '../../../../electron/contract/index.ts';
import { queryFor } from '../../../bridge/keys.ts';
import { Loaded } from '../../../components/loaded.tsx';
import { Due, Mark } from '../../../components/tags.tsx';
import { useSession } from '../../../session.tsx';
import type { Detail } from '../detail.ts';

type Seen = Output<'people.glance'>;

/** How many of the next things stand on the card; the rest are on the home page. */
const NEXT_SHOWN = 5;

/** At one look: the measure with its days left, what is due next, the last contact and test, who looks after the person. */
export function Glance({ person }: { readonly person: Detail }) {
  const glance = useQuery(queryFor('people.glance', { personId: person.id }));
  return (
    <Loaded of={glance}>
      {(seen) => (
        <div className="glance">
          <Card title="措施" tab="measures">
            <MeasureLines seen={seen} />
          </Card>
          <Next person={person} />
          <Card title="最近" tab="timeline">
            <LastLines seen={seen} person={person} />
          </Card>
          <Card title="责任人和档案" tab="team">
            <TeamLines seen={seen} />
          </Card>
        </div>
      )}
    </Loaded>
  );
}

interface CardProps {
  readonly title: string;
  readonly tab: string;
  readonly children: ReactNode;
}

function Card({ title, tab, children }: CardProps) {
  return (
    <section className="glance-card" aria-label={title}>
      <h2>
        {title}
        <Link to={`?tab=${tab}`} replace aria-label={`${title}：详情`}>
          详情
        </Link>
      </h2>
      <dl>{children}</dl>
    </section>
  );
}

function Line({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function MeasureLines({ seen: { measure, cleanOn } }: { readonly seen: Seen }) {
  const clean = <Line label="满三年">{cleanOn ?? '没有可以起算的日期'}</Line>;
  if (measure === null)
    return (
      <>
        <Line label="现在">没有正在执行的措施</Line>
        {clean}
      </>
    );
  return (
    <>
      <Line label={measure.kind}>{measure.state}</Line>
      <Line label="起止">
        <span className="number">{`${measure.startOn ?? '未开始'} — ${measure.lastDay ?? '未定'}`}</span>
      </Line>
      <Line label="剩余">
        <DaysLeft days={measure.daysLeft} />
      </Line>
      {measure.reportInDue !== null && <Line label="应报到">{measure.reportInDue}</Line>}
      {clean}
    </>
  );
}

function DaysLeft({ days }: { readonly days: number | null }) {
  if (days === null) return '—';
  if (days < 0) return <Mark tone="late">{`已满${-days}天，未解除`}</Mark>;
  return <strong>{`${days}天`}</strong>;
}

/** What the to-do list has for the person, the earliest first. */
function Next({ person }: { readonly person: Detail }) {
  const { today } = useSession();
  const filter = { scope: 'all', personId: person.id } as const;
  const todo = useQuery(queryFor('todo.list', { filter, page: 1, pageSize: NEXT_SHOWN }));
  const rows = todo.data?.rows ?? [];
  const total = todo.data?.total ?? 0;
  return (
    <section className="glance-card" aria-label="待办">
      <h2>{total > NEXT_SHOWN ? `待办（前${NEXT_SHOWN}项，共${total}项）` : '待办'}</h2>
      <dl>
        {rows.map((row) => (
          <div key={row.key}>
            <dt title={row.why}>{row.kind}</dt>
            <dd title={row.why}>
              <Due dueOn={row.dueOn} overdueDays={row.overdueDays} today={today} />
            </dd>
          </div>
        ))}
        {rows.length === 0 && !todo.isPending && <div className="muted">没有待办事项</div>}
      </dl>
    </section>
  );
}

function LastLines({
  seen: { lastVisit, lastTest },
  person,
}: {
  readonly seen: Seen;
  readonly person: Detail;
}) {
  const place = person.fields.address === '' ? person.fields.domicile : person.fields.address;
  const ago = lastVisit?.daysAgo == null ? '' : `（${lastVisit.daysAgo}天前）`;
  return (
    <>
      <Line label="联系">
        {lastVisit === null
          ? '没有走访记录'
          : `${lastVisit.on}${ago} ${lastVisit.mode}，${lastVisit.outcome}`}
      </Line>
      <Line label="检测">
        {lastTest === null ? '没有检测记录' : `${lastTest.on} ${lastTest.kind}${lastTest.result}`}
      </Line>
      <Line label="地方">{`${person.townName}${person.villageName}`}</Line>
      <Line label="住址">{place === '' ? '—' : place}</Line>
    </>
  );
}

function TeamLines({ seen: { team, papers } }: { readonly seen: Seen }) {
  const named = team.slice(0, 3);
  return (
    <>
      {named.map(({ role, names }) => (
        <Line key={role} label={role}>
          {names}
        </Line>
      ))}
      {team.length > named.length && <Line label="其他">{`小组共${team.length}类成员`}</Line>}
      {team.length === 0 && (
        <Line label="小组">
          <Mark tone="unknown">没有落实</Mark>
        </Line>
      )}
      <Line label="档案">
        <Link
          to="?tab=papers"
          replace
        >{`齐${papers.present}，缺${papers.missing}，不需要${papers.unneeded}`}</Link>
      </Line>
    </>
  );
}
