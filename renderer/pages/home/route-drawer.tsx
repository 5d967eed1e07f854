import { Form } from 'antd';
import { addDays } from '../../../db/domain/calendar/calendar-day.ts';
import { DayField } from '../../components/day-field.tsx';
import { FileDrawer } from '../../components/file-drawer.tsx';
import { MASKED, MaskChoice, maskInput, type MaskValues } from '../../components/mask-choice.tsx';
import { TownSelect } from '../../components/place-selects.tsx';
import { useSession } from '../../session.tsx';

interface RouteValues extends MaskValues {
  readonly townCode: string | null;
  readonly to: string | null;
}

interface RouteDrawerProps {
  readonly open: boolean;
  readonly townCode: string | null;
  readonly onClose: () => void;
}

const REQUIRED = { required: true, message: '请填写' };

/** 入户清单: what is due in a town, a table a village with blank fields, as a Word file to be printed. */
export function RouteDrawer({ open, townCode, onClose }: RouteDrawerProps) {
  const { today, user } = useSession();
  const mayUnmask = user !== null && user.role !== '经办人';
  return (
    <FileDrawer<'todo.routeSheet', RouteValues>
      open={open}
      method="todo.routeSheet"
      kind="report"
      title="生成入户走访清单"
      saveText="选择位置并生成"
      lead="每个村（社区）一页，列出到期和逾期的事项，留空白填写；无感式管理人员不列入，不打印身份证号。"
      start={{ townCode, to: addDays(today, 29), ...MASKED }}
      fileName={() => `入户走访清单_${today.replaceAll('-', '')}.docx`}
      toInput={({ townCode: chosen, to, ...mask }, target) => ({
        townCode: chosen ?? '',
        to: to ?? '',
        ...maskInput(mask),
        target,
      })}
      done={({ villages, people }) => `已生成${villages}个村（社区）${people}人的清单`}
      working="正在生成清单…"
      onClose={onClose}
    >
      <Form.Item name="townCode" label="乡镇（街道）" rules={[REQUIRED]}>
        <TownSelect label="乡镇（街道）" placeholder="请选择" />
      </Form.Item>
      <Form.Item name="to" label="列入这一天前到期的事项" rules={[REQUIRED]}>
        <DayField ahead />
      </Form.Item>
      <MaskChoice label="电话" whyMasked={mayUnmask ? null : '打印完整电话需要审核人或负责人。'} />
    </FileDrawer>
  );
}
