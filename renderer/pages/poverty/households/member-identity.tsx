import { Form, Input } from 'antd';
import { useEffect } from 'react';
import {
  readIdentityNumber,
  type IdentityProblem,
} from '../../../../db/domain/values/resident-id.ts';
import { Mark } from '../../../components/tags.tsx';
import { useSession } from '../../../session.tsx';

const PROBLEMS: Readonly<Record<IdentityProblem, string>> = {
  format: '应为18位身份证号，残疾人证为20位或22位',
  birthDay: '号码里的出生日期不对，请核对',
  birthDayInFuture: '号码里的出生日期在今天之后，请核对',
  checkDigit: '校验位不对，请核对有没有输错一位',
};

/** From this length on a number is whole enough to be judged. */
const WHOLE = 18;

/** What a number says; null: none is typed, it is not whole yet, or it is the masked one that is kept. */
function readTyped(typed: string, today: string) {
  if (typed.length < WHOLE || typed.includes('*')) return null;
  return readIdentityNumber(typed, today, () => true);
}

/** 身份证号 of somebody of the household, read while it is typed: sex and birth are filled in, a wrong digit is told at once. */
export function MemberIdentity() {
  const form = Form.useFormInstance();
  const { today } = useSession();
  const value: unknown = Form.useWatch(['fields', 'identityNumber'], form);
  const typed = typeof value === 'string' ? value : '';
  const found = readTyped(typed, today);
  const birthDay = found?.valid === true ? found.birthDay : null;
  const sex = found?.valid === true ? found.sex : null;
  useEffect(() => {
    if (birthDay !== null) form.setFieldValue(['fields', 'birthOn'], birthDay);
    if (sex !== null) form.setFieldValue(['fields', 'sex'], sex);
  }, [form, birthDay, sex]);
  return (
    <Form.Item
      name={['fields', 'identityNumber']}
      label="身份证号"
      normalize={(text: string) => text.trim().toUpperCase()}
      extra={
        found === null ? null : found.valid ? (
          <Mark tone="done">{found.kind}</Mark>
        ) : (
          <Mark tone="late">{PROBLEMS[found.problem]}</Mark>
        )
      }
    >
      <Input maxLength={30} autoComplete="off" placeholder="不知道可以不填" />
    </Form.Item>
  );
}
