import { Table } from 'antd';
import { EXAMPLE_RULE_ROWS, RULE_CATALOGUE } from '../../../db/domain/rule-catalogue.ts';
import { ExampleTag } from '../../components/tags.tsx';
import { MAIN_RULES, ruleText } from '../../text/rules.ts';

interface ExampleRow {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly source: string;
}

/** The main rules first, then the others, as the catalogue has them. */
function exampleRows(): ExampleRow[] {
  const rows = EXAMPLE_RULE_ROWS.map((row): ExampleRow => {
    const entry = RULE_CATALOGUE.find(({ id }) => id === row.id);
    return {
      id: row.id,
      title: entry?.title ?? row.id,
      text: ruleText(row.id, row.value as unknown as Readonly<Record<string, unknown>>),
      source: entry?.source ?? '',
    };
  });
  const isMain = (id: string) => MAIN_RULES.some((main) => main === id);
  return [...rows.filter(({ id }) => isMain(id)), ...rows.filter(({ id }) => !isMain(id))];
}

/** What would be adopted, each row marked 示例. */
export function ExampleRules() {
  const rows = exampleRows();
  return (
    <Table<ExampleRow>
      size="small"
      rowKey="id"
      title={() => `示例规则共${rows.length}条，向下滚动可以看全。`}
      dataSource={rows}
      pagination={false}
      scroll={{ y: 210 }}
      columns={[
        { title: '规则', dataIndex: 'title', width: 180 },
        { title: '内容', dataIndex: 'text' },
        { title: '依据', dataIndex: 'source', width: 216 },
        { title: '性质', width: 64, render: () => <ExampleTag /> },
      ]}
    />
  );
}
