import { AlignmentType, Paragraph, type ISectionOptions } from 'docx';
import { formatChineseDay, type CalendarDay } from '../../../db/domain/calendar/calendar-day.ts';
import {
  formRowHeight,
  formXml,
  type FormField,
  type FormLook,
  type FormRow,
} from '../word-kit/form-table.ts';
import { PAGE, POINTS, TEXT_AREA, textWidth, twips } from '../word-kit/measures.ts';
import { placeForTable } from '../word-kit/pack.ts';
import { portraitSection } from '../word-kit/page.ts';
import { buildWordFile } from '../word-kit/word-file.ts';

/** What the last round knew, question by question; '' where it did not ask or there was nothing. No health in any of it. */
export interface LastRound {
  readonly label: string;
  /** The approved conclusion. */
  readonly level: string;
  readonly perHead: string;
  readonly people: string;
  readonly wage: string;
  readonly business: string;
  readonly property: string;
  readonly transfer: string;
  readonly businessCost: string;
  /** 能劳动2人、在业1人、就业稳定. */
  readonly labour: string;
  readonly work: string;
  /** 三保障和饮水都有保障, or what was not secured. */
  readonly guarantees: string;
  readonly safetyNet: string;
  readonly drugState: string;
  readonly riskTypes: string;
  readonly wishes: string;
  readonly helpInPlace: string;
  readonly helpNeeded: string;
}

/** One person's form: printed fields, and room to write. No phone, no health, the number masked (domain.md 10). */
export interface VisitForm {
  readonly name: string;
  readonly identityMasked: string;
  readonly village: string;
  readonly address: string;
  readonly personCategory: string;
  readonly householdCategory: string;
  readonly contact: string;
  readonly visitor: string;
  /** 户主 妻 …: relation and labour of each member, in a line. */
  readonly members: string;
  readonly memberCount: number;
  readonly last: LastRound | null;
}

export interface VisitForms {
  readonly office: string;
  /** 2026年年中. */
  readonly round: string;
  readonly town: string;
  readonly firstOn: CalendarDay;
  readonly lastOn: CalendarDay;
  readonly printedOn: CalendarDay;
  /** In the order of the villages. */
  readonly forms: readonly VisitForm[];
  readonly riskTypes: readonly string[];
  readonly helpKinds: readonly string[];
  readonly drugStates: readonly string[];
}

const TITLE = '涉毒脱贫（监测）人员逐人回访登记表';
const BOX = '□';
/** 五号: the whole sheet on one page, with room to write. */
const LOOK: FormLook = { points: POINTS.五号, line: 310, padding: 90 };
const WIDTH = TEXT_AREA.width;
/** A form is no 公文: 20 mm above and 15 mm below the type area, no page number. */
const MARGIN = { top: twips(20), bottom: twips(15), header: twips(8), footer: twips(8) };
const HEAD_LINE = 360;
const TITLE_HEIGHT = 1_200;
/** For the table: what the title, the line above and the line below leave. */
const ROOM = PAGE.height - MARGIN.top - MARGIN.bottom - TITLE_HEIGHT - 3 * HEAD_LINE;
const MOST_ROOM = 5;

/** Full characters on a line beside a label, and beside two. */
const WHOLE_LINE = 33;
const HALF_LINE = 13;

/** Words to tick, in lines that end between two of them. */
function boxes(words: readonly string[], room = WHOLE_LINE): string {
  const lines: string[] = [];
  for (const word of words) {
    const ticked = `${BOX}${word}`;
    const longer = `${lines.at(-1) ?? ''}　${ticked}`;
    if (lines.length > 0 && textWidth(longer) <= room) lines[lines.length - 1] = longer;
    else lines.push(ticked);
  }
  return lines.join('\n');
}

/** Printed at the right of what is written. */
const YUAN = { value: '元', align: 'right' } as const;
const PEOPLE = { value: '人', align: 'right' } as const;
const DAY = '\t\t年\t月\t日';
const SECURED = boxes(['有保障', '无保障']);

type Asked = string | Omit<FormField, 'label'>;

function row(...fields: readonly (readonly [string, Asked])[]): FormRow {
  return {
    fields: fields.map(([label, asked]) =>
      typeof asked === 'string' ? { label, value: asked } : { label, ...asked },
    ),
  };
}

type Told = readonly (readonly [label: string, value: string, unit: string])[];

/** Answers in a line; a question without one is left out. */
function told(answers: Told): string {
  return answers
    .filter(([, value]) => value !== '')
    .map(([label, value, unit]) => `${label}${value}${unit}`)
    .join('，');
}

/** What the last round knew: what it found, the income, how they lived, and what was wanted, a line each. */
function lastWords(last: LastRound | null): string {
  if (last === null) return '无上次回访记录';
  const lines: readonly Told[] = [
    [
      ['研判结论', last.level, ''],
      ['人均纯收入', last.perHead, '元'],
      ['家庭人口', last.people, '人'],
      ['工资性', last.wage, '元'],
      ['生产经营', last.business, '元'],
      ['财产性', last.property, '元'],
      ['转移性', last.transfer, '元'],
      ['经营支出', last.businessCost, '元'],
    ],
    [
      ['', last.labour, ''],
      ['务工就业', last.work, ''],
      ['', last.guarantees, ''],
      ['兜底', last.safetyNet, ''],
      ['涉毒状态', last.drugState, ''],
    ],
    [
      ['风险类型', last.riskTypes, ''],
      ['已落实帮扶', last.helpInPlace, ''],
      ['需要的帮扶', last.helpNeeded, ''],
      ['愿望和诉求', last.wishes, ''],
    ],
  ];
  const [first = '', ...others] = lines.map(told);
  return [`${last.label}：${first}`, ...others.filter((line) => line !== '')].join('\n');
}

/** What is known, and what is asked in the order in which it is keyed in (R-10, domain.md 7.5, 7.6). */
function rowsOf(form: VisitForm, { riskTypes, helpKinds, drugStates }: VisitForms): FormRow[] {
  return [
    row(['姓名', form.name], ['身份证号', form.identityMasked]),
    row(['住址', `${form.village}${form.address}`], ['贫困属性', form.householdCategory]),
    row(['人员类别', form.personCategory], ['帮扶联系人', form.contact]),
    row(['家庭成员', form.members]),
    row(['上次回访', lastWords(form.last)]),
    row(['回访日期', DAY], ['回访人', form.visitor]),
    row(['受访人', ''], ['家庭人口', PEOPLE], ['能劳动/在业', '\t／']),
    row(['工资性收入', YUAN], ['生产经营收入', YUAN], ['财产性收入', YUAN]),
    row(['转移性收入', YUAN], ['生产经营支出', YUAN], ['家庭理赔收入', YUAN]),
    row(['自付医疗费', YUAN], ['社会保障兜底', boxes(['已落实', '未落实'])]),
    row(['住房安全', SECURED], ['义务教育', SECURED]),
    row(['基本医疗', SECURED], ['饮水安全', SECURED]),
    row(['务工就业', `${boxes(['稳定', '不稳定'])}\t说明：`]),
    row(['涉毒状态', boxes(drugStates)]),
    row(['强制措施', boxes(['无', '取保候审', '监视居住'], HALF_LINE)], ['出所日期', DAY]),
    row(['风险类型', boxes(riskTypes)]),
    row(['已落实帮扶', '']),
    row(['需要的帮扶', boxes(helpKinds)]),
    row(['愿望和诉求', '']),
    row(['回访人意见', `返贫风险：${boxes(['已返贫', '高', '中', '低'])}\n说明：`]),
    row(['受访人签名', ''], ['回访人签名', '']),
  ];
}

function heightOf(rows: readonly FormRow[]): number {
  return rows.reduce((sum, each) => sum + formRowHeight(each, WIDTH, LOOK), 0);
}

/** Rows without a printed answer get the room that the page has left, so that each form fills one page and never two. */
function fitted(rows: readonly FormRow[]): FormRow[] {
  let best = [...rows];
  for (let room = 1; room <= MOST_ROOM; room += 1) {
    const wider = rows.map((each) =>
      each.fields.length === 1 && each.fields[0]?.value === '' ? { ...each, room } : each,
    );
    if (heightOf(wider) > ROOM) break;
    best = wider;
  }
  return best;
}

function formHead(forms: VisitForms, form: VisitForm, index: number): Paragraph[] {
  const { town, round, firstOn, lastOn } = forms;
  const days = `${formatChineseDay(firstOn)}至${formatChineseDay(lastOn)}`;
  return [
    new Paragraph({ style: 'AnnexTitle', pageBreakBefore: index > 0, keepNext: true, text: TITLE }),
    new Paragraph({
      style: 'TableLine',
      keepNext: true,
      text: `${round}　${town}${form.village}　第${index + 1}份　${days}`,
    }),
  ];
}

function formSection(children: Paragraph[]): ISectionOptions {
  const section = portraitSection(children, { draft: false, withoutNumbers: true });
  const { page } = section.properties ?? {};
  const margin = { ...page?.margin, ...MARGIN };
  return { ...section, properties: { ...section.properties, page: { ...page, margin } } };
}

function cut(text: string, most: number): string {
  if (most === 0) return '';
  const characters = Array.from(text);
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}

/** How long what was written of the last round may be where the page is short of room; the last: not at all. */
const NOTES = [60, 24, 0] as const;

/** What is printed long is cut and of a household of many the members are only counted, so that the form stays on its page. */
function pageOf(form: VisitForm, forms: VisitForms): FormRow[] {
  const shorter = {
    ...form,
    address: cut(form.address, 24),
    contact: cut(form.contact, 14),
    members: `共${form.memberCount}人`,
  };
  const noted = ({ last, ...rest }: VisitForm, most: number): VisitForm => ({
    ...rest,
    last:
      last === null
        ? null
        : { ...last, work: cut(last.work, most), wishes: cut(last.wishes, most) },
  });
  const brief: VisitForm = {
    ...noted(shorter, 0),
    last: form.last === null ? null : { ...form.last, ...NOTHING_TOLD },
  };
  const first = noted(form, NOTES[0]);
  const tries = [first, ...NOTES.map((most) => noted(shorter, most)), brief];
  const fits = tries.map((each) => rowsOf(each, forms)).find((rows) => heightOf(rows) <= ROOM);
  return fitted(fits ?? rowsOf(brief, forms));
}

/** What the shortest form leaves out of the last round. */
const NOTHING_TOLD = { work: '', wishes: '', riskTypes: '', helpInPlace: '', helpNeeded: '' };

/**
 * 回访登记表: a form a person and a page, filled in with what the register and the last round know, to be written on in the
 * village and keyed in afterwards. The same forms give the same bytes.
 */
export async function buildVisitForms(forms: VisitForms): Promise<Uint8Array> {
  const tables = forms.forms.map((form) => formXml(pageOf(form, forms), WIDTH, LOOK));
  const paragraphs = forms.forms.flatMap((form, index) => [
    ...formHead(forms, form, index),
    placeForTable(index),
    new Paragraph({
      style: 'TableLine',
      alignment: AlignmentType.LEFT,
      text: `内部资料，用后交回　打印日期：${formatChineseDay(forms.printedOn)}　收入按回访前12个月计算`,
    }),
  ]);
  return buildWordFile({
    sections: [formSection(paragraphs)],
    tables,
    properties: {
      title: `${forms.round}${TITLE}`,
      office: forms.office,
      date: forms.printedOn,
    },
  });
}
