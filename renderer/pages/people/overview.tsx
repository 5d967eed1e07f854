import { EyeOutlined } from '@ant-design/icons';
import { Button, Descriptions } from 'antd';
import { useState } from 'react';
import type { Output } from '../../../electron/contract/index.ts';
import { useCommand } from '../../bridge/keys.ts';
import { Failure } from '../../components/failure.tsx';
import { ShownNumber } from '../../components/shown-number.tsx';
import type { Detail } from './detail.ts';
import { Glance } from './file/glance.tsx';

type Numbers = Output<'people.reveal'>;
type Texts = Numbers['texts'];

function shown(text: string | number | null | undefined): string {
  return text === null || text === undefined || text === '' ? '—' : String(text);
}

/** As the office gives a person out: everything that may be somebody's number is masked. */
function masked(person: Detail): Numbers {
  return {
    identityNumber: person.identityMasked,
    phone: person.phoneMasked,
    guardianPhone: person.guardianPhoneMasked,
    texts: person.fields,
    extra: person.extra,
  };
}

/** 概况: every field of the ledger; numbers masked until they are opened, which is logged. */
export function Overview({ person }: { readonly person: Detail }) {
  const [numbers, setNumbers] = useState<Numbers | null>(null);
  const reveal = useCommand('people.reveal');
  const { fields } = person;
  const seen = numbers ?? masked(person);
  const { texts } = seen;
  const open = numbers !== null;
  return (
    <div className="overview">
      <Glance person={person} />
      <Failure reason={reveal.error} />
      <Descriptions
        size="small"
        bordered
        column={{ xs: 1, md: 2, lg: 3 }}
        styles={{ label: { width: 100 } }}
        title="基本情况"
        extra={
          <Button
            size="small"
            icon={<EyeOutlined />}
            loading={reveal.isPending}
            title="显示完整号码（包括住址、备注等各栏里的），并记入日志"
            onClick={() =>
              numbers === null
                ? reveal.mutate({ id: person.id }, { onSuccess: setNumbers })
                : setNumbers(null)
            }
          >
            {numbers === null ? '显示号码' : '遮盖号码'}
          </Button>
        }
        items={[
          {
            label: person.identityKind === '' ? '证件号码' : person.identityKind,
            children: <ShownNumber name="证件号码" text={seen.identityNumber} copyable={open} />,
          },
          { label: '出生日期', children: shown(fields.birthOn) },
          { label: '民族', children: shown(texts.ethnicity) },
          {
            label: '联系电话',
            children: <ShownNumber name="联系电话" text={seen.phone} copyable={open} />,
          },
          { label: '别名、绰号', children: shown(texts.alias) },
          { label: '文化程度', children: shown(fields.education) },
          { label: '婚姻状况', children: shown(fields.marriage) },
          { label: '就业状况', children: shown(fields.occupation) },
          { label: '乡镇、村', children: shown(`${person.townName}${person.villageName}`) },
          { label: '户籍地', children: shown(texts.domicile) },
          { label: '现住址', children: shown(texts.address), span: 2 },
        ]}
      />
      <Descriptions
        size="small"
        bordered
        column={{ xs: 1, md: 2, lg: 3 }}
        styles={{ label: { width: 100 } }}
        title="涉毒和管控"
        items={[
          { label: '人员类别', children: fields.category },
          { label: '管控现状', children: person.controlStatus },
          { label: '在册情况', children: shown(person.presence) },
          { label: '滥用毒品', children: shown(drugsText(texts.drugs)), span: 3 },
          { label: '初次吸毒', children: shown(fields.firstUsedOn) },
          { label: '最近查获', children: shown(fields.lastSeizedOn) },
          { label: '戒毒状态', children: shown(fields.drugState) },
          { label: '登记日期', children: `${person.registeredOn}（${person.origin}）` },
          { label: '走访依据', children: shown(person.visitDue.why), span: 2 },
        ]}
      />
      <Descriptions
        size="small"
        bordered
        column={{ xs: 1, md: 2, lg: 3 }}
        styles={{ label: { width: 100 } }}
        title="责任人和家庭"
        items={[
          { label: '责任民警', children: shown(texts.policeOfficer) },
          { label: '专职人员', children: shown(texts.caseWorker) },
          { label: '网格员', children: shown(texts.gridWorker) },
          { label: '监护人', children: shown(texts.guardian) },
          {
            label: '监护人电话',
            children: <ShownNumber name="监护人电话" text={seen.guardianPhone} copyable={open} />,
          },
          { label: '贫困属性', children: shown(fields.povertyCategory) },
          {
            label: '家庭人口',
            children: fields.householdSize === null ? '—' : `${fields.householdSize}人`,
          },
          {
            label: '备注',
            children: <span className="pre">{shown(texts.note)}</span>,
            span: 2,
          },
          ...seen.extra.map((each) => ({
            key: each.heading,
            label: each.heading,
            children: shown(each.value),
          })),
        ]}
      />
    </div>
  );
}

function drugsText(drugs: Texts['drugs']): string {
  return drugs.map(({ drug, note }) => (note === '' ? drug : `${drug}（${note}）`)).join('、');
}
