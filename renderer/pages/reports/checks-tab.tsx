import { useQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import type { Output } from '../../../electron/contract/index.ts';
import { queryFor } from '../../bridge/keys.ts';
import { Mark } from '../../components/tags.tsx';
import type { Report } from './report.ts';

type Check = Report['checks'][number];
type MissingFont = Output<'reports.fonts'>['missing'][number];

function weight(check: Check): number {
  if (check.ok) return 2;
  return check.blocking ? 0 : 1;
}

/** 签发前检查: what must be mended first, then what should be looked at, then what is in order. */
export function ChecksTab({ report }: { readonly report: Report }) {
  const checks = report.checks.toSorted((first, second) => weight(first) - weight(second));
  const blocking = checks.filter((check) => weight(check) === 0).length;
  return (
    <div className="scroll" role="region" aria-label="签发前检查" tabIndex={0}>
      <p>
        {blocking === 0
          ? '没有必须处理的问题，可以签发。'
          : `有${blocking}项必须处理，处理后才能签发。`}
      </p>
      <Table<Check>
        size="small"
        rowKey="id"
        dataSource={checks}
        pagination={false}
        showHeader={false}
        locale={{ emptyText: '没有检查项' }}
        columns={[
          { width: 110, render: (_, check) => <CheckMark check={check} /> },
          { dataIndex: 'message' },
        ]}
      />
      <Fonts />
    </div>
  );
}

/** The official fonts that this machine lacks, what stands in for them, and whether to install them (GB/T 9704 5.2.2). */
function Fonts() {
  const fonts = useQuery(queryFor('reports.fonts', {}));
  if (fonts.data === undefined) return null;
  const { known, missing } = fonts.data;
  return (
    <section className="below" aria-label="本机字体">
      <h2>本机字体</h2>
      {!known && <p className="muted">这台电脑上的字体无法查看，打印前请核对版面。</p>}
      {known && missing.length === 0 && <p>公文用的字体这台电脑都有。</p>}
      {missing.length > 0 && (
        <>
          <p>文件里写的总是公文规定的字体，装有这些字体的电脑按规定字体显示。这台电脑缺少：</p>
          <ul>
            {missing.map((each) => (
              <li key={each.font}>{fontWords(each)}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function fontWords({ font, use, instead, install }: MissingFont): string {
  const place =
    instead === null
      ? '没有相近的字体可以代替，打开时由 Word 或 WPS 另选字体，换行和版面可能变动'
      : `在这台电脑上打开和打印时由“${instead}”代替`;
  return `“${font}”（${use}）：${place}。${install ? '在这台电脑上打印正式文件前，请先安装。' : '字形相近，可以不装。'}`;
}

function CheckMark({ check }: { readonly check: Check }) {
  if (check.ok) return <Mark tone="done">通过</Mark>;
  return check.blocking ? <Mark tone="late">必须处理</Mark> : <Mark tone="today">请核对</Mark>;
}
