import { useQuery } from '@tanstack/react-query';
import { App, Space } from 'antd';
import { useState } from 'react';
import { queryFor, useCommand } from '../../bridge/keys.ts';
import { Failure } from '../../components/failure.tsx';
import { FillTable } from '../../components/fill-table.tsx';
import { GuardedButton } from '../../components/guarded-button.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { ExampleTag, Mark } from '../../components/tags.tsx';
import { byGroup } from '../../text/rule-groups.ts';
import { ruleFields } from '../../text/rules.ts';
import { FactorSetDrawer } from './factor-set-drawer.tsx';
import { GradeSetDrawer } from './grade-set-drawer.tsx';
import { LawRules } from './law-rules.tsx';
import type { Rule } from './rule.ts';
import { RuleCloseDrawer } from './rule-close-drawer.tsx';
import { RuleDrawer } from './rule-drawer.tsx';

function isWaiting(rule: Rule): boolean {
  return rule.value !== null && rule.adoptedOn === null;
}

/** What can be switched off; a line of income counts for the year that it names. */
function isRunning({ ruleId, rowId, validTo }: Rule): boolean {
  return rowId !== null && validTo === null && ruleId !== 'POVERTY-LINE';
}

/** Examples that nobody has decided on: what the office switched off is not among them, and is adopted one by one. */
function neverAdopted(rows: readonly Rule[]): Rule[] {
  const decided = new Set(rows.filter(({ rowId }) => rowId !== null).map(({ ruleId }) => ruleId));
  return rows.filter((rule) => isWaiting(rule) && !decided.has(rule.ruleId));
}

/** A row that has been closed stays to be read; the running one can be changed. */
function isEditable(rule: Rule): boolean {
  if (rule.validTo !== null) return false;
  return (
    ruleFields(rule.ruleId).length > 0 ||
    rule.ruleId === 'GRADE-SET' ||
    (rule.ruleId === 'FACTOR-SET' && rule.value !== null)
  );
}

/** Where the numbers come from, and by what the office took them. */
function basisOf({ source, legalBasis }: Rule): string {
  return legalBasis === '' ? source : `${source}；${legalBasis}`;
}

/** 规则: what is computed, by which basis; nothing is computed from an example until it is adopted. */
export function RulesTab() {
  const { message } = App.useApp();
  const rules = useQuery(queryFor('rules.list', {}));
  const adopt = useCommand('rules.adoptExamples');
  const [changed, setChanged] = useState<Rule | null>(null);
  const [ended, setEnded] = useState<Rule | null>(null);
  function take(ruleIds: string[]) {
    adopt.mutate(
      { ruleIds },
      { onSuccess: ({ adopted }) => void message.success(`已采用${adopted}条规则。`) },
    );
  }
  return (
    <Loaded of={rules}>
      {(rows) => {
        const waiting = neverAdopted(rows);
        return (
          <div className="fill">
            <Failure reason={adopt.error} />
            <Space className="filters" wrap>
              {waiting.length > 0 && (
                <GuardedButton
                  method="rules.adoptExamples"
                  type="primary"
                  loading={adopt.isPending}
                  onClick={() => take(waiting.map((rule) => rule.ruleId))}
                >
                  采用全部示例（{waiting.length}条）
                </GuardedButton>
              )}
              <span className="muted">
                没有采用的规则不参与计算，有关日期显示“未设置”。修改后旧规则仍管以前的时段。
              </span>
            </Space>
            <FillTable<Rule>
              rowKey={({ ruleId, rowId }) => `${ruleId} ${rowId ?? ''}`}
              dataSource={byGroup(rows)}
              empty="没有规则。"
              pagination={false}
              columns={[
                { title: '规则', width: 190, dataIndex: 'title' },
                {
                  title: '内容',
                  render: (_, rule) => (rule.value === null ? '—' : rule.valueText),
                },
                {
                  title: '性质',
                  width: 70,
                  render: (_, rule) => (rule.status === '示例' ? <ExampleTag /> : rule.status),
                },
                {
                  title: '依据',
                  width: 300,
                  ellipsis: true,
                  responsive: ['lg'],
                  render: (_, rule) => basisOf(rule),
                },
                { title: '采用', width: 164, render: (_, rule) => <Adopted rule={rule} /> },
                {
                  title: '办理',
                  width: 130,
                  render: (_, rule) => (
                    <Space>
                      {isWaiting(rule) && (
                        <GuardedButton
                          method="rules.adoptExamples"
                          size="small"
                          disabled={adopt.isPending}
                          onClick={() => take([rule.ruleId])}
                        >
                          采用
                        </GuardedButton>
                      )}
                      {isEditable(rule) && (
                        <GuardedButton
                          method="rules.change"
                          size="small"
                          onClick={() => setChanged(rule)}
                        >
                          {rule.value === null ? '设置' : '修改'}
                        </GuardedButton>
                      )}
                      {isRunning(rule) && (
                        <GuardedButton
                          method="rules.close"
                          size="small"
                          onClick={() => setEnded(rule)}
                        >
                          停用
                        </GuardedButton>
                      )}
                    </Space>
                  ),
                },
              ]}
            />
            <LawRules />
            <ChangeDrawer rule={changed} onClose={() => setChanged(null)} />
            <RuleCloseDrawer rule={ended} onClose={() => setEnded(null)} />
          </div>
        );
      }}
    </Loaded>
  );
}

interface ChangeDrawerProps {
  readonly rule: Rule | null;
  readonly onClose: () => void;
}

/** Two rules have drawers of their own. */
function ChangeDrawer({ rule, onClose }: ChangeDrawerProps) {
  if (rule?.ruleId === 'FACTOR-SET') return <FactorSetDrawer rule={rule} open onClose={onClose} />;
  if (rule?.ruleId === 'GRADE-SET') return <GradeSetDrawer rule={rule} open onClose={onClose} />;
  return <RuleDrawer rule={rule} onClose={onClose} />;
}

function Adopted({ rule }: { readonly rule: Rule }) {
  if (rule.validTo !== null)
    return (
      <span title={`${rule.adoptedBy ?? ''}采用，从${rule.validFrom ?? ''}起`}>
        <Mark tone="unknown">{`${rule.validTo}起不再用`}</Mark>
      </span>
    );
  if (rule.adoptedOn !== null) {
    return (
      <span title={`${rule.adoptedBy ?? ''}采用，从${rule.validFrom ?? ''}起`}>
        <Mark tone="done">{`${rule.adoptedOn}起`}</Mark>
      </span>
    );
  }
  return <Mark tone="unknown">{rule.value === null ? '未设置' : '未采用'}</Mark>;
}
