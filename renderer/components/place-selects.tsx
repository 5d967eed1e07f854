import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { queryFor } from '../bridge/keys.ts';
import { matchesPlace } from './match-place.ts';

interface PlaceSelectProps {
  readonly id?: string;
  readonly value?: string | null | undefined;
  readonly onChange?: (code: string | null) => void;
  readonly placeholder?: string;
  readonly label: string;
  readonly clearable?: boolean;
  /** Retired places take no new people; lists still find who lives there. */
  readonly withRetired?: boolean;
}

interface Place {
  readonly code: string;
  readonly name: string;
  readonly retired: boolean;
  readonly initials: string;
  readonly reading: string;
}

/** A place as a list offers it: found by a part of its name, by its pinyin or its initials. */
export function placeOption({ code, name, retired, initials, reading }: Place) {
  return { value: code, label: retired ? `${name}（已停用）` : name, initials, reading };
}

type PlaceOption = ReturnType<typeof placeOption>;

export const PLACE_SEARCH = {
  filterOption: (typed: string, option?: PlaceOption) =>
    option !== undefined && matchesPlace(typed, option),
};

function PlaceSelect(
  props: PlaceSelectProps & { readonly places: readonly Place[]; readonly disabled: boolean },
) {
  const shown = props.places.filter(
    (place) => props.withRetired === true || !place.retired || place.code === props.value,
  );
  return (
    <Select<string, PlaceOption>
      {...(props.id === undefined ? {} : { id: props.id })}
      value={props.value ?? null}
      aria-label={props.label}
      placeholder={props.placeholder ?? props.label}
      allowClear={props.clearable === true}
      showSearch={PLACE_SEARCH}
      disabled={props.disabled}
      popupMatchSelectWidth={false}
      options={shown.map(placeOption)}
      onChange={(code?: string) => props.onChange?.(code ?? null)}
    />
  );
}

/** A town of the county. */
export function TownSelect(props: PlaceSelectProps) {
  const towns = useQuery(queryFor('regions.towns', {}));
  return <PlaceSelect {...props} places={towns.data ?? []} disabled={false} />;
}

/** A village of a town; without a town there is nothing to choose. */
export function VillageSelect({
  townCode,
  ...props
}: PlaceSelectProps & { readonly townCode: string | null | undefined }) {
  const known = townCode ?? '';
  const villages = useQuery({
    ...queryFor('regions.villages', { townCode: known }),
    enabled: known !== '',
  });
  return (
    <PlaceSelect
      {...props}
      places={known === '' ? [] : (villages.data ?? [])}
      disabled={known === ''}
    />
  );
}

interface TownFilterProps {
  readonly townCode: string | null | undefined;
  readonly onChange: (townCode: string | null) => void;
}

/** Narrows a list to a town; empty: all of them. Retired towns are found too, for people still live there. */
export function TownFilter({ townCode, onChange }: TownFilterProps) {
  return (
    <TownSelect
      label="乡镇（街道）"
      placeholder="全部乡镇"
      clearable
      withRetired
      value={townCode}
      onChange={onChange}
    />
  );
}

interface VillageFilterProps {
  readonly townCode: string | null | undefined;
  readonly villageCode: string | null | undefined;
  readonly onChange: (villageCode: string | null) => void;
}

/** Narrows a list further, to a village of the town that was chosen. */
export function VillageFilter({ townCode, villageCode, onChange }: VillageFilterProps) {
  return (
    <VillageSelect
      label="村（社区）"
      placeholder="全部村"
      clearable
      withRetired
      townCode={townCode}
      value={villageCode}
      onChange={onChange}
    />
  );
}
