import { Alert } from 'antd';
import type { Report } from './report.ts';

/** Above what cannot be changed any more. */
export function Frozen({ report }: { readonly report: Report }) {
  if (report.state !== 'issued') return null;
  const self = report.selfApproved ? '（自评自批）' : '';
  return (
    <Alert
      className="failure"
      type="success"
      showIcon
      title={`${report.issuedOn ?? ''}由${report.issuedBy ?? ''}办理签发${self}，签发人${report.signer}。文字、数字和名单已固定，不再变动。`}
    />
  );
}
