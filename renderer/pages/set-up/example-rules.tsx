import { Table } from 'antd';
import { EXAMPLE_RULE_ROWS, RULE_CATALOGUE } from '../../../db/domain/rules/rule-catalogue.ts';
import { ExampleTag } from '../../components/tags.tsx';
import { RULE_GROUPS } from '../../text/rule-groups.ts';
import { ruleText } from '../../text/rules.ts';

interface ExampleRow {
  readonly id: string;
  readonly group: string;
  /** How many rows the name of the group stands beside; 0 but for the first of them. */
  readonly span: number;
  readonly title: string;
  readonly text: string;
  readonly source: string;
}

/** The example rows by their groups. */
function exampleRows(): ExampleRow[] {
  return RULE_GROUPS.flatMap(({ name, ids }) => {
    const rows = ids.flatMap((id) => EXAMPLE_RULE_ROWS.filter((row) => row.id === id));
    return rows.map((row, index): ExampleRow => {
      const entry = RULE_CATALOGUE.find(({ id }) => id === row.id);
      return {
        id: row.id,
        group: name,
        span: index === 0 ? rows.length : 0,
        title: entry?.title ?? row.id,
        text: ruleText(row.id, row.value as unknown as Readonly<Record<string, unknown>>),
        source: entry?.source ?? '',
      };
    });
  });
}

/** What would be adopted, each row marked 示例. */
export function ExampleRules() {
  const rows = exampleRows();
  return (
    <Table<ExampleRow>
      className="example-rules"
      size="small"
      rowKey="id"
      title={() => `示例规则共${rows.length}条，向下滚动可以看全。`}
      dataSource={rows}
      pagination={false}
      scroll={{ y: 210 }}
      columns={[
        { title: '用于', dataIndex: 'group', width: 64, onCell: ({ span }) => ({ rowSpan: span }) },
        { title: '规则', dataIndex: 'title', width: 180 },
        { title: '内容', dataIndex: 'text' },
        { title: '依据', dataIndex: 'source', width: 200 },
        { title: '性质', width: 64, render: () => <ExampleTag /> },
      ]}
    />
  );
}
