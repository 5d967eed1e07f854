import { DownOutlined } from '@ant-design/icons';
import { App, Button, Dropdown } from 'antd';
import { useRef } from 'react';
import { useNavigate } from 'react-router';
import { useCommand } from '../../bridge/keys.ts';
import { ReasonCommand } from '../../components/reason-command.tsx';
import { useCopy } from '../../components/use-copy.ts';
import { useWhyNot } from '../../session.tsx';
import type { Detail } from './detail.ts';

/** What opens a drawer or a dialog. */
export type Action = 'visit' | 'test' | 'help' | 'status' | 'move' | 'grade' | 'sign' | 'recycle';

interface MoreMenuProps {
  readonly personId: number;
  readonly onAction: (action: Action) => void;
}

/** Copies the identity number without showing it on the screen; written in the log as a look at it. */
function useCopyNumber(id: number): () => void {
  const { message } = App.useApp();
  const reveal = useCommand('people.reveal');
  const copy = useCopy();
  return () =>
    reveal.mutate(
      { id },
      {
        onSuccess: ({ identityNumber }) => {
          if (identityNumber === '') void message.warning('这名人员没有证件号码。');
          else copy(identityNumber);
        },
        onError: () => void message.warning('没有复制成功，请再试一次。'),
      },
    );
}

/** 更多: what is done seldom. The focus waits on the button: the entry of the menu is gone when the drawer closes. */
export function MoreMenu({ personId, onAction }: MoreMenuProps) {
  const whyNot = useWhyNot('people.changeStatus');
  const copyNumber = useCopyNumber(personId);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <Dropdown
      trigger={['click']}
      disabled={whyNot !== null}
      menu={{
        items: [
          { key: 'status', label: '变更管控现状' },
          { key: 'move', label: '迁入、迁出、县内转移' },
          { key: 'grade', label: '评估定级' },
          { key: 'sign', label: '登记风险线索' },
          { type: 'divider' },
          { key: 'copy', label: '复制证件号码（记入日志）' },
          { key: 'recycle', label: '移入回收站' },
        ],
        onClick: ({ key }) => {
          button.current?.focus();
          if (key === 'copy') copyNumber();
          else onAction(key as Action);
        },
      }}
    >
      <Button ref={button} icon={<DownOutlined />} iconPlacement="end">
        更多
      </Button>
    </Dropdown>
  );
}

interface RecycleProps {
  readonly open: boolean;
  readonly person: Detail;
  readonly onClose: () => void;
}

/** 移入回收站, with the reason. */
export function Recycle({ open, person, onClose }: RecycleProps) {
  const navigate = useNavigate();
  return (
    <ReasonCommand
      method="people.recycle"
      open={open}
      title={`把${person.fields.fullName}移入回收站`}
      text="移入后不再出现在名单、任务和统计中，记录都保留，可以恢复。死亡、迁出、出国（境）请用“更多”中的变更办理，不要移入回收站。"
      okText="移入回收站"
      toInput={(reason) => ({ id: person.id, reason })}
      done={() => '已移入回收站。'}
      onClose={onClose}
      onDone={() => void navigate('/people')}
    />
  );
}
