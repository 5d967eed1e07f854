import { useQuery } from '@tanstack/react-query';
import { Button, Progress, Space } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { percentageText } from '../../../../db/domain/values/percentage.ts';
import { queryFor } from '../../../bridge/keys.ts';
import { GuardedButton } from '../../../components/guarded-button.tsx';
import { Loaded } from '../../../components/loaded.tsx';
import { roundAddress, type Round } from '../entry.ts';
import { OpenRoundDrawer } from './open-round-drawer.tsx';
import { RiskMap } from './risk-map.tsx';
import { RoundDoings } from './round-doings.tsx';
import { RoundNumbers } from './round-numbers.tsx';
import { RoundState } from './round-state.tsx';
import { Trends } from './trends.tsx';

/** How many cards are shown at once; older rounds on demand. */
const FIRST_CARDS = 3;

/** 轮次: a card each, the risk map by town, the course over all rounds. */
export function RoundsTab() {
  const list = useQuery(queryFor('rounds.list', {}));
  const [opening, setOpening] = useState(false);
  return (
    <Loaded of={list}>
      {({ rounds, offered }) => (
        <div className="scroll rounds-tab">
          <Space className="filters" wrap>
            <GuardedButton
              method="rounds.open"
              type="primary"
              reason={offered.length === 0 ? '今年的轮次都已开启' : null}
              onClick={() => setOpening(true)}
            >
              开启轮次
            </GuardedButton>
          </Space>
          {rounds.length === 0 ? <NoRounds /> : <Cards rounds={rounds} />}
          {rounds.length > 0 && <Overview />}
          {opening && <OpenRoundDrawer open offered={offered} onClose={() => setOpening(false)} />}
        </div>
      )}
    </Loaded>
  );
}

function NoRounds() {
  return (
    <div className="empty">
      <p>
        年中、年末各一轮，对脱贫户、监测户的涉毒人员逐人回访。还没有开启过轮次，点“开启轮次”定下名单。
      </p>
    </div>
  );
}

function Cards({ rounds }: { readonly rounds: readonly Round[] }) {
  const [all, setAll] = useState(false);
  const shown = all ? rounds : rounds.slice(0, FIRST_CARDS);
  return (
    <>
      <ul className="round-cards">
        {shown.map((round) => (
          <RoundCard key={round.id} round={round} />
        ))}
      </ul>
      {shown.length < rounds.length && (
        <Button type="link" onClick={() => setAll(true)}>
          更早的{rounds.length - shown.length}个轮次
        </Button>
      )}
    </>
  );
}

function RoundCard({ round }: { readonly round: Round }) {
  const { label, firstOn, lastOn, visited, listed } = round;
  const percent = listed === 0 ? 0 : Math.floor((100 * visited) / listed);
  return (
    <li className="round-card">
      <header>
        <h2>
          <Link to={roundAddress(round.id)}>{label}</Link>
        </h2>
        <RoundState round={round} />
        <span className="muted number">{`${firstOn} 至 ${lastOn}`}</span>
      </header>
      <div className="round-card-body">
        <Progress
          type="circle"
          size={92}
          percent={percent}
          strokeWidth={10}
          aria-label={`已回访${visited}人，应回访${listed}人`}
          format={() => (
            <span className="ring-words">
              <strong className="number">{percentageText(visited, listed)}</strong>
              <span className="number">{`${visited}/${listed}`}</span>
            </span>
          )}
        />
        <RoundNumbers round={round} />
      </div>
      <Space wrap>
        <Link to={roundAddress(round.id)}>看进度</Link>
        <Link to={roundAddress(round.id, 'list')}>看名单</Link>
        <RoundDoings round={round} size="small" />
      </Space>
    </li>
  );
}

/** What all rounds say together. */
function Overview() {
  const trends = useQuery(queryFor('rounds.trends', {}));
  return (
    <Loaded of={trends}>
      {(value) => (
        <div className="round-overview">
          <RiskMap towns={value.towns} counted={value.counted} />
          <Trends trends={value} />
        </div>
      )}
    </Loaded>
  );
}
