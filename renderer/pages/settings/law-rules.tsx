import { Collapse, Table } from 'antd';
import { FIXED_RULES, type FixedRule } from '../../../db/domain/rules/rule-catalogue.ts';

const LAW_COUNT = FIXED_RULES.filter(({ status }) => status === '法定').length;

/** What the program computes by law, or never otherwise; shown beside the office's own rules, changed by nobody here. */
export function LawRules() {
  return (
    <Collapse
      size="small"
      className="law-rules"
      items={[
        {
          key: 'law',
          label: `法律规定的${LAW_COUNT}条和本程序固定的${FIXED_RULES.length - LAW_COUNT}条（不能修改）`,
          children: (
            <Table<FixedRule>
              size="small"
              rowKey="id"
              pagination={false}
              dataSource={[...FIXED_RULES]}
              columns={[
                { title: '规定', width: 200, dataIndex: 'title' },
                { title: '内容', dataIndex: 'value' },
                { title: '性质', width: 70, dataIndex: 'status' },
                { title: '依据', width: 260, dataIndex: 'clause' },
              ]}
            />
          ),
        },
      ]}
    />
  );
}
