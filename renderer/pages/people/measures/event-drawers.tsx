import { Form, Input, InputNumber } from 'antd';
import { SUSPENSION_REASONS } from '../../../../db/domain/words/vocabulary.ts';
import type { Input as CallInput } from '../../../../electron/contract/index.ts';
import { DayField } from '../../../components/day-field.tsx';
import { FormDrawer } from '../../../components/form-drawer.tsx';
import { NumberedChoice } from '../../../components/numbered-choice.tsx';
import { useSession } from '../../../session.tsx';
import type { Measure, Transfer } from './measure.ts';
import { doneWords, watched } from './words.ts';

interface DrawerProps {
  readonly measure: Measure;
  readonly fullName: string;
  readonly onClose: () => void;
}

function NoteField() {
  return (
    <Form.Item name="note" label="说明">
      <Input maxLength={200} autoComplete="off" />
    </Form.Item>
  );
}

function AgreementFields() {
  return (
    <>
      <Form.Item name="agreementNumber" label="协议编号">
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name="agreementOn" label="协议日期">
        <DayField placeholder="还没有签订不填" />
      </Form.Item>
    </>
  );
}

/** 报到; after the due day the reason is asked for. */
export function ReportInDrawer({ measure, fullName, onClose }: DrawerProps) {
  const { today } = useSession();
  return (
    <FormDrawer<'measures.reportIn', CallInput<'measures.reportIn'>>
      method="measures.reportIn"
      open
      title={`报到：${fullName}（${measure.kind}）`}
      lead={`送达日期${measure.serviceOn ?? '未填'}，报到期限${measure.reportIn.due ?? '未设置'}。`}
      start={{ on: today, lateReason: '', agreementNumber: '', agreementOn: null }}
      toInput={(values) => ({ ...values, measureId: measure.id })}
      done={(done) => doneWords('已登记报到', done)}
      onClose={onClose}
    >
      <ReportInFields due={measure.reportIn.due} />
    </FormDrawer>
  );
}

function ReportInFields({ due }: { readonly due: string | null }) {
  const form = Form.useFormInstance<CallInput<'measures.reportIn'>>();
  const { today } = useSession();
  const on = watched(Form.useWatch('on', form), today);
  return (
    <>
      <Form.Item name="on" label="报到日期">
        <DayField />
      </Form.Item>
      <AgreementFields />
      {due !== null && on > due && (
        <Form.Item name="lateReason" label="逾期理由" extra="已超过报到期限，按逾期报到记录。">
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
      )}
    </>
  );
}

/** 中止 by detention or arrest; with the day of release it is one of the past. */
export function SuspendDrawer({ measure, fullName, onClose }: DrawerProps) {
  const { today } = useSession();
  return (
    <FormDrawer<'measures.suspend', CallInput<'measures.suspend'>>
      method="measures.suspend"
      open
      title={`中止：${fullName}（${measure.kind}）`}
      lead="拘留、逮捕期间中止，管控现状记为在押；释放后用“恢复执行”，期满日期顺延（《戒毒条例》第二十四条）。"
      start={{ from: today, to: null, reason: '拘留', note: '' }}
      toInput={(values) => ({ ...values, measureId: measure.id })}
      done={(done) => doneWords('已登记中止', done)}
      onClose={onClose}
    >
      <Form.Item name="from" label="中止日期">
        <DayField />
      </Form.Item>
      <Form.Item name="reason" label="原因">
        <NumberedChoice options={SUSPENSION_REASONS} aria-label="原因" />
      </Form.Item>
      <Form.Item name="to" label="释放日期">
        <DayField placeholder="还没有释放不填" />
      </Form.Item>
      <NoteField />
    </FormDrawer>
  );
}

/** 恢复执行. */
export function ResumeDrawer({ measure, fullName, onClose }: DrawerProps) {
  const { today } = useSession();
  const from = measure.suspensions.find(({ to, voided }) => to === null && !voided)?.from ?? '';
  return (
    <FormDrawer<'measures.resume', CallInput<'measures.resume'>>
      method="measures.resume"
      open
      title={`恢复执行：${fullName}（${measure.kind}）`}
      lead={`${from}起中止。从释放的那一天起恢复执行。`}
      start={{ on: today, note: '' }}
      toInput={(values) => ({ ...values, measureId: measure.id })}
      done={(done) => doneWords('已恢复执行', done)}
      onClose={onClose}
    >
      <Form.Item name="on" label="释放日期">
        <DayField />
      </Form.Item>
      <NoteField />
    </FormDrawer>
  );
}

/** 变更执行地. */
export function TransferDrawer({ measure, fullName, onClose }: DrawerProps) {
  const { today } = useSession();
  return (
    <FormDrawer<'measures.transfer', CallInput<'measures.transfer'>>
      method="measures.transfer"
      open
      title={`变更执行地：${fullName}（${measure.kind}）`}
      lead="变更之日起十五日内到新执行地报到，重新签订协议，期限连续计算（《戒毒条例》第二十二条）。"
      start={{ on: today, toPlace: '', fileSentOn: null, note: '' }}
      toInput={(values) => ({ ...values, measureId: measure.id })}
      done={(done) => doneWords('已登记变更执行地', done)}
      onClose={onClose}
    >
      <Form.Item label="现执行地">
        {measure.executionPlace === '' ? '未填' : measure.executionPlace}
      </Form.Item>
      <Form.Item name="on" label="变更日期">
        <DayField />
      </Form.Item>
      <Form.Item name="toPlace" label="新执行地">
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name="fileSentOn" label="材料转送">
        <DayField placeholder="还没有转送不填" />
      </Form.Item>
      <NoteField />
    </FormDrawer>
  );
}

interface ArriveProps extends DrawerProps {
  readonly transfer: Transfer;
}

/** 新执行地: report-in, file and agreement, as they come. */
export function ArriveDrawer({ measure, transfer, fullName, onClose }: ArriveProps) {
  const { today } = useSession();
  return (
    <FormDrawer<'measures.arrive', CallInput<'measures.arrive'>>
      method="measures.arrive"
      open
      title={`新执行地报到：${fullName}（${measure.kind}）`}
      lead={`${transfer.changedOn}变更到${transfer.toPlace}，报到期限${transfer.due}。`}
      start={{
        reportedOn: transfer.reportedOn ?? today,
        fileSentOn: transfer.fileSentOn,
        agreementNumber: transfer.agreementOn === null ? '' : measure.agreementNumber,
        agreementOn: transfer.agreementOn,
      }}
      toInput={(values) => ({ ...values, transferId: transfer.id })}
      done={(done) => doneWords('已登记新执行地报到', done)}
      onClose={onClose}
    >
      <Form.Item name="reportedOn" label="报到日期">
        <DayField placeholder="还没有报到不填" />
      </Form.Item>
      <Form.Item name="fileSentOn" label="材料转送">
        <DayField placeholder="还没有转送不填" />
      </Form.Item>
      <AgreementFields />
      {hasPapers(transfer) && (
        <Form.Item name="correctionReason" label="更正原因">
          <Input maxLength={200} autoComplete="off" placeholder="改动已登记的内容时填写" />
        </Form.Item>
      )}
    </FormDrawer>
  );
}

function hasPapers({ reportedOn, fileSentOn, agreementOn }: Transfer): boolean {
  return [reportedOn, fileSentOn, agreementOn].some((day) => day !== null);
}

/** 延长 (禁毒法 47). */
export function ExtendDrawer({ measure, fullName, onClose }: DrawerProps) {
  return (
    <FormDrawer<'measures.extend', CallInput<'measures.extend'>>
      method="measures.extend"
      open
      title={`延长强制隔离戒毒：${fullName}`}
      lead={`已延长${measure.extensionMonths}个月；合计最多十二个月（《禁毒法》第四十七条）。`}
      start={{ note: '' }}
      toInput={(values) => ({ ...values, measureId: measure.id })}
      done={(done) => doneWords('已延长', done)}
      onClose={onClose}
    >
      <Form.Item name="months" label="延长月数">
        <InputNumber min={1} max={12} precision={0} />
      </Form.Item>
      <Form.Item name="note" label="依据">
        <Input maxLength={200} autoComplete="off" placeholder="决定书号、诊断评估结果" />
      </Form.Item>
    </FormDrawer>
  );
}
