import { useQuery } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { RISK_SIGNS } from '../../../../db/domain/words/vocabulary.ts';
import type { Input as CallInput, Output } from '../../../../electron/contract/index.ts';
import { queryFor, useCommand } from '../../../bridge/keys.ts';
import { DayField } from '../../../components/day-field.tsx';
import { FormDrawer } from '../../../components/form-drawer.tsx';
import { Loaded } from '../../../components/loaded.tsx';
import { NumberedChoice } from '../../../components/numbered-choice.tsx';
import { useSession } from '../../../session.tsx';
import type { Detail } from '../detail.ts';
import { VoidableTable } from '../record-tabs.tsx';

type Sign = Output<'riskSigns.ofPerson'>[number];
type Typed = Omit<CallInput<'riskSigns.record'>, 'personId'>;

interface RiskSignDrawerProps {
  readonly open: boolean;
  readonly person: Detail;
  readonly onClose: () => void;
}

function doneText({ reviewDue, lightTouchEnded }: Output<'riskSigns.record'>): string {
  const ended = lightTouchEnded ? '，无感式管理已终止' : '';
  const review = reviewDue === null ? '' : `，应在${reviewDue}前复评`;
  return `已登记风险线索${ended}${review}。`;
}

/** 登记风险线索. */
export function RiskSignDrawer({ open, person, onClose }: RiskSignDrawerProps) {
  const { today } = useSession();
  return (
    <FormDrawer<'riskSigns.record', Typed>
      method="riskSigns.record"
      open={open}
      title={`登记风险线索：${person.fields.fullName}`}
      lead="登记后：精神健康危机、举报线索、自杀自残倾向须在规定天数内复评等级；正在无感式管理的，当天终止。"
      start={{ happenedOn: today, kind: '举报线索', note: '' }}
      toInput={(values) => ({ ...values, personId: person.id })}
      done={doneText}
      onClose={onClose}
    >
      <Form.Item name="happenedOn" label="发生日期">
        <DayField autoFocus />
      </Form.Item>
      <Form.Item name="kind" label="类别">
        <NumberedChoice options={RISK_SIGNS} aria-label="类别" />
      </Form.Item>
      <Form.Item name="note" label="说明">
        <Input maxLength={200} autoComplete="off" placeholder="选“其他”的请写明" />
      </Form.Item>
    </FormDrawer>
  );
}

/** 风险线索 of the 分级 tab; a wrong one is voided with its reason and stays, struck through. Nothing where there is none. */
export function RiskSigns({ personId }: { readonly personId: number }) {
  const signs = useQuery(queryFor('riskSigns.ofPerson', { personId }));
  const undo = useCommand('riskSigns.void');
  return (
    <Loaded of={signs}>
      {(rows) =>
        rows.length === 0 ? null : (
          <section className="measure" aria-label="风险线索">
            <header>
              <h2>风险线索</h2>
            </header>
            <VoidableTable<Sign>
              rows={rows}
              empty="没有风险线索"
              method="riskSigns.void"
              title="作废这条风险线索"
              text="作废后不再因它要求复评。已经终止的无感式管理不会自动恢复，需要时重新办理。"
              pending={undo.isPending}
              failure={undo.error}
              onVoid={(id, reason, onSuccess) => undo.mutate({ id, reason }, { onSuccess })}
              columns={[
                { title: '日期', width: 104, dataIndex: 'happenedOn' },
                { title: '类别', width: 120, dataIndex: 'kind' },
                { title: '说明', render: (_, row) => row.note || '—' },
                { title: '登记人', width: 90, dataIndex: 'recordedBy' },
              ]}
            />
          </section>
        )
      }
    </Loaded>
  );
}
