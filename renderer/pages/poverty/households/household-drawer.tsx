import { useQuery } from '@tanstack/react-query';
import { Alert, Drawer, Space, Tabs } from 'antd';
import { useState } from 'react';
import { queryFor } from '../../../bridge/keys.ts';
import { GuardedButton } from '../../../components/guarded-button.tsx';
import { Loaded } from '../../../components/loaded.tsx';
import { ReasonButton } from '../reason-button.tsx';
import { CategoryPart } from './category-part.tsx';
import { HelpPart } from './help-part.tsx';
import { HouseholdFacts } from './household-facts.tsx';
import { EditHousehold } from './household-form.tsx';
import { livingIn, type Household } from './household.ts';
import { MembersPart } from './members-part.tsx';
import { OpenWatchButton } from './open-watch.tsx';
import { RoundsPart } from './rounds-part.tsx';

interface HouseholdDrawerProps {
  /** Null: closed. */
  readonly id: number | null;
  readonly onClose: () => void;
}

/** One household: facts, members, rounds side by side, help, category. */
export function HouseholdDrawer({ id, onClose }: HouseholdDrawerProps) {
  const household = useQuery({
    ...queryFor('households.get', { id: id ?? 1 }),
    enabled: id !== null,
  });
  return (
    <Drawer
      open={id !== null}
      size={1000}
      title={id === null ? '户' : titleOf(household.data)}
      onClose={onClose}
      destroyOnHidden
    >
      {id !== null && (
        <Loaded of={household}>
          {(detail) => <Parts key={id} household={detail} onGone={onClose} />}
        </Loaded>
      )}
    </Drawer>
  );
}

function titleOf(household: Household | undefined): string {
  if (household === undefined) return '户';
  const { headName, townName, villageName } = household;
  return `${headName === '' ? '没有成员的户' : `${headName}户`}（${townName}${villageName}）`;
}

interface PartsProps {
  readonly household: Household;
  readonly onGone: () => void;
}

function Parts({ household, onGone }: PartsProps) {
  const { id, voided, voidReason } = household;
  if (voided) return <Alert type="warning" showIcon title={`这一户已作废：${voidReason}`} />;
  return (
    <>
      <Doings household={household} onGone={onGone} />
      <Hints hints={household.hints} />
      <Tabs
        items={[
          { key: 'facts', label: '概况', children: <HouseholdFacts household={household} /> },
          {
            key: 'members',
            label: `成员（${livingIn(household).length}）`,
            children: <MembersPart household={household} />,
          },
          {
            key: 'rounds',
            label: `历次回访（${household.rounds.length}）`,
            children: <RoundsPart rounds={household.rounds} />,
          },
          {
            key: 'help',
            label: `帮扶（${household.help.length}）`,
            children: <HelpPart household={household} />,
          },
          {
            key: 'category',
            label: '贫困属性',
            children: <CategoryPart id={id} spans={household.categories} />,
          },
        ]}
      />
    </>
  );
}

function Doings({ household, onGone }: PartsProps) {
  const [editing, setEditing] = useState(false);
  const { id } = household;
  return (
    <Space className="filters" wrap>
      <GuardedButton method="households.update" onClick={() => setEditing(true)}>
        修改
      </GuardedButton>
      <OpenWatchButton household={household} />
      <ReasonButton
        method="households.void"
        word="作废"
        size="medium"
        title="作废这一户"
        text="登记错了的才作废，户里的成员一并作废，可以另行登记。在回访名单中的户不能作废。"
        toInput={(reason) => ({ id, reason })}
        onDone={onGone}
      />
      {editing && <EditHousehold household={household} onClose={() => setEditing(false)} />}
    </Space>
  );
}

/** What is missing or contradicts; nothing where there is none. */
function Hints({ hints }: { readonly hints: readonly string[] }) {
  if (hints.length === 0) return null;
  return (
    <Alert
      className="failure household-hints"
      type="warning"
      showIcon
      title={`有${hints.length}处需要核对`}
      description={
        <ul>
          {hints.map((hint) => (
            <li key={hint}>{hint}</li>
          ))}
        </ul>
      }
    />
  );
}
