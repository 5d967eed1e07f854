import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Select, Space } from 'antd';
import type { ReactNode } from 'react';
import { POVERTY_LEVELS, type PovertyLevel } from '../../../../db/domain/words/vocabulary.ts';
import { queryFor } from '../../../bridge/keys.ts';
import { TownSelect } from '../../../components/place-selects.tsx';
import { WORD_SEARCH } from '../../../components/word-search.ts';
import { TextFilter } from '../text-filter.tsx';
import type { HouseholdRow } from './household.ts';

export interface HouseholdFilter {
  readonly text: string;
  readonly townCode: string | null;
  readonly category: string;
  readonly level: PovertyLevel | null;
  readonly watch: HouseholdRow['watch'] | null;
  readonly noLabour: boolean | null;
}

export const WHOLE_LIST: HouseholdFilter = {
  text: '',
  townCode: null,
  category: '',
  level: null,
  watch: null,
  noLabour: null,
};

export function isNarrowed(filter: HouseholdFilter): boolean {
  return (Object.keys(WHOLE_LIST) as (keyof HouseholdFilter)[]).some(
    (key) => filter[key] !== WHOLE_LIST[key],
  );
}

const WATCHES: readonly HouseholdRow['watch'][] = ['监测中', '已消除', '无'];

interface HouseholdFiltersProps {
  readonly filter: HouseholdFilter;
  readonly onNarrow: (change: Partial<HouseholdFilter>) => void;
  readonly onClear: () => void;
  /** Enter in the text. */
  readonly onEnter: () => void;
  /** What is done from the list. */
  readonly children: ReactNode;
}

/** Filters of the list of households. */
export function HouseholdFilters(props: HouseholdFiltersProps) {
  const { filter, onNarrow, onClear, onEnter, children } = props;
  const words = useQuery(queryFor('households.categories', {}));
  return (
    <Space className="filters" wrap>
      {children}
      <TextFilter
        label="户主、成员、户编号、联系人"
        value={filter.text}
        onChange={(text) => onNarrow({ text })}
        onEnter={onEnter}
      />
      <TownSelect
        label="乡镇（街道）"
        placeholder="全部乡镇"
        clearable
        withRetired
        value={filter.townCode}
        onChange={(townCode) => onNarrow({ townCode })}
      />
      <Select<string>
        aria-label="贫困属性"
        placeholder="全部属性"
        allowClear
        showSearch={WORD_SEARCH}
        popupMatchSelectWidth={false}
        value={filter.category === '' ? null : filter.category}
        options={(words.data ?? []).map(({ word }) => ({ value: word, label: word }))}
        onChange={(category?: string) => onNarrow({ category: category ?? '' })}
      />
      <Select<PovertyLevel>
        aria-label="返贫风险"
        placeholder="全部风险"
        allowClear
        showSearch={WORD_SEARCH}
        value={filter.level}
        options={POVERTY_LEVELS.map((level) => ({ value: level, label: level }))}
        onChange={(level?: PovertyLevel) => onNarrow({ level: level ?? null })}
      />
      <Select<HouseholdRow['watch']>
        aria-label="监测"
        placeholder="监测情况"
        allowClear
        showSearch={WORD_SEARCH}
        value={filter.watch}
        options={WATCHES.map((watch) => ({
          value: watch,
          label: watch === '无' ? '没有监测' : watch,
        }))}
        onChange={(watch?: HouseholdRow['watch']) => onNarrow({ watch: watch ?? null })}
      />
      <Checkbox
        checked={filter.noLabour === true}
        onChange={({ target }) => onNarrow({ noLabour: target.checked ? true : null })}
      >
        无劳动力
      </Checkbox>
      {isNarrowed(filter) && <Button onClick={onClear}>清除筛选</Button>}
    </Space>
  );
}
