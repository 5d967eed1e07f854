import { useQuery } from '@tanstack/react-query';
import { Form } from 'antd';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { queryFor } from '../../../bridge/keys.ts';
import { Mark } from '../../../components/tags.tsx';
import { NumberField } from './number-field.tsx';

interface IdentityFieldProps {
  readonly masked: string;
  readonly personId: number | null;
}

const SHORTEST = 15;

/** 证件号码, checked while it is typed: what it says of birth and sex is filled in, and who has it already is told. */
export function IdentityField({ masked, personId }: IdentityFieldProps) {
  const form = Form.useFormInstance();
  const value: unknown = Form.useWatch(['fields', 'identityNumber'], form);
  const typed = typeof value === 'string' ? value.trim() : '';
  const check = useQuery({
    ...queryFor('people.checkIdentity', { identityNumber: typed, exceptId: personId }),
    enabled: typed.length >= SHORTEST,
    gcTime: 0,
  });
  const found = typed.length >= SHORTEST ? check.data : undefined;
  useEffect(() => {
    if (!found?.valid) return;
    if (found.birthOn !== null) form.setFieldValue(['fields', 'birthOn'], found.birthOn);
    if (found.sex !== null) form.setFieldValue(['fields', 'sex'], found.sex);
  }, [found, form]);
  return (
    <Form.Item
      name={['fields', 'identityNumber']}
      label="证件号码"
      required={personId === null}
      extra={found && <IdentityWords found={found} />}
    >
      <NumberField masked={masked} removable={false} />
    </Form.Item>
  );
}

interface Found {
  readonly valid: boolean;
  readonly message: string;
  readonly kind: string | null;
  readonly takenBy: number | null;
  readonly warnings: readonly string[];
}

function IdentityWords({ found }: { readonly found: Found }) {
  if (found.takenBy !== null) {
    return (
      <>
        <Mark tone="late">台账中已有这个证件号码。</Mark>
        <Link to={`/people/${found.takenBy}`}>打开这名人员</Link>
      </>
    );
  }
  if (!found.valid) return <Mark tone="late">{found.message}</Mark>;
  if (found.warnings.length > 0) return <Mark tone="today">{found.warnings.join('；')}</Mark>;
  return <Mark tone="done">{found.kind ?? '号码正确'}</Mark>;
}
