import { Button, Result, Space } from 'antd';
import { useNavigate } from 'react-router';
import type { FinishedState } from './import-state.ts';

interface FinishedViewProps {
  readonly state: FinishedState;
  readonly onTab: (tab: string) => void;
  readonly onAgain: () => void;
}

/** What the import did, and what is left to do. */
export function FinishedView({ state, onTab, onAgain }: FinishedViewProps) {
  const navigate = useNavigate();
  const { receipt } = state;
  return (
    <Result
      status="success"
      title="导入完成"
      subTitle={
        <>
          文件“{state.fileName}”：新增{receipt.created}人，更新{receipt.updated}人，没有变化
          {receipt.unchanged}人，待确认{receipt.doubtful}行，退回{receipt.rejected}行。
        </>
      }
      extra={
        <Space wrap>
          <Button type="primary" autoFocus onClick={() => void navigate('/people')}>
            查看人员
          </Button>
          {receipt.doubtful > 0 && <Button onClick={() => onTab('doubtful')}>处理待确认</Button>}
          <Button onClick={onAgain}>再导入一个文件</Button>
          <Button onClick={() => onTab('done')}>导入记录和撤销</Button>
        </Space>
      }
    />
  );
}
