import { useQuery } from '@tanstack/react-query';
import { Alert, App, Form, Input, Radio, Table } from 'antd';
import { useNavigate } from 'react-router';
import { Link } from 'react-router';
import type { Input as CallInput, Output } from '../../../../electron/contract/index.ts';
import { queryFor } from '../../../bridge/keys.ts';
import { DayField } from '../../../components/day-field.tsx';
import { FormDrawer } from '../../../components/form-drawer.tsx';
import { Loaded } from '../../../components/loaded.tsx';
import { useSession } from '../../../session.tsx';
import { roundAddress } from '../entry.ts';
import { roundOfToday } from './round-time.ts';

type Offered = Output<'rounds.list'>['offered'];
type Preview = Output<'rounds.preview'>;
type OpenInput = CallInput<'rounds.open'>;

interface OpenValues {
  /** Place in the list of what is offered. */
  readonly which: number;
  readonly firstOn: string;
  readonly lastOn: string;
  readonly note: string;
}

interface OpenRoundDrawerProps {
  readonly open: boolean;
  readonly offered: Offered;
  readonly onClose: () => void;
}

/** Days of a round as the rule rows give them; '' where none is adopted: the office types them. */
function daysOf(offered: Offered, which: number): Pick<OpenValues, 'firstOn' | 'lastOn'> {
  const round = offered[which];
  return { firstOn: round?.firstOn ?? '', lastOn: round?.lastOn ?? '' };
}

function toInput(offered: Offered, { which, firstOn, lastOn, note }: OpenValues): OpenInput {
  const { year = 0, name = '年末' } = offered[which] ?? {};
  return { year, name, firstOn, lastOn, note };
}

/** 开启轮次: which, when, and who would be on the list that is frozen now. */
export function OpenRoundDrawer({ open, offered, onClose }: OpenRoundDrawerProps) {
  const { message } = App.useApp();
  const navigate = useNavigate();
  const { today } = useSession();
  const which = roundOfToday(offered, today);
  const preview = useQuery({ ...queryFor('rounds.preview', {}), enabled: open });
  return (
    <FormDrawer<'rounds.open', OpenValues>
      method="rounds.open"
      open={open}
      title="开启回访轮次"
      width={640}
      saveText="开启，定下名单"
      lead="开启时定下名单：在册、未死亡，家庭是脱贫户或监测户的涉毒人员，每人一次。以后补入、移出都要写明原因。"
      start={{ which, ...daysOf(offered, which), note: '' }}
      toInput={(values) => toInput(offered, values)}
      onChange={(changed, form) => {
        if (changed.which !== undefined) form.setFieldsValue(daysOf(offered, changed.which));
      }}
      onSaved={(round) => {
        void message.success(`已开启${round.label}逐人回访，名单${round.listed}人。`);
        onClose();
        void navigate(roundAddress(round.id));
      }}
      onClose={onClose}
    >
      <Form.Item name="which" label="轮次">
        <Radio.Group
          options={offered.map(({ label }, index) => ({ value: index, label }))}
          aria-label="轮次"
        />
      </Form.Item>
      <Form.Item noStyle dependencies={['which']}>
        {({ getFieldValue }) =>
          offered[getFieldValue('which') as number]?.firstOn === null && (
            <p className="warn">
              没有采用“逐人回访时间”规则，请填写起止日期，或者先{' '}
              <Link to="/settings/rules">去设置</Link>。
            </p>
          )
        }
      </Form.Item>
      <div className="two-columns">
        <Form.Item name="firstOn" label="开始">
          <DayField aria-label="开始" />
        </Form.Item>
        <Form.Item name="lastOn" label="截止">
          <DayField aria-label="截止" />
        </Form.Item>
      </div>
      <Form.Item name="note" label="说明">
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Loaded of={preview}>{(numbers) => <PreviewNumbers preview={numbers} />}</Loaded>
    </FormDrawer>
  );
}

function PreviewNumbers({ preview }: { readonly preview: Preview }) {
  const { people, households, withoutHousehold, towns, hints } = preview;
  return (
    <section aria-label="名单预览" className="round-preview">
      <p>
        现在开启，名单上有<strong className="number">{people}</strong>人，涉及
        <strong className="number">{households}</strong>户
        {withoutHousehold > 0 && `，其中${withoutHousehold}人还没有登记家庭，按台账第33、34列建立`}
        。
      </p>
      {hints.map((hint) => (
        <Alert
          key={hint}
          className="failure"
          type="warning"
          showIcon
          title={hint}
          action={
            hint.startsWith('未设置') ? (
              <Link to="/settings/rules">去设置</Link>
            ) : (
              <Link to="/poverty?tab=households">去看家庭</Link>
            )
          }
        />
      ))}
      <Table
        size="small"
        rowKey="townCode"
        pagination={false}
        dataSource={towns}
        columns={[
          { title: '乡镇（街道）', dataIndex: 'townName' },
          {
            title: '人数',
            width: 90,
            align: 'right',
            render: (_, row) => <span className="number">{row.people}</span>,
          },
        ]}
      />
    </section>
  );
}
