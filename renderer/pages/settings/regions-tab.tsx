import { useQuery } from '@tanstack/react-query';
import { App, Input, Modal, Space } from 'antd';
import { useState } from 'react';
import type { Output } from '../../../electron/contract/index.ts';
import { queryFor, useCommand } from '../../bridge/keys.ts';
import { isComposing } from '../../components/composing.ts';
import { focusDialogField } from '../../components/enter-moves.tsx';
import { Failure } from '../../components/failure.tsx';
import { FillTable } from '../../components/fill-table.tsx';
import { GuardedButton } from '../../components/guarded-button.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { TownSelect } from '../../components/place-selects.tsx';
import { Mark } from '../../components/tags.tsx';

interface Place {
  readonly code: string;
  readonly name: string;
  readonly own: boolean;
  readonly retired: boolean;
  readonly people: number;
}

/** Which name is being asked for. */
type Asked =
  | { readonly kind: 'town' }
  | { readonly kind: 'village'; readonly townCode: string }
  | { readonly kind: 'rename'; readonly place: Place };

/** 区划: towns, and the villages of one; added, renamed or retired, never deleted. */
export function RegionsTab() {
  const [townCode, setTownCode] = useState<string | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const towns = useQuery(queryFor('regions.towns', {}));
  const villages = useQuery({
    ...queryFor('regions.villages', { townCode: townCode ?? '' }),
    enabled: townCode !== null,
  });
  return (
    <div className="fill">
      <Space className="filters" wrap>
        <span>查看</span>
        <TownSelect
          label="看哪个乡镇的村"
          placeholder="全部乡镇"
          clearable
          withRetired
          value={townCode}
          onChange={setTownCode}
        />
        {townCode === null ? (
          <GuardedButton method="regions.addTown" onClick={() => setAsked({ kind: 'town' })}>
            新增乡镇（街道）
          </GuardedButton>
        ) : (
          <GuardedButton
            method="regions.addVillage"
            onClick={() => setAsked({ kind: 'village', townCode })}
          >
            新增村（社区）
          </GuardedButton>
        )}
        <span className="muted">
          随程序带来的区划截至2023年6月30日。停用的不再登记新人员，原有人员不变。
        </span>
      </Space>
      {townCode === null ? (
        <Loaded of={towns}>
          {(rows) => (
            <Places
              places={rows}
              onRename={(place) => setAsked({ kind: 'rename', place })}
              onOpen={setTownCode}
            />
          )}
        </Loaded>
      ) : (
        <Loaded of={villages}>
          {(rows) => (
            <Places places={rows} onRename={(place) => setAsked({ kind: 'rename', place })} />
          )}
        </Loaded>
      )}
      <NameDialog asked={asked} onClose={() => setAsked(null)} />
    </div>
  );
}

interface PlacesProps {
  readonly places: readonly Place[];
  readonly onRename: (place: Place) => void;
  readonly onOpen?: (code: string) => void;
}

function Places({ places, onRename, onOpen }: PlacesProps) {
  const { message } = App.useApp();
  const retire = useCommand('regions.setRetired');
  return (
    <>
      <Failure reason={retire.error} />
      <FillTable<Place>
        rowKey="code"
        dataSource={[...places]}
        empty="没有区划。"
        pagination={false}
        {...(onOpen ? { onOpen: (place: Place) => onOpen(place.code) } : {})}
        columns={[
          { title: '代码', width: 140, dataIndex: 'code', className: 'number' },
          {
            title: '名称',
            render: (_, place) =>
              onOpen ? (
                <button type="button" className="link" onClick={() => onOpen(place.code)}>
                  {place.name}
                </button>
              ) : (
                place.name
              ),
          },
          {
            title: '来源',
            width: 110,
            render: (_, place) => (place.own ? '本单位新增' : '国家区划'),
          },
          { title: '在册人员', width: 90, align: 'right', dataIndex: 'people' },
          {
            title: '状态',
            width: 100,
            render: (_, place) =>
              place.retired ? <Mark tone="unknown">已停用</Mark> : <Mark tone="done">使用中</Mark>,
          },
          {
            title: '办理',
            width: 170,
            render: (_, place) => (
              <Space>
                <GuardedButton method="regions.rename" size="small" onClick={() => onRename(place)}>
                  改名
                </GuardedButton>
                <GuardedButton
                  method="regions.setRetired"
                  size="small"
                  disabled={retire.isPending}
                  onClick={() =>
                    retire.mutate(
                      { code: place.code, retired: !place.retired },
                      {
                        onSuccess: () =>
                          void message.success(place.retired ? '已启用。' : '已停用。'),
                      },
                    )
                  }
                >
                  {place.retired ? '启用' : '停用'}
                </GuardedButton>
              </Space>
            ),
          },
        ]}
      />
    </>
  );
}

const TITLES: Readonly<Record<Asked['kind'], string>> = {
  town: '新增乡镇（街道）',
  village: '新增村（社区）',
  rename: '改名',
};

function NameDialog({
  asked,
  onClose,
}: {
  readonly asked: Asked | null;
  readonly onClose: () => void;
}) {
  const { message } = App.useApp();
  const [name, setName] = useState('');
  const [from, setFrom] = useState<Asked | null>(null);
  const addTown = useCommand('regions.addTown');
  const addVillage = useCommand('regions.addVillage');
  const rename = useCommand('regions.rename');
  if (asked !== null && asked !== from) {
    setFrom(asked);
    setName(asked.kind === 'rename' ? asked.place.name : '');
  }
  /** The next question begins without the complaint of this one. */
  function close() {
    for (const command of [addTown, addVillage, rename]) command.reset();
    onClose();
  }
  const wanted = name.trim();
  function save() {
    if (asked === null || wanted === '') return;
    const done = {
      onSuccess: (saved: Output<'regions.addTown' | 'regions.addVillage' | 'regions.rename'>) => {
        void message.success('name' in saved ? `已新增${saved.name}。` : '已改名。');
        close();
      },
    };
    if (asked.kind === 'town') addTown.mutate({ name: wanted }, done);
    else if (asked.kind === 'village')
      addVillage.mutate({ townCode: asked.townCode, name: wanted }, done);
    else rename.mutate({ code: asked.place.code, name: wanted }, done);
  }
  return (
    <Modal
      open={asked !== null}
      title={asked === null ? '' : TITLES[asked.kind]}
      okText="保存"
      okButtonProps={{
        disabled: wanted === '',
        loading: addTown.isPending || addVillage.isPending || rename.isPending,
      }}
      onOk={save}
      onCancel={close}
      afterOpenChange={focusDialogField}
      destroyOnHidden
    >
      <Input
        autoFocus
        aria-label="名称"
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !isComposing(event)) save();
        }}
      />
      <Failure reason={addTown.error ?? addVillage.error ?? rename.error} />
    </Modal>
  );
}
