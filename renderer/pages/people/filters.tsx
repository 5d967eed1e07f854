import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input, Select, Space } from 'antd';
import { useEffect, useState } from 'react';
import {
  CONTROL_STATUSES,
  GRADES,
  PERSON_CATEGORIES,
} from '../../../db/domain/words/vocabulary.ts';
import type { Input as CallInput } from '../../../electron/contract/index.ts';
import { queryFor } from '../../bridge/keys.ts';
import { TownFilter, VillageFilter } from '../../components/place-selects.tsx';

export type PeopleFilter = CallInput<'people.list'>['filter'];

interface FiltersProps {
  readonly filter: PeopleFilter;
  readonly onChange: (filter: PeopleFilter) => void;
}

/** A filter without the entries that filter nothing: they are left out, never sent empty. */
export function withFilter(
  filter: PeopleFilter,
  change: Readonly<Record<string, unknown>>,
): PeopleFilter {
  const merged: Readonly<Record<string, unknown>> = { ...filter, ...change };
  const kept = Object.entries(merged).filter(
    ([, value]) => value !== null && value !== undefined && value !== '' && value !== false,
  );
  return Object.fromEntries(kept);
}

function options(words: readonly string[]) {
  return words.map((word) => ({ value: word, label: word }));
}

/** What the list shows; the words typed are searched as they are typed. */
export function Filters({ filter, onChange }: FiltersProps) {
  const set = (change: Readonly<Record<string, unknown>>) => onChange(withFilter(filter, change));
  return (
    <Space className="filters" wrap>
      <SearchText text={filter.text ?? ''} onText={(text) => set({ text })} />
      <TownFilter
        townCode={filter.townCode}
        onChange={(townCode) => set({ townCode, villageCode: null })}
      />
      <VillageFilter
        townCode={filter.townCode}
        villageCode={filter.villageCode}
        onChange={(villageCode) => set({ villageCode })}
      />
      <Select
        aria-label="管控现状"
        placeholder="全部现状"
        allowClear
        popupMatchSelectWidth={false}
        value={filter.controlStatus ?? null}
        options={options(CONTROL_STATUSES)}
        onChange={(controlStatus) => set({ controlStatus })}
      />
      <Select
        aria-label="风险等级"
        placeholder="全部等级"
        allowClear
        value={filter.grade ?? null}
        options={options(GRADES)}
        onChange={(grade) => set({ grade })}
      />
      <Select
        aria-label="人员类别"
        placeholder="全部类别"
        allowClear
        value={filter.category ?? null}
        options={options(PERSON_CATEGORIES)}
        onChange={(category) => set({ category })}
      />
      <WorkerSelects filter={filter} onSet={set} />
      <Checkbox
        checked={filter.overdueOnly === true}
        onChange={(event) => set({ overdueOnly: event.target.checked })}
      >
        只看逾期
      </Checkbox>
      <Button disabled={Object.keys(filter).length === 0} onClick={() => onChange({})}>
        清除筛选
      </Button>
    </Space>
  );
}

interface WorkerSelectsProps {
  readonly filter: PeopleFilter;
  readonly onSet: (change: Readonly<Record<string, unknown>>) => void;
}

const NOBODY = '';

/** By 专职人员 (or none), and by 责任人: the case worker, else the police officer. */
function WorkerSelects({ filter, onSet }: WorkerSelectsProps) {
  const { data } = useQuery(queryFor('people.workers', {}));
  const without = filter.withoutCaseWorker === true;
  return (
    <Space wrap className="filter-pair">
      <Select
        aria-label="专职人员"
        placeholder="全部专职人员"
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        value={without ? NOBODY : (filter.caseWorker ?? null)}
        options={[
          { value: NOBODY, label: '没有专职人员' },
          ...options(byName(data?.caseWorkers ?? [])),
        ]}
        onChange={(name: string | undefined) =>
          onSet({ caseWorker: name ?? null, withoutCaseWorker: name === NOBODY })
        }
      />
      <Select
        aria-label="责任人"
        title="专职人员；没有专职人员的，是责任民警"
        placeholder="全部责任人"
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        value={filter.inCharge ?? null}
        options={options(byName(data?.inCharge ?? []))}
        onChange={(inCharge: string | undefined) => onSet({ inCharge: inCharge ?? null })}
      />
    </Space>
  );
}

function byName(names: readonly string[]): string[] {
  return names.toSorted((first, second) => first.localeCompare(second, 'zh-CN'));
}

/** Waits for a short pause, so that an input method may finish its word. */
function SearchText({
  text,
  onText,
}: {
  readonly text: string;
  readonly onText: (text: string) => void;
}) {
  const [typed, setTyped] = useState(text);
  const [from, setFrom] = useState(text);
  if (from !== text) {
    setFrom(text);
    if (typed.trim() !== text) setTyped(text);
  }
  useEffect(() => {
    if (typed.trim() === text) return undefined;
    const timer = setTimeout(() => onText(typed.trim()), 200);
    return () => clearTimeout(timer);
  }, [typed, text, onText]);
  return (
    <Input
      className="filter-text"
      aria-label="在名单中查找"
      placeholder="姓名、首字母、号码、村"
      allowClear
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
    />
  );
}
