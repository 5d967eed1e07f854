import { Button, Select, Space } from 'antd';
import { PERSON_CATEGORIES, type PersonCategory } from '../../../db/domain/vocabulary.ts';
import type { Output } from '../../../electron/contract/index.ts';
import { TownSelect } from '../../components/place-selects.tsx';

interface Narrowing {
  readonly townCode: string | null;
  readonly inCharge: string | null;
  readonly category: PersonCategory | null;
}

interface DueFiltersProps {
  readonly summary: Output<'visits.dueSummary'>;
  readonly filter: Narrowing;
  readonly filtered: boolean;
  readonly onNarrow: (change: Partial<Narrowing>) => void;
  readonly onClear: () => void;
}

/** Town, visitor and category of the list of due people. */
export function DueFilters({ summary, filter, filtered, onNarrow, onClear }: DueFiltersProps) {
  return (
    <Space className="filters" wrap>
      <TownSelect
        label="乡镇（街道）"
        placeholder="全部乡镇"
        clearable
        withRetired
        value={filter.townCode}
        onChange={(townCode) => onNarrow({ townCode })}
      />
      <Select
        aria-label="走访人"
        placeholder="全部走访人"
        allowClear
        showSearch
        popupMatchSelectWidth={false}
        value={filter.inCharge}
        options={summary.byInCharge.map((each) => ({ value: each.key, label: each.name }))}
        onChange={(inCharge?: string) => onNarrow({ inCharge: inCharge ?? null })}
      />
      <Select<PersonCategory>
        aria-label="人员类别"
        placeholder="全部类别"
        allowClear
        popupMatchSelectWidth={false}
        value={filter.category}
        options={PERSON_CATEGORIES.map((value) => ({ value, label: value }))}
        onChange={(category?: PersonCategory) => onNarrow({ category: category ?? null })}
      />
      <Button onClick={onClear} disabled={!filtered}>
        清除筛选
      </Button>
    </Space>
  );
}
