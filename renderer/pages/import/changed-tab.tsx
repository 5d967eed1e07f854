import { Checkbox, Space } from 'antd';
import { FillTable } from '../../components/fill-table.tsx';
import type { DryRun } from './import-state.ts';

type Changed = DryRun['changed'][number];
type Difference = Changed['differences'][number];

/** What is to be taken from the file: whole columns, or all of a person. The rest stays as the register has it. */
export interface Choice {
  readonly fields: readonly string[];
  readonly people: readonly string[];
}

interface ChangedTabProps {
  readonly changed: readonly Changed[];
  readonly choice: Choice;
  readonly onChoice: (choice: Choice) => void;
}

interface Row extends Difference {
  readonly key: string;
  readonly person: Changed;
  /** Rows of this person, on the first of them; 0 on the others. */
  readonly span: number;
}

function rowsOf(changed: readonly Changed[]): Row[] {
  return changed.flatMap((person) =>
    person.differences.map((difference, index) => ({
      ...difference,
      key: `${person.key}/${difference.field}`,
      person,
      span: index === 0 ? person.differences.length : 0,
    })),
  );
}

/** Every column that differs, with how often. */
function columnsOf(changed: readonly Changed[]): { field: string; label: string; count: number }[] {
  const found = new Map<string, { field: string; label: string; count: number }>();
  for (const { field, label } of changed.flatMap((person) => person.differences)) {
    const known = found.get(field) ?? { field, label, count: 0 };
    found.set(field, { ...known, count: known.count + 1 });
  }
  return [...found.values()];
}

function toggled(list: readonly string[], entry: string): readonly string[] {
  return list.includes(entry) ? list.filter((each) => each !== entry) : [...list, entry];
}

/** The register's and the file's value side by side; nothing is overwritten unless it is ticked. */
export function ChangedTab({ changed, choice, onChoice }: ChangedTabProps) {
  const taken = (row: Row) =>
    choice.fields.includes(row.field) || choice.people.includes(row.person.key);
  const once = (row: Row) => ({ rowSpan: row.span });
  return (
    <div className="fill">
      {changed.length > 0 && (
        <Space className="filters" wrap size={12}>
          <span>整列采用文件的内容：</span>
          {columnsOf(changed).map(({ field, label, count }) => (
            <Checkbox
              key={field}
              checked={choice.fields.includes(field)}
              onChange={() => onChoice({ ...choice, fields: toggled(choice.fields, field) })}
            >
              {label}（{count}处）
            </Checkbox>
          ))}
        </Space>
      )}
      <FillTable<Row>
        rowKey="key"
        dataSource={rowsOf(changed)}
        empty="文件和台账没有不一致的内容。"
        pagination={{
          pageSize: 100,
          showSizeChanger: false,
          showTotal: (total) => `共${total}处`,
          hideOnSinglePage: true,
        }}
        columns={[
          {
            title: '姓名',
            width: 150,
            onCell: once,
            render: (_, row) => (
              <>
                <strong>{row.person.fullName}</strong>
                <br />
                <Checkbox
                  checked={choice.people.includes(row.person.key)}
                  onChange={() =>
                    onChoice({ ...choice, people: toggled(choice.people, row.person.key) })
                  }
                >
                  全部采用文件
                </Checkbox>
              </>
            ),
          },
          {
            title: '位置',
            width: 130,
            onCell: once,
            render: (_, row) => `${row.person.sheet} 第${row.person.row}行`,
          },
          { title: '项目', width: 120, dataIndex: 'label' },
          { title: '台账中', render: (_, row) => <Value text={row.register} kept={!taken(row)} /> },
          { title: '文件中', render: (_, row) => <Value text={row.file} kept={taken(row)} /> },
        ]}
      />
    </div>
  );
}

function Value({ text, kept }: { readonly text: string; readonly kept: boolean }) {
  return (
    <span className={kept ? 'is-kept' : 'is-left'}>
      {text === '' ? '（空）' : text}
      {kept && <span className="kept-mark">✓ 采用</span>}
    </span>
  );
}
