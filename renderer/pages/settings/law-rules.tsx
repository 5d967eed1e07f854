import { Collapse, Table } from 'antd';
import { LAW_RULES, type LawRule } from '../../../db/domain/rules/rule-catalogue.ts';

/** 法律规定: what the program computes by law; shown beside the office's own rules, changed by nobody here. */
export function LawRules() {
  return (
    <Collapse
      size="small"
      className="law-rules"
      items={[
        {
          key: 'law',
          label: `法律规定的${LAW_RULES.length}条（不能修改）`,
          children: (
            <Table<LawRule>
              size="small"
              rowKey="id"
              pagination={false}
              dataSource={[...LAW_RULES]}
              columns={[
                { title: '规定', width: 200, dataIndex: 'title' },
                { title: '内容', dataIndex: 'value' },
                { title: '性质', width: 70, render: () => '法定' },
                { title: '依据', width: 260, dataIndex: 'clause' },
              ]}
            />
          ),
        },
      ]}
    />
  );
}
