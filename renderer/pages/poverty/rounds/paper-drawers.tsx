import { useQueryClient } from '@tanstack/react-query';
import { Form, type FormInstance } from 'antd';
import { queryFor } from '../../../bridge/keys.ts';
import { FileDrawer } from '../../../components/file-drawer.tsx';
import { TownSelect, VillageSelect } from '../../../components/place-selects.tsx';
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

/** 回访登记表: one person a page, prefilled, by village. Of a place where nobody waits none are made. */
export function FormsDrawer({ round, onClose }: PaperDrawerProps) {
  const { today } = useSession();
  const placeNames = usePlaceNames();
  const client = useQueryClient();
  async function fileName(values: PaperValues, form: FormInstance<PaperValues>) {
    const { townCode, villageCode } = values;
    const place = await placeNames(values);
    const printed = { roundId: round.id, townCode: townCode ?? '', villageCode };
    const asked = { ...queryFor('rounds.toPrint', printed), staleTime: 0 };
    if ((await client.query(asked)).people > 0)
      return paperFileName(`回访登记表_${round.label}`, place, today);
    const name = villageCode === null ? 'townCode' : 'villageCode';
    form.setFields([{ name, errors: [`${place.town}${place.village}没有待回访的人`] }]);
    return null;
  }
  return (
    <FileDrawer<'rounds.forms', PaperValues>
      open
      beside
      method="rounds.forms"
      kind="report"
      title={`打印回访登记表：${round.label}`}
      saveText="选择位置并生成"
      lead="一人一页，按村排列，带上次回访的数字，其余留空填写；无感式管理人员不打印。"
      start={NOWHERE}
      fileName={fileName}
      toInput={({ townCode, villageCode }, target) => ({
        ...{ roundId: round.id, townCode: townCode ?? '' },
        ...{ villageCode, target },
      })}
      done={({ people }) => `已生成${people}人的登记表`}
      working="正在生成登记表…"
      onChange={(changed, form) => {
        if (changed.townCode !== undefined) form.setFieldValue('villageCode', null);
      }}
      onClose={onClose}
    >
      <Form.Item name="townCode" label="乡镇" rules={[{ required: true, message: '请选择' }]}>
        <TownSelect label="乡镇（街道）" placeholder="请选择" />
      </Form.Item>
      <Form.Item noStyle dependencies={['townCode']}>
        {({ getFieldValue }) => (
          <Form.Item name="villageCode" label="村">
            <VillageSelect
              label="村（社区）"
              placeholder="全部村"
              clearable
              townCode={getFieldValue('townCode') as string | null}
            />
          </Form.Item>
        )}
      </Form.Item>
    </FileDrawer>
  );
}

/** 未回访人员清单, to remind a town. */
export function ReminderDrawer({ round, onClose }: PaperDrawerProps) {
  const { today } = useSession();
  const placeNames = usePlaceNames();
  return (
    <FileDrawer<'rounds.reminder', PaperValues>
      open
      beside
      method="rounds.reminder"
      kind="report"
      title={`未回访人员清单：${round.label}`}
      saveText="选择位置并生成"
      lead="列出待回访和登记了未回访原因的人，用来催办。"
      start={NOWHERE}
      fileName={async (values) =>
        paperFileName(`未回访人员清单_${round.label}`, await placeNames(values), today)
      }
      toInput={({ townCode }, target) => ({ roundId: round.id, townCode, target })}
      done={({ people }) => `已生成${people}人的清单`}
      working="正在生成清单…"
      onClose={onClose}
    >
      <Form.Item name="townCode" label="乡镇">
        <TownSelect label="乡镇（街道）" placeholder="全部乡镇" clearable />
      </Form.Item>
    </FileDrawer>
  );
}
