import { Button, Select, Space } from 'antd';
import type { ReactNode } from 'react';
import { PERSON_CATEGORIES, type PersonCategory } from '../../../db/domain/words/vocabulary.ts';
import type { TodoKind } from '../../../db/domain/todo/todo-item.ts';
import { TownFilter } from '../../components/place-selects.tsx';
import { WORD_SEARCH } from '../../components/word-search.ts';
import type { Summary } from './todo.ts';

interface Narrowing {
  readonly kind: TodoKind | null;
  readonly townCode: string | null;
  readonly inCharge: string | null;
  readonly category: PersonCategory | null;
}

interface TodoFiltersProps {
  readonly summary: Summary;
  readonly filter: Narrowing;
  readonly filtered: boolean;
  readonly onNarrow: (change: Partial<Narrowing>) => void;
  readonly onClear: () => void;
  /** What is done with the list as it is filtered. */
  readonly children: ReactNode;
}

/** Kind, town, person in charge and category of the list. */
export function TodoFilters(props: TodoFiltersProps) {
  const { summary, filter, filtered, onNarrow, onClear, children } = props;
  return (
    <Space className="filters" wrap>
      <Select<TodoKind>
        aria-label="事项"
        placeholder="全部事项"
        allowClear
        showSearch={WORD_SEARCH}
        popupMatchSelectWidth={false}
        value={filter.kind}
        options={summary.byKind.map(({ key, overdue }) => ({
          value: key as TodoKind,
          label: overdue > 0 ? `${key}（逾期${overdue}）` : key,
        }))}
        onChange={(kind?: TodoKind) => onNarrow({ kind: kind ?? null })}
      />
      <TownFilter townCode={filter.townCode} onChange={(townCode) => onNarrow({ townCode })} />
      <Select
        aria-label="责任人"
        placeholder="全部责任人"
        allowClear
        showSearch={WORD_SEARCH}
        popupMatchSelectWidth={false}
        value={filter.inCharge}
        options={summary.byInCharge.map((each) => ({ value: each.key, label: each.name }))}
        onChange={(inCharge?: string) => onNarrow({ inCharge: inCharge ?? null })}
      />
      <Select<PersonCategory>
        aria-label="人员类别"
        placeholder="全部类别"
        allowClear
        showSearch={WORD_SEARCH}
        popupMatchSelectWidth={false}
        value={filter.category}
        options={PERSON_CATEGORIES.map((value) => ({ value, label: value }))}
        onChange={(category?: PersonCategory) => onNarrow({ category: category ?? null })}
      />
      <Button onClick={onClear} disabled={!filtered}>
        清除筛选
      </Button>
      {children}
    </Space>
  );
}
