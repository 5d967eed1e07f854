import { useQuery } from '@tanstack/react-query';
import { Select, type SelectProps } from 'antd';
import { queryFor } from '../../../bridge/keys.ts';

/** A category that is on the list of the rounds: what a household that is taken in is to be. */
export function ListedCategorySelect(field: SelectProps<string>) {
  const words = useQuery(queryFor('households.categories', {}));
  return (
    <Select
      {...field}
      showSearch
      placeholder="请选择"
      options={(words.data ?? [])
        .filter(({ retired, listed }) => listed && !retired)
        .map(({ word }) => ({ value: word, label: word }))}
    />
  );
}
