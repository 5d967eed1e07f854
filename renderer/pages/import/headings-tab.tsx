import { Button, Select, Space } from 'antd';
import { useState } from 'react';
import { FillTable } from '../../components/fill-table.tsx';
import { Mark } from '../../components/tags.tsx';
import { LEDGER_HEADINGS } from '../../text/ledger-columns.ts';
import type { DryRun } from './import-state.ts';

interface HeadingsTabProps {
  readonly dryRun: DryRun;
  readonly mapping: Readonly<Record<string, string>>;
  readonly pending: boolean;
  readonly onMapping: (mapping: Readonly<Record<string, string>>) => void;
}

interface Heading {
  readonly heading: string;
  readonly sheets: string;
  readonly samples: number;
  readonly suggestion: string;
  /** As what it was read, '' for its text only; null where nobody has said anything. */
  readonly target: string | null;
  /** From an earlier import. */
  readonly remembered: boolean;
}

type Found = Omit<Heading, 'sheets'> & { readonly sheet: string };

/** Headings that the program does not know by itself, mapped or not. Each is decided once for all sheets. */
export function headingsOf({ unknownHeadings, mappedHeadings }: DryRun): Heading[] {
  const found: Found[] = [
    ...mappedHeadings.map((each) => ({ ...each, suggestion: '' })),
    ...unknownHeadings.map((each) => ({ ...each, target: null, remembered: false })),
  ];
  return [...Map.groupBy(found, ({ heading }) => heading)].map(([heading, rows]) => ({
    heading,
    sheets: rows.map(({ sheet }) => sheet).join('、'),
    samples: rows.reduce((sum, { samples }) => sum + samples, 0),
    suggestion: rows.find(({ suggestion }) => suggestion !== '')?.suggestion ?? '',
    target: rows[0]?.target ?? null,
    remembered: rows.some(({ remembered }) => remembered),
  }));
}

const LEAVE_OUT = { value: '', label: '不导入，只保留原文' };

/** Columns whose heading the program does not know: what they stand for is remembered, told the next time, and changed here. */
export function HeadingsTab({ dryRun, mapping, pending, onMapping }: HeadingsTabProps) {
  const [chosen, setChosen] = useState(mapping);
  const headings = headingsOf(dryRun);
  const changed = Object.keys(chosen).some((heading) => chosen[heading] !== mapping[heading]);
  return (
    <div className="fill">
      {headings.length > 0 && (
        <Space className="filters" wrap>
          <Button
            type="primary"
            disabled={!changed}
            loading={pending}
            onClick={() => onMapping(chosen)}
          >
            按下面的对应关系重新预检
          </Button>
          <span className="muted">没有指定的列不导入，原文保留在人员的“概况”里。</span>
        </Space>
      )}
      <FillTable<Heading>
        rowKey="heading"
        dataSource={headings}
        empty="所有列都认识。"
        pagination={false}
        columns={[
          { title: '文件中的列名', width: 260, dataIndex: 'heading' },
          { title: '工作表', dataIndex: 'sheets', ellipsis: true },
          { title: '有内容的行', width: 110, align: 'right', dataIndex: 'samples' },
          {
            title: '相当于台账的哪一列',
            width: 380,
            render: (_, row) => (
              <Space>
                <Select
                  aria-label={`${row.heading}相当于哪一列`}
                  style={{ width: 230 }}
                  showSearch={{ optionFilterProp: 'label' }}
                  placeholder={
                    row.suggestion === '' ? '不导入，只保留原文' : `可能是“${row.suggestion}”`
                  }
                  value={chosen[row.heading] ?? row.target}
                  options={[
                    LEAVE_OUT,
                    ...LEDGER_HEADINGS.map((word) => ({
                      value: word,
                      label: word,
                    })),
                  ]}
                  onChange={(target: string) => setChosen({ ...chosen, [row.heading]: target })}
                />
                {row.remembered && <Mark tone="today">按上次的对应</Mark>}
              </Space>
            ),
          },
        ]}
      />
    </div>
  );
}
