import { useQuery } from '@tanstack/react-query';
import { App, AutoComplete, Checkbox, Form, Radio } from 'antd';
import { useState } from 'react';
import type { Input as CallInput } from '../../../../electron/contract/index.ts';
import { queryFor } from '../../../bridge/keys.ts';
import { FormDrawer } from '../../../components/form-drawer.tsx';
import { TownSelect, VillageSelect } from '../../../components/place-selects.tsx';
import type { RoundDetail } from '../entry.ts';
import { assignedWords } from './assigned-words.ts';
import type { EntryFilter } from './entry-filter.ts';

interface AssignDrawerProps {
  readonly round: RoundDetail;
  readonly filter: EntryFilter;
  readonly chosen: readonly number[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

interface AssignValues {
  readonly visitor: string;
  readonly whom: 'chosen' | 'place';
  readonly townCode: string | null;
  readonly villageCode: string | null;
  readonly replace: boolean;
}

/** Everybody who is known to go round: visitors of this round, workers and village staff of the teams. */
function useVisitorNames(round: RoundDetail): string[] {
  const roles = useQuery(queryFor('teams.roles', {}));
  const known = (roles.data ?? []).flatMap(({ holders }) => holders.map(({ name }) => name));
  const here = round.visitors.map(({ visitor }) => visitor);
  return [...new Set([...here, ...known])].filter((name) => name !== '');
}

function toInput(roundId: number, chosen: readonly number[], values: AssignValues) {
  const { visitor, whom, townCode, villageCode, replace } = values;
  const input: CallInput<'rounds.assign'> =
    whom === 'chosen'
      ? { roundId, visitor, entryIds: [...chosen], replace: true }
      : { roundId, visitor, townCode, villageCode, replace };
  return input;
}

/** 分派回访人: of those that are marked, or of a whole town or village. */
export function AssignDrawer({ round, filter, chosen, onClose, onDone }: AssignDrawerProps) {
  const { message } = App.useApp();
  const names = useVisitorNames(round);
  const [open, setOpen] = useState(true);
  const start: AssignValues = {
    visitor: '',
    whom: chosen.length > 0 ? 'chosen' : 'place',
    townCode: filter.townCode,
    villageCode: filter.villageCode,
    replace: false,
  };
  return (
    <FormDrawer<'rounds.assign', AssignValues>
      method="rounds.assign"
      open={open}
      title="分派回访人"
      saveText="分派"
      start={start}
      toInput={(values) => toInput(round.id, chosen, values)}
      onSaved={(done, { visitor }) => {
        void message.success(assignedWords(done, visitor));
        setOpen(false);
        onDone();
        onClose();
      }}
      onClose={onClose}
      onChange={(changed, form) => {
        if (changed.townCode !== undefined) form.setFieldValue('villageCode', null);
      }}
    >
      <Form.Item
        name="visitor"
        label="回访人"
        extra="留空是取消分派。只改待回访的人，已回访的仍记在原回访人名下。"
      >
        <AutoComplete
          maxLength={200}
          options={names.map((value) => ({ value }))}
          showSearch={{ filterOption: (typed, option) => option?.value.includes(typed) === true }}
        />
      </Form.Item>
      <Form.Item name="whom" label="给谁">
        <Radio.Group>
          <Radio value="chosen" disabled={chosen.length === 0}>
            勾选的{chosen.length}人
          </Radio>
          <Radio value="place">一个乡镇或村的人</Radio>
        </Radio.Group>
      </Form.Item>
      <Form.Item noStyle dependencies={['whom', 'townCode']}>
        {({ getFieldValue }) =>
          getFieldValue('whom') === 'place' && (
            <PlaceFields townCode={getFieldValue('townCode') as string | null} />
          )
        }
      </Form.Item>
    </FormDrawer>
  );
}

function PlaceFields({ townCode }: { readonly townCode: string | null }) {
  return (
    <>
      <Form.Item name="townCode" label="乡镇">
        <TownSelect label="乡镇（街道）" placeholder="请选择乡镇（街道）" clearable />
      </Form.Item>
      <Form.Item name="villageCode" label="村">
        <VillageSelect label="村（社区）" placeholder="全部村" clearable townCode={townCode} />
      </Form.Item>
      <Form.Item name="replace" label="" valuePropName="checked">
        <Checkbox>已经分派给别人的也改</Checkbox>
      </Form.Item>
    </>
  );
}
