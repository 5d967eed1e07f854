import { Alert, Button, Space } from 'antd';
import { useEffect, useRef } from 'react';
import type { Output } from '../../../electron/contract/index.ts';
import { useCommand } from '../../bridge/keys.ts';
import { Failure } from '../../components/failure.tsx';
import { useWhyNot } from '../../session.tsx';
import { localTime } from '../../text/days.ts';

type Waiting = Output<'exports.settle'>['waiting'][number];

/** What a program that ended in the middle of an export left behind: looked for as the page opens, and said. */
export function Unsettled() {
  const settle = useCommand('exports.settle');
  const whyNot = useWhyNot('exports.settle');
  const { mutate } = settle;
  const asked = useRef(false);
  useEffect(() => {
    if (asked.current || whyNot !== null) return;
    asked.current = true;
    mutate({});
  }, [mutate, whyNot]);
  const { found = [], waiting = [] } = settle.data ?? {};
  return (
    <>
      <Failure reason={settle.error} />
      {found.length > 0 && (
        <Alert
          className="failure"
          type="success"
          showIcon
          title={`上次导出时程序中断，现已找到并核验导出包${found.join('、')}，补记在“导出记录”里。`}
        />
      )}
      {waiting.map((row) => (
        <Alert
          key={row.package}
          className="failure"
          type="warning"
          showIcon
          title={waitingTitle(row)}
          description={waitingHelp(row)}
          action={
            <Space orientation="vertical">
              <Button size="small" loading={settle.isPending} onClick={() => mutate({})}>
                再找一次
              </Button>
              <Button size="small" onClick={() => mutate({ forget: [row.package] })}>
                不再查找
              </Button>
            </Space>
          }
        />
      ))}
    </>
  );
}

function waitingTitle({ package: name, at, by, state }: Waiting): string {
  const when = `${localTime(at)}（${by}）`;
  return state === 'broken'
    ? `${when}导出时程序中断，导出包${name}核验不通过，没有记入导出记录`
    : `${when}导出时程序中断，不知道导出包${name}是否已经写出`;
}

function waitingHelp({ drive, state }: Waiting): string {
  return state === 'broken'
    ? '请不要使用这个导出包，重新导出一次，再点“不再查找”。'
    : `请插入当时的U盘（${drive}），再点“再找一次”；确定没有这个导出包，点“不再查找”。`;
}
