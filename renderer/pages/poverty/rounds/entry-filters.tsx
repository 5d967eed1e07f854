import { Button, Checkbox, Select, Space } from 'antd';
import { ENTRY_STATES } from '../../../../db/domain/poverty/entry-state.ts';
import { POVERTY_LEVELS, type PovertyLevel } from '../../../../db/domain/words/vocabulary.ts';
import { TownSelect, VillageSelect } from '../../../components/place-selects.tsx';
import { WORD_SEARCH } from '../../../components/word-search.ts';
import { isNarrowed, RETURNED, WHOLE_LIST, type EntryFilter } from './entry-filter.ts';
import { TextFilter } from '../text-filter.tsx';

interface EntryFiltersProps {
  readonly filter: EntryFilter;
  readonly visitors: readonly string[];
  readonly onNarrow: (change: Partial<EntryFilter>) => void;
  /** Enter in 姓名. */
  readonly onEnter: () => void;
}

/** What a visitor is called who is nobody yet. */
export const NO_VISITOR = '没有分派';

/** Filters of the list of a round. */
export function EntryFilters({ filter, visitors, onNarrow, onEnter }: EntryFiltersProps) {
  return (
    <Space className="filters entry-filters" wrap>
      <TextFilter
        label="姓名"
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
        showSearch={WORD_SEARCH}
        popupMatchSelectWidth={false}
        value={filter.visitor}
        options={visitors.map((name) => ({ value: name, label: name === '' ? NO_VISITOR : name }))}
        onChange={(visitor?: string) => onNarrow({ visitor: visitor ?? null })}
      />
      <Select<NonNullable<EntryFilter['state']>>
        aria-label="状态"
        placeholder="全部状态"
        allowClear
        showSearch={WORD_SEARCH}
        popupMatchSelectWidth={false}
        value={filter.state}
        options={[...ENTRY_STATES, RETURNED].map((state) => ({ value: state, label: state }))}
        onChange={(state?: NonNullable<EntryFilter['state']>) => onNarrow({ state: state ?? null })}
      />
      <Select<PovertyLevel>
        aria-label="返贫风险"
        placeholder="全部风险"
        allowClear
        showSearch={WORD_SEARCH}
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
