import { maskPhone } from '../../../db/domain/values/resident-id.ts';
import { HELD_ROLES, isHeldRole } from '../../../db/domain/office/team.ts';
import { TEAM_ROLES } from '../../../db/domain/words/vocabulary.ts';
import type { DossierPart } from '../../reports/dossier/dossier.ts';
import { standing, type DossierFacts } from './dossier-facts.ts';
import { byDay, DAY, NUMBER, numbered } from './dossier-rows.ts';
import { COVERED } from './sealed-person.ts';
import { joined } from './timeline-event.ts';
import { yuanOf } from '../yuan.ts';

/** Who looks after the person, what help was given, and what lies in the file. */

export function teamPart(facts: DossierFacts): DossierPart {
  const { rows, person, unmasked } = facts;
  const open = standing(rows.team_members).filter(({ until }) => until === null);
  const members = TEAM_ROLES.flatMap((role) => {
    const known = open.filter((row) => row.role === role);
    const held = isHeldRole(role) ? person[HELD_ROLES[role]] : '';
    if (known.length > 0 || held === '')
      return known.map((row) => {
        const sealed = person.lightTouch && !unmasked && role === '家属';
        const [name, phone] = sealed ? [COVERED, ''] : [row.name, maskPhone(row.phone)];
        return [role, name, row.post, phone, row.since ?? ''];
      });
    return [[role, held, '', '', '']];
  });
  return {
    kind: 'table',
    title: '工作小组名单',
    columns: [
      NUMBER,
      { title: '类别', width: 10 },
      { title: '姓名', width: 10 },
      { title: '单位、职务', width: 20, align: 'left' },
      { title: '电话', width: 12 },
      { title: '起始日期', width: 10 },
    ],
    rows: numbered(members),
  };
}

export function helpPart({ rows, words }: DossierFacts): DossierPart {
  return {
    kind: 'table',
    title: '帮扶救助记录',
    columns: [
      NUMBER,
      DAY,
      { title: '类别', width: 10 },
      { title: '帮扶单位', width: 14, align: 'left' },
      { title: '金额（元）', width: 9 },
      { title: '成效、说明', width: 24, align: 'left' },
    ],
    rows: numbered(
      byDay(standing(rows.help_records), ({ helpedOn }) => helpedOn).map((row) => [
        row.helpedOn,
        row.kind,
        words(row.unit),
        row.amountFen === null ? '' : yuanOf(row.amountFen),
        words(joined([row.result, row.note])),
      ]),
    ),
  };
}

/** The twenty papers, with where the marked ones lie. */
export function papersPart({ papers, rows, words }: DossierFacts): DossierPart {
  const marks = new Map(standing(rows.person_papers).map((row) => [row.paper, row]));
  const { present, missing, unneeded } = papers;
  return {
    kind: 'table',
    title: '档案材料清单',
    lead: `20项：齐${present}，缺${missing}，不需要${unneeded}`,
    columns: [
      NUMBER,
      { title: '材料', width: 24, align: 'left' },
      { title: '状态', width: 7 },
      { title: '依据、说明', width: 24, align: 'left' },
      { title: '存放', width: 12 },
    ],
    rows: numbered(
      papers.papers.map(({ id, title, state, why }) => [
        title,
        state,
        words(joined([marks.get(id)?.paperOn, why])),
        marks.get(id)?.place ?? '',
      ]),
    ),
  };
}
