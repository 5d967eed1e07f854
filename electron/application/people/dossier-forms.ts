import { formatChineseDay } from '../../../db/domain/calendar/calendar-day.ts';
import type { DossierPart, FormRow } from '../../reports/dossier/dossier.ts';
import { standing, type DossierFacts } from './dossier-facts.ts';

/** The forms of a person's file (domain.md 9.3), filled in as far as the register knows. */

function dayText(day: string | null): string {
  return day === null || day === '' ? '' : formatChineseDay(day);
}

function drugsText({ detail }: DossierFacts): string {
  return detail.fields.drugs
    .map(({ drug, note }) => (note === '' ? drug : `${drug}（${note}）`))
    .join('、');
}

function pair(...fields: readonly (readonly [string, string])[]): FormRow {
  return { fields: fields.map(([label, value]) => ({ label, value })) };
}
function field(label: string, value: string, room = 1): FormRow {
  return { fields: [{ label, value }], room };
}

/** 一、基本情况. */
export function basicPart(facts: DossierFacts): DossierPart {
  const { detail, shown } = facts;
  const { fields } = detail;
  const household = fields.householdSize === null ? '' : `${fields.householdSize}人`;
  return {
    kind: 'form',
    title: '基本情况表',
    rows: [
      pair(['姓名', shown.name], ['性别', fields.sex ?? '']),
      pair(['别名、绰号', fields.alias], ['民族', fields.ethnicity]),
      pair(['身份证号', shown.identity], ['出生日期', dayText(shown.birthOn)]),
      pair(['联系电话', shown.phone], ['文化程度', fields.education ?? '']),
      pair(['婚姻状况', fields.marriage ?? ''], ['就业状况', fields.occupation ?? '']),
      field('户籍地', shown.domicile),
      field('现住址', shown.address),
      pair(['乡镇、村', `${detail.townName}${detail.villageName}`], ['家庭人口', household]),
      pair(['监护人', shown.guardian], ['监护人电话', shown.guardianPhone]),
      pair(['贫困属性', fields.povertyCategory ?? ''], ['人员类别', fields.category]),
      pair(['管控现状', detail.controlStatus], ['风险等级', detail.grade]),
      pair(['戒毒状态', fields.drugState ?? ''], ['在册情况', detail.presence]),
      field('滥用毒品', drugsText(facts)),
      pair(['初次吸毒', dayText(fields.firstUsedOn)], ['最近查获', dayText(fields.lastSeizedOn)]),
      pair(['专职人员', fields.caseWorker], ['责任民警', fields.policeOfficer]),
      pair(['网格员', fields.gridWorker], ['登记日期', dayText(detail.registeredOn)]),
      field('备注', shown.note, 2),
      ...facts.extra.map(({ heading, value }) => field(heading.slice(0, 12), value)),
    ],
  };
}

/** What the person used and what was done about it, a line each. */
function historyText(facts: DossierFacts): string {
  const { rows, detail, words } = facts;
  const drugs = drugsText(facts);
  const first = detail.fields.firstUsedOn;
  const seizures = standing(rows.seizures).map(({ seizedOn, unit, finding }) =>
    words(`${dayText(seizedOn)}被${unit === '' ? '公安机关' : unit}查获，${finding}`),
  );
  const measures = standing(rows.measures).map(({ kind, decisionOn, startOn, endOn }) => {
    const from = dayText(startOn ?? decisionOn);
    const to = endOn === null ? '至今' : `至${dayText(endOn)}`;
    return `${kind}：${from === '' ? '起始日期未登记' : `${from}${to}`}`;
  });
  return [
    first === null ? '' : `初次吸毒：${dayText(first)}`,
    drugs === '' ? '' : `滥用毒品：${drugs}`,
    ...seizures,
    ...measures,
  ]
    .filter((text) => text !== '')
    .join('\n');
}

/** From when until when the plan runs: the latest 社区戒毒 or 社区康复. */
function planTerm({ detail, papers }: DossierFacts): string {
  const latest = detail.measures.find(({ id }) => id === papers.measure?.id);
  if (latest?.startOn == null) return '';
  const last = latest.endOn ?? latest.lastDay;
  return `${latest.kind}，${dayText(latest.startOn)}至${dayText(last)}`;
}

/** 戒毒（康复）计划 (domain.md 9.3): seven parts; what the office plans is written in by hand. */
export function planPart(facts: DossierFacts): DossierPart {
  const { detail, shown, rows, words } = facts;
  const { fields } = detail;
  const household = fields.householdSize === null ? '' : `家庭人口${fields.householdSize}人`;
  const family = [shown.guardian === '' ? '' : `监护人：${shown.guardian}`, household];
  const evaluation = standing(rows.drug_state_evaluations).at(-1);
  const present = [
    `管控现状：${detail.controlStatus}；风险等级：${detail.grade}`,
    fields.drugState === null ? '' : `戒毒状态：${fields.drugState}`,
    evaluation === undefined ? '' : words(`评定依据：${evaluation.basis}，${evaluation.evidence}`),
    fields.occupation === null ? '' : `就业：${fields.occupation}`,
  ];
  const needs = standing(rows.visit_needs).filter(({ closedOn }) => closedOn === null);
  return {
    kind: 'form',
    title: '戒毒（康复）计划',
    rows: [
      pair(['姓名', shown.name], ['性别', fields.sex ?? '']),
      pair(['身份证号', shown.identity], ['联系电话', shown.phone]),
      field('户籍地', shown.domicile),
      field('现住址', shown.address),
      field('起止时间', planTerm(facts)),
      field('家庭成员', family.filter((text) => text !== '').join('；'), 3),
      field('吸毒史及治疗情况', historyText(facts), 3),
      field('当前情况', present.filter((text) => text !== '').join('\n'), 3),
      field(
        '应采取的戒毒治疗措施',
        '（一）是否动员参加药物维持治疗：□是　□否\n（二）是否需要戒毒治疗：□是　□否',
        3,
      ),
      field('心理咨询疏导计划', '', 3),
      field('拟采取的帮扶救助措施', needs.map(({ text }) => words(text)).join('\n'), 3),
    ],
    foot: [`${facts.townName}社区戒毒社区康复工作办公室（盖章）`, '日期：'],
  };
}

/** The head of 吸毒检测记录表 (domain.md 9.3). */
export function testHead({ detail, shown }: DossierFacts): FormRow[] {
  return [
    pair(['姓名', shown.name], ['性别', detail.fields.sex ?? '']),
    pair(['身份证号', shown.identity], ['联系电话', shown.phone]),
    field('家庭地址', shown.address === '' ? shown.domicile : shown.address),
  ];
}
