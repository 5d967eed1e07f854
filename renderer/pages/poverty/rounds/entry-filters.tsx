import { Button, Checkbox, Input, Select, Space } from 'antd';
import { useState } from 'react';
import { ENTRY_STATES } from '../../../../db/domain/poverty/entry-state.ts';
import { POVERTY_LEVELS, type PovertyLevel } from '../../../../db/domain/words/vocabulary.ts';
import { isComposing } from '../../../components/composing.ts';
import { TownSelect, VillageSelect } from '../../../components/place-selects.tsx';
import type { EntryState } from '../entry.ts';
import { isNarrowed, WHOLE_LIST, type EntryFilter } from './entry-filter.ts';

interface EntryFiltersProps {
  readonly filter: EntryFilter;
  readonly visitors: readonly string[];
  readonly onNarrow: (change: Partial<EntryFilter>) => void;
}

/** What a visitor is called who is nobody yet. */
export const NO_VISITOR = '没有分派';

/** Filters of the list of a round. */
export function EntryFilters({ filter, visitors, onNarrow }: EntryFiltersProps) {
  return (
    <Space className="filters entry-filters" wrap>
      <TextFilter value={filter.text} onChange={(text) => onNarrow({ text })} />
      <TownSelect
        label="乡镇（街道）"
        placeholder="全部乡镇"
        clearable
        withRetired
        value={filter.townCode}
        onChange={(townCode) => onNarrow({ townCode, villageCode: null })}
      />
      <VillageSelect
        label="村（社区）"
        placeholder="全部村"
        clearable
        withRetired
        townCode={filter.townCode}
        value={filter.villageCode}
        onChange={(villageCode) => onNarrow({ villageCode })}
      />
      <Select<string>
        aria-label="回访人"
        placeholder="全部回访人"
        allowClear
        showSearch
        popupMatchSelectWidth={false}
        value={filter.visitor}
        options={visitors.map((name) => ({ value: name, label: name === '' ? NO_VISITOR : name }))}
        onChange={(visitor?: string) => onNarrow({ visitor: visitor ?? null })}
      />
      <Select<EntryState>
        aria-label="状态"
        placeholder="全部状态"
        allowClear
        popupMatchSelectWidth={false}
        value={filter.state}
        options={ENTRY_STATES.map((state) => ({ value: state, label: state }))}
        onChange={(state?: EntryState) => onNarrow({ state: state ?? null })}
      />
      <Select<PovertyLevel>
        aria-label="返贫风险"
        placeholder="全部风险"
        allowClear
        popupMatchSelectWidth={false}
        value={filter.level}
        options={POVERTY_LEVELS.map((level) => ({ value: level, label: level }))}
        onChange={(level?: PovertyLevel) => onNarrow({ level: level ?? null })}
      />
      <Checkbox
        checked={filter.withErrors}
        onChange={(event) => onNarrow({ withErrors: event.target.checked })}
      >
        有错误、提醒
      </Checkbox>
      {isNarrowed(filter) && <Button onClick={() => onNarrow(WHOLE_LIST)}>清除筛选</Button>}
    </Space>
  );
}

interface TextFilterProps {
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** Name or number; searched on Enter, and when it is emptied. */
function TextFilter({ value, onChange }: TextFilterProps) {
  const [typed, setTyped] = useState<string | null>(null);
  function settle() {
    if (typed !== null && typed.trim() !== value) onChange(typed.trim());
    setTyped(null);
  }
  return (
    <Input
      className="entry-text"
      aria-label="姓名"
      placeholder="姓名"
      allowClear
      maxLength={200}
      value={typed ?? value}
      onChange={(event) => {
        setTyped(event.target.value);
        if (event.target.value === '' && value !== '') onChange('');
      }}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !isComposing(event)) settle();
      }}
    />
  );
}
