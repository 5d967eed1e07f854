import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import type { Input as CallInput } from '../../../electron/contract/index.ts';
import { queryFor } from '../../bridge/keys.ts';
import { DayField } from '../../components/day-field.tsx';
import { FormDrawer } from '../../components/form-drawer.tsx';
import { TownSelect, VillageSelect } from '../../components/place-selects.tsx';
import { useSession } from '../../session.tsx';

type Planning = Omit<CallInput<'visits.plan'>, 'personIds'>;

/** People whose visits are planned at once, at most. */
const MOST_PLANNED = 200;

interface PlanManyDrawerProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Plans visits of everybody of a place who is due within a month, but for those who are unticked. */
export function PlanManyDrawer({ open, onClose }: PlanManyDrawerProps) {
  const { today } = useSession();
  const [townCode, setTownCode] = useState<string | null>(null);
  const [villageCode, setVillageCode] = useState<string | null>(null);
  const [left, setLeft] = useState<readonly number[]>([]);
  const found = useQuery({
    ...queryFor('visits.gridPeople', { townCode: townCode ?? '', villageCode, scope: 'due' }),
    enabled: townCode !== null,
  });
  const people = townCode === null ? [] : (found.data?.rows ?? []).slice(0, MOST_PLANNED);
  const leftOut = townCode === null ? 0 : (found.data?.total ?? 0) - people.length;
  const chosen = people.filter(({ personId }) => !left.includes(personId));
  function move(town: string | null, village: string | null) {
    setTownCode(town);
    setVillageCode(village);
    setLeft([]);
  }
  return (
    <FormDrawer<'visits.plan', Planning>
      method="visits.plan"
      open={open}
      title="计划一个地方的走访"
      saveText={`列入计划（${chosen.length}人）`}
      start={{ plannedOn: today, visitor: '', note: '' }}
      toInput={(values) => ({ ...values, personIds: chosen.map(({ personId }) => personId) })}
      done={({ planned, already }) =>
        `已为${planned}人列入计划${already === 0 ? '' : `，${already}人这一天已有计划`}。`
      }
      onClose={onClose}
    >
      <Form.Item label="乡镇">
        <TownSelect label="乡镇（街道）" value={townCode} onChange={(code) => move(code, null)} />
      </Form.Item>
      <Form.Item label="村">
        <VillageSelect
          label="村（社区）"
          clearable
          townCode={townCode}
          value={villageCode}
          onChange={(code) => move(townCode, code)}
        />
      </Form.Item>
      <Form.Item name="plannedOn" label="计划日期">
        <DayField ahead />
      </Form.Item>
      <Form.Item name="visitor" label="走访人">
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name="note" label="说明">
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <div className="plan-people" role="group" aria-label="30天内应走访的人">
        {townCode !== null && people.length === 0 && !found.isPending && (
          <p className="muted">这里没有30天内应走访的人。</p>
        )}
        {leftOut > 0 && (
          <p className="warn" role="status">
            这里还有{leftOut}人没有列出（一次最多{MOST_PLANNED}人）。请选村（社区）分批计划。
          </p>
        )}
        {people.map(({ personId, fullName, villageName, dueOn }) => (
          <Checkbox
            key={personId}
            checked={!left.includes(personId)}
            onChange={({ target }) =>
              setLeft(
                target.checked ? left.filter((each) => each !== personId) : [...left, personId],
              )
            }
          >
            {fullName}
            <span className="muted">
              {villageName} {dueOn ?? '未设置'}
            </span>
          </Checkbox>
        ))}
      </div>
    </FormDrawer>
  );
}
