import { Form, Input, Select, Space } from 'antd';
import {
  GRADE_COLOURS,
  LABEL_LENGTH,
  lookOf,
  type GradeLook,
} from '../../../db/domain/grades/grade-set.ts';
import { GRADES } from '../../../db/domain/words/vocabulary.ts';
import type { Input as CallInput } from '../../../electron/contract/index.ts';
import { DayField } from '../../components/day-field.tsx';
import { FormDrawer } from '../../components/form-drawer.tsx';
import { useSession } from '../../session.tsx';
import type { Rule } from './rule.ts';

type ChangeInput = CallInput<'rules.change'>;
interface Values {
  readonly value: { readonly grades: readonly GradeLook[] };
  readonly validFrom: string;
  readonly legalBasis: string;
}

interface GradeSetDrawerProps {
  readonly rule: Rule;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** 修改等级名称和颜色: only what is shown; the register keeps 高, 中, 低, 未评估 (GRADE-SET). */
export function GradeSetDrawer({ rule, open, onClose }: GradeSetDrawerProps) {
  const { today } = useSession();
  const kept = (rule.value?.['grades'] ?? []) as readonly GradeLook[];
  const grades = GRADES.map((grade) => {
    const { label, colour } = lookOf(kept, grade);
    return { grade, label, colour: colour ?? '灰' };
  });
  const toInput = ({ value, validFrom, legalBasis }: Values): ChangeInput => ({
    ruleId: rule.ruleId,
    value: {
      grades: GRADES.map((grade, index) => ({
        grade,
        label: (value.grades[index]?.label ?? '').trim(),
        colour: value.grades[index]?.colour ?? '灰',
      })),
    },
    validFrom,
    legalBasis,
  });
  return (
    <FormDrawer<'rules.change', Values>
      method="rules.change"
      open={open}
      title="修改等级名称和颜色"
      lead="只改屏幕上的叫法和颜色；台账、统计和上报材料里仍是高、中、低、未评估。名称要各不相同，不看颜色也分得清。"
      start={{ value: { grades }, validFrom: today, legalBasis: '' }}
      toInput={toInput}
      done={() => '等级名称和颜色已修改。'}
      onClose={onClose}
    >
      {GRADES.map((grade, index) => (
        <Form.Item key={grade} label={grade}>
          <Space>
            <Form.Item name={['value', 'grades', index, 'label']} noStyle>
              <Input
                aria-label={`${grade}的名称`}
                maxLength={LABEL_LENGTH}
                autoComplete="off"
                style={{ width: 140 }}
              />
            </Form.Item>
            <Form.Item name={['value', 'grades', index, 'colour']} noStyle>
              <Select
                aria-label={`${grade}的颜色`}
                style={{ width: 96 }}
                options={GRADE_COLOURS.map((colour) => ({ value: colour, label: colour }))}
              />
            </Form.Item>
          </Space>
        </Form.Item>
      ))}
      <Form.Item name="validFrom" label="从哪天起">
        <DayField />
      </Form.Item>
      <Form.Item name="legalBasis" label="依据" extra="文件名称、文号或会议决定">
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
    </FormDrawer>
  );
}
