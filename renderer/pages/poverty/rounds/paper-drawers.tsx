import { useQueryClient } from '@tanstack/react-query';
import { Form } from 'antd';
import { useState, type ReactNode } from 'react';
import { callShell } from '../../../bridge/call.ts';
import { queryFor, useCommand } from '../../../bridge/keys.ts';
import { EditorDrawer } from '../../../components/editor-drawer.tsx';
import { TownSelect, VillageSelect } from '../../../components/place-selects.tsx';
import { useWritten } from '../../../components/use-written.tsx';
import { Working } from '../../../components/working.tsx';
import { useSession } from '../../../session.tsx';
import type { Round } from '../entry.ts';
import { paperFileName, type PlaceNames } from './paper-name.ts';

interface PaperDrawerProps {
  readonly round: Round;
  readonly onClose: () => void;
}

interface PaperValues {
  readonly townCode: string | null;
  readonly villageCode: string | null;
}

interface PaperProps {
  readonly method: 'rounds.forms' | 'rounds.reminder';
  readonly title: string;
  readonly fileName: string;
  readonly needsTown: boolean;
  readonly lead: string;
  /** How many it would name, asked before the place on the disk; of none the place is refused. */
  readonly count?: (values: PaperValues) => Promise<number>;
  readonly write: (values: PaperValues, target: string) => Promise<string>;
  readonly onClose: () => void;
  readonly children: (townCode: string | null) => ReactNode;
}

const NOWHERE: PaperValues = { townCode: null, villageCode: null };

/** The names of the place that was chosen. */
function usePlaceNames(): (values: PaperValues) => Promise<PlaceNames> {
  const client = useQueryClient();
  return async ({ townCode, villageCode }) => {
    if (townCode === null) return { town: '', village: '' };
    const towns = await client.query(queryFor('regions.towns', {}));
    const villages =
      villageCode === null ? [] : await client.query(queryFor('regions.villages', { townCode }));
    return {
      town: towns.find(({ code }) => code === townCode)?.name ?? '',
      village: villages.find(({ code }) => code === villageCode)?.name ?? '',
    };
  };
}

/** A Word file of a place: where, then the place on the disk, then the file. */
function PaperDrawer(props: PaperProps) {
  const { today } = useSession();
  const [form] = Form.useForm<PaperValues>();
  const placeNames = usePlaceNames();
  const [failure, setFailure] = useState<unknown>(null);
  const [pending, setPending] = useState(false);
  const written = useWritten();
  async function save() {
    const chosen = await form.validateFields();
    setFailure(null);
    let place: PlaceNames;
    try {
      place = await placeNames(chosen);
      if (props.count !== undefined && (await props.count(chosen)) === 0) {
        const name = chosen.villageCode === null ? 'townCode' : 'villageCode';
        const words = `${place.town}${place.village}没有待回访的人`;
        form.setFields([{ name, errors: [words] }]);
        return;
      }
    } catch (reason) {
      setFailure(reason);
      return;
    }
    const suggestedName = paperFileName(props.fileName, place, today);
    const target = await callShell('dialogs.saveFile', { purpose: 'report', suggestedName });
    if (target === null) return;
    setPending(true);
    try {
      written(`${await props.write(chosen, target.ticket)}：${target.name}`, target.ticket);
      props.onClose();
    } catch (reason) {
      setFailure(reason);
    } finally {
      setPending(false);
    }
  }
  return (
    <EditorDrawer
      open
      title={props.title}
      saveText="选择位置并生成"
      pending={pending}
      failure={failure}
      isDirty={() => false}
      onSave={() => void save().catch(() => undefined)}
      onClose={props.onClose}
    >
      <p className="drawer-lead">{props.lead}</p>
      <Form
        form={form}
        initialValues={NOWHERE}
        labelCol={{ flex: '76px' }}
        labelAlign="left"
        colon={false}
        requiredMark={false}
        onValuesChange={(changed: Partial<PaperValues>) => {
          if (changed.townCode !== undefined) form.setFieldValue('villageCode', null);
        }}
      >
        <Form.Item
          name="townCode"
          label="乡镇"
          rules={props.needsTown ? [{ required: true, message: '请选择' }] : []}
        >
          <TownSelect
            label="乡镇（街道）"
            placeholder={props.needsTown ? '请选择' : '全部乡镇'}
            clearable={!props.needsTown}
          />
        </Form.Item>
        <Form.Item noStyle dependencies={['townCode']}>
          {({ getFieldValue }) => props.children(getFieldValue('townCode') as string | null)}
        </Form.Item>
      </Form>
      <Working method={props.method} running={pending} words="正在生成……" />
    </EditorDrawer>
  );
}

/** 回访登记表: one person a page, prefilled, by village. */
export function FormsDrawer({ round, onClose }: PaperDrawerProps) {
  const forms = useCommand('rounds.forms');
  const client = useQueryClient();
  return (
    <PaperDrawer
      method="rounds.forms"
      title={`打印回访登记表：${round.label}`}
      fileName={`回访登记表_${round.label}`}
      needsTown
      lead="一人一页，按村排列，带上次回访的数字，其余留空填写；无感式管理人员不打印。"
      count={async ({ townCode, villageCode }) => {
        const place = { roundId: round.id, townCode: townCode ?? '', villageCode };
        const asked = { ...queryFor('rounds.toPrint', place), staleTime: 0 };
        return (await client.query(asked)).people;
      }}
      write={async ({ townCode, villageCode }, target) => {
        const { people } = await forms.mutateAsync({
          ...{ roundId: round.id, townCode: townCode ?? '' },
          ...{ villageCode, target },
        });
        return `已生成${people}人的登记表`;
      }}
      onClose={onClose}
    >
      {(townCode) => (
        <Form.Item name="villageCode" label="村">
          <VillageSelect label="村（社区）" placeholder="全部村" clearable townCode={townCode} />
        </Form.Item>
      )}
    </PaperDrawer>
  );
}

/** 未回访人员清单, to remind a town. */
export function ReminderDrawer({ round, onClose }: PaperDrawerProps) {
  const reminder = useCommand('rounds.reminder');
  return (
    <PaperDrawer
      method="rounds.reminder"
      title={`未回访人员清单：${round.label}`}
      fileName={`未回访人员清单_${round.label}`}
      needsTown={false}
      lead="列出待回访和登记了未回访原因的人，用来催办。"
      write={async ({ townCode }, target) => {
        const { people } = await reminder.mutateAsync({ roundId: round.id, townCode, target });
        return `已生成${people}人的清单`;
      }}
      onClose={onClose}
    >
      {() => null}
    </PaperDrawer>
  );
}
