import { useQuery } from '@tanstack/react-query';
import { App, Form, Input, InputNumber, Modal } from 'antd';
import type { Input as CallInput } from '../../../electron/contract/index.ts';
import { queryFor } from '../../bridge/keys.ts';
import { DayField } from '../../components/day-field.tsx';
import { EnterMoves, focusDialogField } from '../../components/enter-moves.tsx';
import { Failure } from '../../components/failure.tsx';
import { Working } from '../../components/working.tsx';
import { useSave } from '../../components/use-save.ts';
import { useSession } from '../../session.tsx';
import type { Report } from './report.ts';

type IssueInput = CallInput<'reports.issue'>;

interface IssueDialogProps {
  readonly open: boolean;
  readonly report: Report;
  readonly onClose: () => void;
}

/** The number that the office proposes for a year: the 1 of 台禁毒办〔2026〕1号. */
function nextNumber({ nextNumbers }: Report, year: string): number | null {
  return nextNumbers.find((next) => String(next.year) === year)?.number ?? null;
}

/** 签发: freezes the report; by another person than the preparer, alone only in an office of one. */
export function IssueDialog({ open, report, onClose }: IssueDialogProps) {
  const { today, user, officeOfOne } = useSession();
  const { message } = App.useApp();
  const settings = useQuery(queryFor('settings.get', {}));
  const [form] = Form.useForm<IssueInput>();
  const { save, pending, failure } = useSave('reports.issue', form, (issued) => {
    void message.success(`已签发：${issued.number === '' ? issued.title : issued.number}`);
    onClose();
  });
  const toVerify = report.checks.filter((check) => !check.blocking && !check.ok);
  const own = report.preparedBy === user?.name;
  const another = own && !officeOfOne;
  const agencyCode = settings.data?.agencyCode ?? '';
  const issuedOn = Form.useWatch<string | null | undefined>('issuedOn', form) ?? today;
  const year = issuedOn.slice(0, 4);
  return (
    <Modal
      open={open}
      title="签发报告"
      okText="签发"
      okButtonProps={{ loading: pending, disabled: another, 'data-save': 'true' }}
      onOk={() => save({ ...form.getFieldsValue(true), id: report.id } as IssueInput)}
      onCancel={onClose}
      afterOpenChange={focusDialogField}
      destroyOnHidden
    >
      <p>签发后，文字、数字和名单不再变动。</p>
      {toVerify.length > 0 && (
        <div className="warn">
          签发前请核对：
          <ul>
            {toVerify.map((check) => (
              <li key={check.id}>{check.message}</li>
            ))}
          </ul>
        </div>
      )}
      {own && officeOfOne && (
        <p className="muted">本单位只有一名用户，由编制人自己签发，会标明“自评自批”。</p>
      )}
      {another && (
        <p className="bad">
          报告由您编制，应由另一名审核人或负责人签发：请按 Ctrl+L 锁定，由签发的人登录后办理。
        </p>
      )}
      <Failure reason={failure} />
      <EnterMoves>
        <Form
          className="issue-form"
          form={form}
          labelCol={{ flex: '88px' }}
          colon={false}
          requiredMark={false}
          onValuesChange={(changed: Partial<IssueInput>) => {
            const dated = changed.issuedOn?.slice(0, 4);
            if (dated !== undefined && dated !== year && !form.isFieldTouched('number'))
              form.setFieldValue('number', nextNumber(report, dated));
          }}
          initialValues={{
            signer: report.signer,
            number: nextNumber(report, today.slice(0, 4)),
            issuedOn: today,
            note: '',
            namesReason: '',
          }}
        >
          <Form.Item name="signer" label="签发人">
            <Input autoFocus maxLength={200} autoComplete="off" />
          </Form.Item>
          {report.numbered && <NumberItem agencyCode={agencyCode} year={year} />}
          <Form.Item name="issuedOn" label="成文日期">
            <DayField />
          </Form.Item>
          <NamesReasonItem privacy={report.privacy} />
          <Form.Item name="note" label="备注">
            <Input maxLength={200} autoComplete="off" />
          </Form.Item>
        </Form>
      </EnterMoves>
      <Working method="reports.issue" running={pending} words="正在生成正式文件…" />
    </Modal>
  );
}

/** 发文字号: the number is typed, what stands around it is the office's. */
function NumberItem({ agencyCode, year }: { readonly agencyCode: string; readonly year: string }) {
  return (
    <Form.Item
      name="number"
      label="发文字号"
      {...(agencyCode === '' ? { extra: '机关代字还没有填写，请先到“设置 → 机关信息”补充。' } : {})}
    >
      <InputNumber
        min={1}
        max={9999}
        precision={0}
        controls={false}
        prefix={`${agencyCode}〔${year}〕`}
        suffix="号"
      />
    </Form.Item>
  );
}

/** What the names are sent for; a kind without names does not ask. */
function NamesReasonItem({ privacy }: Pick<Report, 'privacy'>) {
  if (!privacy.names) return null;
  return (
    <Form.Item name="namesReason" label="报送用途" extra={privacy.words}>
      <Input maxLength={200} autoComplete="off" />
    </Form.Item>
  );
}
