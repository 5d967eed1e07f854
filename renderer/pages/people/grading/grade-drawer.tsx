import { Form, Input } from 'antd';
import { ASSESSED_GRADES } from '../../../../db/domain/words/vocabulary.ts';
import type { Input as CallInput } from '../../../../electron/contract/index.ts';
import { FormDrawer } from '../../../components/form-drawer.tsx';
import { NumberedChoice } from '../../../components/numbered-choice.tsx';
import { useSession } from '../../../session.tsx';
import type { Detail } from '../detail.ts';

type GradeInput = CallInput<'grades.propose'>;

interface GradeDrawerProps {
  readonly open: boolean;
  readonly person: Detail;
  readonly onClose: () => void;
}

/** 提出风险等级: it counts once another person has approved it. */
export function GradeDrawer({ open, person, onClose }: GradeDrawerProps) {
  const { officeOfOne } = useSession();
  return (
    <FormDrawer<'grades.propose', GradeInput>
      method="grades.propose"
      open={open}
      title={`提出风险等级：${person.fields.fullName}`}
      saveText="提出"
      lead={
        officeOfOne
          ? '本单位只有一名用户，可以自己审批，会标明“自评自批”。'
          : '由另一名审核人或负责人审批后生效。'
      }
      start={{ reason: '' }}
      toInput={(values) => ({ ...values, personId: person.id })}
      done={() => '已提出，审批后生效。在“分级”中审批。'}
      onClose={onClose}
    >
      <Form.Item label="现在是">{person.grade}</Form.Item>
      <Form.Item name="grade" label="评为">
        <NumberedChoice options={ASSESSED_GRADES} aria-label="评为" />
      </Form.Item>
      <Form.Item name="reason" label="理由">
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
    </FormDrawer>
  );
}
