import { DownOutlined } from '@ant-design/icons';
import { App, Button, Dropdown } from 'antd';
import { useNavigate } from 'react-router';
import { useCommand } from '../../bridge/keys.ts';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { useWhyNot } from '../../session.tsx';
import type { Detail } from './detail.ts';

export type Action = 'visit' | 'test' | 'help' | 'status' | 'move' | 'grade' | 'recycle';

/** 更多: what is done seldom. */
export function MoreMenu({ onAction }: { readonly onAction: (action: Action) => void }) {
  const whyNot = useWhyNot('people.changeStatus');
  return (
    <Dropdown
      trigger={['click']}
      disabled={whyNot !== null}
      menu={{
        items: [
          { key: 'status', label: '变更管控现状' },
          { key: 'move', label: '迁入、迁出、县内转移' },
          { key: 'grade', label: '提出风险等级' },
          { type: 'divider' },
          { key: 'recycle', label: '移入回收站' },
        ],
        onClick: ({ key }) => onAction(key as Action),
      }}
    >
      <Button icon={<DownOutlined />} iconPlacement="end">
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
  const { message } = App.useApp();
  const navigate = useNavigate();
  const recycle = useCommand('people.recycle');
  return (
    <ReasonDialog
      open={open}
      title={`把${person.fields.fullName}移入回收站`}
      text="移入后不再出现在名单、任务和统计中，记录都保留，可以恢复。死亡、迁出、出国（境）请用“更多”中的变更办理，不要移入回收站。"
      okText="移入回收站"
      pending={recycle.isPending}
      failure={recycle.error}
      onClose={onClose}
      onReason={(reason) =>
        recycle.mutate(
          { id: person.id, reason },
          {
            onSuccess: () => {
              void message.success('已移入回收站。');
              onClose();
              void navigate('/people');
            },
          },
        )
      }
    />
  );
}
