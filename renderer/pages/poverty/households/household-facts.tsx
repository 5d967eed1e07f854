import { Descriptions, Space } from 'antd';
import { Link } from 'react-router';
import { Mark } from '../../../components/tags.tsx';
import { LevelTag } from '../level-tag.tsx';
import { orDash, WATCH_TONES, type Household } from './household.ts';

/** 概况: what the household is, who goes there for help, how it stands. */
export function HouseholdFacts({ household }: { readonly household: Household }) {
  const { watch, perHead } = household;
  return (
    <Descriptions
      size="small"
      bordered
      column={2}
      styles={{ label: { width: 108 } }}
      items={[
        { label: '贫困属性', children: orDash(household.category) },
        { label: '户编号', children: orDash(household.number) },
        {
          label: '人口',
          children: `${household.people}人，其中在册涉毒人员${household.registered}人`,
        },
        {
          label: '劳动能力',
          children: household.noLabour ? (
            <span className="warn">整户无劳动能力</span>
          ) : (
            `${household.ableToWork}人有劳动能力`
          ),
        },
        {
          label: '返贫风险',
          children: (
            <>
              <LevelTag level={household.level} none="未研判" />
              {household.lastRound !== '' && (
                <span className="muted">{` （${household.lastRound}）`}</span>
              )}
            </>
          ),
        },
        { label: '人均纯收入', children: perHead === null ? '—' : `${perHead}元` },
        {
          label: '监测',
          children:
            watch === '无' ? (
              '没有监测'
            ) : (
              <Space>
                <Mark tone={WATCH_TONES[watch]}>{watch}</Mark>
                <Link to={`/poverty?tab=watches&household=${household.id}`}>看监测</Link>
              </Space>
            ),
        },
        { label: '最近帮扶', children: household.lastHelpedOn ?? '没有记录' },
        { label: '帮扶联系人', children: orDash(household.contactName) },
        { label: '联系人单位', children: orDash(household.contactUnit) },
        {
          label: '联系人电话',
          children: <span className="number">{orDash(household.contactPhoneMasked)}</span>,
        },
        { label: '登记来源', children: orDash(household.source) },
        { label: '住址', span: 2, children: orDash(household.address) },
        { label: '备注', span: 2, children: <span className="pre">{orDash(household.note)}</span> },
      ]}
    />
  );
}
