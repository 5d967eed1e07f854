import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select, type FormInstance } from 'antd';
import {
  STATION_KINDS,
  STATION_REQUIREMENTS,
  type StationKind,
} from '../../../db/domain/words/vocabulary.ts';
import type { Input as CallInput, Output } from '../../../electron/contract/index.ts';
import { queryFor } from '../../bridge/keys.ts';
import { DayField } from '../../components/day-field.tsx';
import { FormDrawer } from '../../components/form-drawer.tsx';
import { NumberedChoice } from '../../components/numbered-choice.tsx';
import {
  PLACE_SEARCH,
  placeOption,
  TownSelect,
  VillageSelect,
} from '../../components/place-selects.tsx';

type SaveInput = CallInput<'stations.save'>;
type Detail = Output<'stations.get'>;
type Answer = '有' | '没有';

/** The five 有 as the form holds them: one answer and one note each. */
type FormValues = Omit<SaveInput, 'id' | 'requirements'> & {
  readonly met: readonly (Answer | null)[];
  readonly notes: readonly string[];
};

interface StationFormProps {
  readonly open: boolean;
  /** Null: a new one. */
  readonly station: { readonly id: number; readonly detail: Detail } | null;
  readonly onClose: () => void;
}

/** 登记站点, or change one. */
export function StationForm({ open, station, onClose }: StationFormProps) {
  if (!open) return null;
  return (
    <FormDrawer<'stations.save', FormValues>
      method="stations.save"
      open
      width={640}
      title={station === null ? '登记站点' : `修改站点：${station.detail.name}`}
      start={startOf(station?.detail ?? null)}
      toInput={(values) => inputOf(values, station?.id ?? null)}
      onChange={(changed, form) => follow(changed, form)}
      done={() => '已保存。'}
      onClose={onClose}
    >
      <Form.Item name="kind" label="类别">
        <NumberedChoice options={STATION_KINDS} aria-label="类别" />
      </Form.Item>
      <Form.Item name="name" label="名称">
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item name="townCode" label="所在乡镇">
        <TownSelect label="所在乡镇（街道）" />
      </Form.Item>
      <Form.Item noStyle dependencies={['townCode']}>
        {({ getFieldValue }) => (
          <Form.Item name="villageCode" label="所在村">
            <VillageSelect
              label="所在村（社区）"
              clearable
              townCode={getFieldValue('townCode') as string | null}
            />
          </Form.Item>
        )}
      </Form.Item>
      <Form.Item name="address" label="地址">
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name="openedOn" label="设立日期">
        <DayField />
      </Form.Item>
      <Form.Item noStyle dependencies={['kind']}>
        {({ getFieldValue }) =>
          (getFieldValue('kind') as StationKind) === '村（社区）站点' ? (
            <Form.Item label="服务乡镇">
              <span className="muted">只服务所在的村（社区）</span>
            </Form.Item>
          ) : (
            <Form.Item name="serves" label="服务乡镇">
              <TownsSelect />
            </Form.Item>
          )
        }
      </Form.Item>
      {STATION_REQUIREMENTS.map((requirement, index) => (
        <Form.Item key={requirement} label={requirement} className="requirement">
          <Form.Item name={['met', index]} noStyle>
            <NumberedChoice options={['有', '没有'] as const} clearable aria-label={requirement} />
          </Form.Item>
          <Form.Item name={['notes', index]} noStyle>
            <Input
              maxLength={200}
              autoComplete="off"
              placeholder="说明"
              aria-label={`${requirement}的说明`}
            />
          </Form.Item>
        </Form.Item>
      ))}
      <Form.Item name="note" label="备注">
        <Input.TextArea maxLength={2000} rows={3} />
      </Form.Item>
    </FormDrawer>
  );
}

/** Another town empties the village; a first town is also the one that is served. */
function follow(changed: Partial<FormValues>, form: FormInstance): void {
  if (changed.townCode === undefined) return;
  form.setFieldValue('villageCode', null);
  const serves = (form.getFieldValue('serves') as string[] | undefined) ?? [];
  if (serves.length <= 1) form.setFieldValue('serves', [changed.townCode]);
}

function startOf(detail: Detail | null): Partial<FormValues> {
  if (detail === null)
    return {
      kind: '乡镇站',
      name: '',
      villageCode: null,
      address: '',
      serves: [],
      met: STATION_REQUIREMENTS.map(() => null),
      notes: STATION_REQUIREMENTS.map(() => ''),
      note: '',
    };
  const said = (requirement: string) =>
    detail.requirements.find((each) => each.requirement === requirement);
  const { kind, name, townCode, villageCode, address, openedOn, serves, note } = detail;
  return {
    ...{ kind, name, townCode, villageCode, address, openedOn, serves, note },
    met: STATION_REQUIREMENTS.map((requirement) => answerOf(said(requirement)?.met ?? null)),
    notes: STATION_REQUIREMENTS.map((requirement) => said(requirement)?.note ?? ''),
  };
}

function answerOf(met: boolean | null): Answer | null {
  if (met === null) return null;
  return met ? '有' : '没有';
}

function inputOf({ met, notes, ...values }: FormValues, id: number | null): SaveInput {
  const requirements = STATION_REQUIREMENTS.map((requirement, index) => {
    const answer = met[index] ?? null;
    return {
      requirement,
      met: answer === null ? null : answer === '有',
      note: notes[index] ?? '',
    };
  });
  const serves = values.kind === '村（社区）站点' ? [] : values.serves;
  return { ...values, id, serves, requirements };
}

/** The towns that a station serves. */
function TownsSelect(props: {
  readonly id?: string;
  readonly value?: string[];
  readonly onChange?: (codes: string[]) => void;
}) {
  const towns = useQuery(queryFor('regions.towns', {}));
  const shown = (towns.data ?? []).filter(
    ({ code, retired }) => !retired || (props.value ?? []).includes(code),
  );
  return (
    <Select<string[], ReturnType<typeof placeOption>>
      {...(props.id === undefined ? {} : { id: props.id })}
      mode="multiple"
      aria-label="服务乡镇（街道）"
      placeholder="可以选几个乡镇（街道）"
      value={props.value ?? []}
      showSearch={PLACE_SEARCH}
      options={shown.map(placeOption)}
      onChange={(codes) => props.onChange?.(codes)}
    />
  );
}
