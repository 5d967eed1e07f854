import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Collapse, Form, Input, InputNumber, Select, Space } from 'antd';
import type { FactorSet } from '../../../db/domain/grades/factor-set.ts';
import { ASSESSED_GRADES } from '../../../db/domain/words/vocabulary.ts';
import type { Input as CallInput } from '../../../electron/contract/index.ts';
import { DayField } from '../../components/day-field.tsx';
import { FormDrawer } from '../../components/form-drawer.tsx';
import { useSession } from '../../session.tsx';
import type { Rule } from './rule.ts';
import { RuleTrial } from './rule-trial.tsx';

type ChangeInput = CallInput<'rules.change'>;
interface Values {
  readonly value: FactorSet;
  readonly validFrom: string;
  readonly legalBasis: string;
}

interface FactorSetDrawerProps {
  readonly rule: Rule;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** 修改评估因素: factor by factor, and the two thresholds; tried on the last sheets before it is adopted. */
export function FactorSetDrawer({ rule, open, onClose }: FactorSetDrawerProps) {
  const { today } = useSession();
  const set = rule.value as FactorSet | null;
  if (set === null) return null;
  const toInput = ({ value, validFrom, legalBasis }: Values): ChangeInput => ({
    ruleId: rule.ruleId,
    value: withGroups(value) as unknown as ChangeInput['value'],
    validFrom,
    legalBasis,
  });
  return (
    <FormDrawer<'rules.change', Values>
      method="rules.change"
      open={open}
      title="修改评估因素和分值"
      width={760}
      lead="每项都要有“不详”或没有问题的选项，空着不填不能让人看起来风险更低。已批准的等级不变，下次评估用新的分值。"
      start={{ value: set, validFrom: today, legalBasis: '' }}
      toInput={toInput}
      done={() => '评估因素已修改。'}
      onClose={onClose}
    >
      <Form.Item label="分数线">
        <Space>
          <Points name={['value', 'high']} before="高，不低于" label="高的分数线" />
          <Points name={['value', 'middle']} before="中，不低于" label="中的分数线" />
        </Space>
      </Form.Item>
      <Collapse
        size="small"
        items={set.factors.map((factor, index) => ({
          key: factor.id,
          label: `${factor.title}（${factor.options.length}个选项${factor.fromRegister ? '，程序按台账填写' : ''}）`,
          forceRender: true,
          children: <FactorFields index={index} fixed={factor.fromRegister} />,
        }))}
      />
      <h3>直接定级的情形</h3>
      <Form.List name={['value', 'forces']}>
        {(fields) =>
          fields.map(({ key, name }) => (
            <Space key={key} align="baseline" className="factor-option">
              <Form.Item name={[name, 'label']} noStyle>
                <Input aria-label="情形" maxLength={60} style={{ width: 420 }} />
              </Form.Item>
              <Form.Item name={[name, 'grade']} noStyle>
                <Select
                  aria-label="不低于"
                  style={{ width: 96 }}
                  options={ASSESSED_GRADES.map((grade) => ({ value: grade, label: grade }))}
                />
              </Form.Item>
            </Space>
          ))
        }
      </Form.List>
      <Form.Item name="validFrom" label="从哪天起" extra="以前的评估仍按旧的分值。">
        <DayField />
      </Form.Item>
      <Form.Item name="legalBasis" label="依据" extra="文件名称、文号或会议决定">
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item noStyle shouldUpdate>
        {({ getFieldsValue }) => (
          <RuleTrial draft={() => toInput(getFieldsValue(true) as Values)} />
        )}
      </Form.Item>
    </FormDrawer>
  );
}

/** A new option counts by itself for the bonus: its group is its own label, 不详 has none. */
function withGroups(set: FactorSet): FactorSet {
  return {
    ...set,
    factors: set.factors.map((factor) => ({
      ...factor,
      options: factor.options.map((option) => ({
        label: option.label,
        points: option.points,
        group:
          (option.group as string | undefined) ?? (option.label === '不详' ? '' : option.label),
      })),
    })),
  };
}

interface PointsProps {
  readonly name: (string | number)[];
  readonly before: string;
  readonly label: string;
}

function Points({ name, before, label }: PointsProps) {
  return (
    <Form.Item name={name} noStyle>
      <InputNumber
        aria-label={label}
        prefix={before}
        suffix="分"
        min={0}
        max={999}
        precision={0}
        controls={false}
        style={{ width: 170 }}
      />
    </Form.Item>
  );
}

interface FactorFieldsProps {
  readonly index: number;
  /** Options that the program fills in by their wording: points may change, words may not. */
  readonly fixed: boolean;
}

function FactorFields({ index, fixed }: FactorFieldsProps) {
  const at = ['value', 'factors', index];
  return (
    <>
      <Form.Item name={[...at, 'title']} label="名称">
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.List name={[...at, 'options']}>
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <Space key={key} align="baseline" className="factor-option">
                <Form.Item name={[name, 'label']}>
                  <Input
                    aria-label="选项"
                    maxLength={60}
                    disabled={fixed}
                    autoComplete="off"
                    style={{ width: 380 }}
                  />
                </Form.Item>
                <Form.Item name={[name, 'points']}>
                  <InputNumber
                    aria-label="分值"
                    suffix="分"
                    min={0}
                    max={100}
                    precision={0}
                    controls={false}
                    style={{ width: 90 }}
                  />
                </Form.Item>
                {!fixed && (
                  <Button
                    aria-label="删除这个选项"
                    icon={<DeleteOutlined />}
                    onClick={() => remove(name)}
                  />
                )}
              </Space>
            ))}
            {fixed ? (
              <p className="quiet">选项的字样与台账对应，只能改分值。</p>
            ) : (
              <Button icon={<PlusOutlined />} onClick={() => add({ label: '', points: 0 })}>
                增加选项
              </Button>
            )}
          </>
        )}
      </Form.List>
    </>
  );
}
