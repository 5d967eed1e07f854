import { ReasonCommand } from '../../../components/reason-command.tsx';
import type { Detail } from '../detail.ts';
import { CorrectDrawer } from './correct-drawer.tsx';
import { DecideDrawer } from './decide-drawer.tsx';
import { EndDrawer } from './end-drawer.tsx';
import {
  ArriveDrawer,
  ExtendDrawer,
  ReportInDrawer,
  ResumeDrawer,
  SuspendDrawer,
  TransferDrawer,
} from './event-drawers.tsx';
import { HandoverDrawer, WarningDrawer } from './handover-drawer.tsx';
import type { Measure, MeasureAction, MeasuresView, VoidedPart } from './measure.ts';
import { SeizureDrawer } from './seizure-drawer.tsx';
import { doneWords } from './words.ts';

interface MeasureDrawersProps {
  readonly action: MeasureAction | null;
  readonly person: Detail;
  readonly view: MeasuresView;
  readonly onClose: () => void;
}

type OfMeasure = Extract<MeasureAction, { readonly measure: Measure }>;

/** The form of what was chosen; each is made anew, so that nothing typed before stands in it. */
export function MeasureDrawers({ action, person, view, onClose }: MeasureDrawersProps) {
  if (action === null) return null;
  if (!('measure' in action))
    return action.do === '新措施' ? (
      <DecideDrawer {...{ person, view, onClose }} />
    ) : (
      <SeizureDrawer {...{ person, onClose }} />
    );
  return <EventDrawer {...{ action, onClose }} fullName={person.fields.fullName} />;
}

interface EventDrawerProps {
  readonly action: OfMeasure;
  readonly fullName: string;
  readonly onClose: () => void;
}

function EventDrawer({ action, fullName, onClose }: EventDrawerProps) {
  const props = { measure: action.measure, fullName, onClose };
  switch (action.do) {
    case '报到':
      return <ReportInDrawer {...props} />;
    case '中止':
      return <SuspendDrawer {...props} />;
    case '恢复':
      return <ResumeDrawer {...props} />;
    case '变更执行地':
      return <TransferDrawer {...props} />;
    case '新址报到':
      return <ArriveDrawer {...props} transfer={action.transfer} />;
    case '延长':
      return <ExtendDrawer {...props} />;
    case '移交':
      return <HandoverDrawer {...props} handover={action.handover} />;
    case '告诫':
      return <WarningDrawer {...props} />;
    case '结束':
      return <EndDrawer {...props} />;
    case '作废':
      return <VoidDialog {...action} onClose={onClose} />;
    default:
      return <CorrectDrawer {...props} scope={action.do} />;
  }
}

interface VoidDialogProps {
  readonly measure: Measure;
  readonly voided: VoidedPart;
  readonly onClose: () => void;
}

function VoidDialog({ measure, voided, onClose }: VoidDialogProps) {
  return (
    <ReasonCommand
      method="measures.void"
      open
      title={voided.title}
      text="作废后不再计入，记录和原因都保留；管控现状随之更正。"
      okText="作废"
      toInput={(reason) => ({
        measureId: measure.id,
        part: voided.part,
        partId: voided.partId,
        reason,
      })}
      done={(done) => doneWords('已作废', { ...done, lastDay: null, reportInDue: null })}
      onClose={onClose}
    />
  );
}
