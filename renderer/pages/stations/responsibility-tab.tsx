import { useQuery } from '@tanstack/react-query';
import { Space } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Output } from '../../../electron/contract/index.ts';
import { queryFor } from '../../bridge/keys.ts';
import { FillTable } from '../../components/fill-table.tsx';
import { GuardedButton } from '../../components/guarded-button.tsx';
import { ListExport } from '../../components/list-export.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { TownSelect } from '../../components/place-selects.tsx';
import { Mark } from '../../components/tags.tsx';
import type { Place } from './place.ts';
import { PlaceDrawer } from './place-drawer.tsx';

type Table = Output<'responsibility.table'>;

/** 包保责任: 县包乡、乡包村、村包人, and what is left open. */
export function ResponsibilityTab() {
  const table = useQuery(queryFor('responsibility.table', {}));
  const [townCode, setTownCode] = useState<string | null>(null);
  const [key, setKey] = useState<string | null>(null);
  return (
    <Loaded of={table}>
      {(value) => {
        const places = placesOf(value, townCode);
        return (
          <div className="fill">
            <Gaps gaps={value.gaps} />
            <Space className="filters" wrap>
              <span>查看</span>
              <TownSelect
                label="看哪个乡镇的村"
                placeholder="全部乡镇（县包乡）"
                clearable
                withRetired
                value={townCode}
                onChange={setTownCode}
              />
              <span className="muted">
                县包乡、乡包村在这里登记；村包人就是各人工作小组里的村干部，可以到“调整责任人、未落实”里批量落实。
              </span>
              <ListExport
                list={{ method: 'responsibility.table', input: {} }}
                total={linesOf(value)}
              />
            </Space>
            <Places places={places} onTown={setTownCode} onOpen={setKey} />
            <PlaceDrawer
              place={places.find((place) => keyOf(place) === key) ?? null}
              onClose={() => setKey(null)}
            />
          </div>
        );
      }}
    </Loaded>
  );
}

/** Of the whole table: a line for each who answers for a place, and for each place for which nobody does. */
function linesOf({ towns }: Table): number {
  const places = towns.flatMap((town) => [town, ...town.villages]);
  return places.reduce((sum, { responsible }) => sum + Math.max(1, responsible.length), 0);
}

function keyOf({ townCode, villageCode }: Place): string {
  return villageCode ?? townCode;
}

function placesOf({ towns }: Table, townCode: string | null): Place[] {
  if (townCode === null)
    return towns.map((town) => ({
      ...town,
      level: '县包乡' as const,
      townCode: town.code,
      villageCode: null,
    }));
  const town = towns.find(({ code }) => code === townCode);
  return (town?.villages ?? []).map((village) => ({
    ...village,
    level: '乡包村' as const,
    townCode,
    villageCode: village.code,
  }));
}

function Gaps({ gaps }: { readonly gaps: Table['gaps'] }) {
  const words = [
    [gaps.towns, '个乡镇没有县包乡'],
    [gaps.villages, '个有人员的村（社区）没有乡包村'],
    [gaps.peopleWithoutVillage, '人没有填村（社区），没有村包'],
    [gaps.peopleWithoutCadre, '人没有村包人'],
  ] as const;
  const open = words.filter(([count]) => count > 0);
  return (
    <Space className="filters" wrap size={16}>
      {open.length === 0 && <Mark tone="done">三级责任都已落实</Mark>}
      {open.map(([count, text]) => (
        <Mark key={text} tone="late">{`${count}${text}`}</Mark>
      ))}
      {gaps.peopleWithoutCadre > 0 && <Link to="/stations/reassign">去落实村包人</Link>}
    </Space>
  );
}

interface PlacesProps {
  readonly places: readonly Place[];
  readonly onTown: (code: string) => void;
  readonly onOpen: (key: string) => void;
}

function Places({ places, onTown, onOpen }: PlacesProps) {
  const towns = places[0]?.level !== '乡包村';
  return (
    <FillTable<Place>
      rowKey={keyOf}
      dataSource={places}
      empty="没有村（社区）。"
      pagination={false}
      onOpen={(place) => onOpen(keyOf(place))}
      columns={[
        {
          title: towns ? '乡镇（街道）' : '村（社区）',
          width: 180,
          ellipsis: true,
          render: (_, place) =>
            towns ? (
              <button
                type="button"
                className="link"
                tabIndex={-1}
                title="看它的村（社区）"
                onClick={() => onTown(place.townCode)}
              >
                {place.name}
              </button>
            ) : (
              place.name
            ),
        },
        {
          title: towns ? '县包乡' : '乡包村',
          render: (_, place) => <Responsible place={place} />,
        },
        { title: '人员', width: 80, align: 'right', dataIndex: 'people' },
        {
          title: '没有村包人',
          width: 110,
          align: 'right',
          render: (_, { withoutCadre }) => (
            <span className={withoutCadre > 0 ? 'number bad' : 'number'}>{withoutCadre}</span>
          ),
        },
        {
          title: '办理',
          width: 100,
          render: (_, place) => (
            <GuardedButton
              method="responsibility.set"
              size="small"
              onClick={() => onOpen(keyOf(place))}
            >
              {place.responsible.length === 0 ? '落实' : '查看、更改'}
            </GuardedButton>
          ),
        },
      ]}
    />
  );
}

function Responsible({ place }: { readonly place: Place }) {
  if (place.responsible.length > 0)
    return place.responsible
      .map(({ name, post }) => (post === '' ? name : `${name}（${post}）`))
      .join('、');
  return place.gap ? (
    <Mark tone="late">没有落实</Mark>
  ) : (
    <span className="muted">没有人员，不需要</span>
  );
}
