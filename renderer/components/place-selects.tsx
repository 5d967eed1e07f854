import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { queryFor } from '../bridge/keys.ts';

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
}

function PlaceSelect(
  props: PlaceSelectProps & { readonly places: readonly Place[]; readonly disabled: boolean },
) {
  const shown = props.places.filter(
    (place) => props.withRetired === true || !place.retired || place.code === props.value,
  );
  return (
    <Select<string>
      {...(props.id === undefined ? {} : { id: props.id })}
      value={props.value ?? null}
      aria-label={props.label}
      placeholder={props.placeholder ?? props.label}
      allowClear={props.clearable === true}
      showSearch={{ optionFilterProp: 'label' }}
      disabled={props.disabled}
      popupMatchSelectWidth={false}
      options={shown.map((place) => ({
        value: place.code,
        label: place.retired ? `${place.name}（已停用）` : place.name,
      }))}
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
