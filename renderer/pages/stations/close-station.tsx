import { Form, Input } from 'antd';
import type { Input as CallInput } from '../../../electron/contract/index.ts';
import { DayField } from '../../components/day-field.tsx';
import { FormDrawer } from '../../components/form-drawer.tsx';
import { useSession } from '../../session.tsx';

interface CloseStationProps {
  readonly open: boolean;
  readonly id: number;
  readonly closedOn: string | null;
  readonly onClose: () => void;
}

/** 撤销站点 from a day on; a closed one is opened again. */
export function CloseStationDrawer({ open, id, closedOn, onClose }: CloseStationProps) {
  const { today } = useSession();
  if (!open) return null;
  const closing = closedOn === null;
  return (
    <FormDrawer<'stations.close', Omit<CallInput<'stations.close'>, 'id'>>
      method="stations.close"
      open
      title={closing ? '撤销站点' : '恢复站点'}
      lead={
        closing
          ? '从这一天起不再计入站（点）数，记录都保留。'
          : `站点已于${closedOn}撤销，恢复以后照常计入。`
      }
      start={{ on: closing ? today : null, reason: '' }}
      toInput={(values) => ({ ...values, id })}
      done={() => (closing ? '已撤销。' : '已恢复。')}
      onClose={onClose}
    >
      {closing && (
        <Form.Item name="on" label="从哪天起">
          <DayField autoFocus />
        </Form.Item>
      )}
      <Form.Item name="reason" label="原因">
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
    </FormDrawer>
  );
}
