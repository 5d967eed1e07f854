import { useQuery } from '@tanstack/react-query';
import { Space } from 'antd';
import { useState } from 'react';
import { queryFor } from '../../bridge/keys.ts';
import { GuardedButton } from '../../components/guarded-button.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { useAsked } from './asked.ts';
import type { Detail } from './detail.ts';
import { askedAction } from './measures/asked-action.ts';
import type { MeasureAction, MeasuresView } from './measures/measure.ts';
import { MeasureCard } from './measures/measure-card.tsx';
import { MeasureDrawers } from './measures/measure-drawers.tsx';
import { MeasureSummaries } from './measures/measure-summaries.tsx';
import { Seizures } from './measures/seizures.tsx';

interface MeasuresTabProps {
  readonly person: Detail;
}

/** 措施: the chain of measures, the latest first, and the seizures that began them. */
export function MeasuresTab({ person }: MeasuresTabProps) {
  const view = useQuery({
    ...queryFor('measures.ofPerson', { personId: person.id }),
    enabled: !person.recycled,
  });
  if (person.recycled) return <p className="muted">这名人员在回收站中，恢复后再办理措施。</p>;
  return <Loaded of={view}>{(found) => <Chain person={person} view={found} />}</Loaded>;
}

function Chain({ person, view }: MeasuresTabProps & { readonly view: MeasuresView }) {
  const asked = useAsked();
  const [action, setAction] = useState<MeasureAction | null>(() => askedAction(asked, view));
  return (
    <div className="measures">
      <div className="measures-head">
        <Space wrap>
          <GuardedButton method="measures.decide" onClick={() => setAction({ do: '新措施' })}>
            新的措施
          </GuardedButton>
          <GuardedButton method="seizures.record" onClick={() => setAction({ do: '查获' })}>
            登记查获
          </GuardedButton>
        </Space>
        <span className="muted">{cleanWords(view.clean)}</span>
      </div>
      {view.measures.length === 0 && (
        <p className="muted">没有措施记录。责令、决定或者协议，点“新的措施”登记。</p>
      )}
      {view.measures.map((measure) => (
        <MeasureCard key={measure.id} measure={measure} onAction={setAction}>
          <MeasureSummaries personId={person.id} measureId={measure.id} />
        </MeasureCard>
      ))}
      <Seizures personId={person.id} />
      <MeasureDrawers action={action} person={person} view={view} onClose={() => setAction(null)} />
    </div>
  );
}

/** R-06 in a sentence. */
function cleanWords({ clockStart, cleanOn, reached }: MeasuresView['clean']): string {
  if (clockStart === null || cleanOn === null) return '戒断时间：没有可以起算的日期';
  const end = reached === true ? `，${cleanOn}已满三年` : `，${cleanOn}满三年`;
  return `戒断时间：从${clockStart}起算${end}`;
}
