import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  DRUG_STATES,
  POVERTY_HELP_KINDS,
  POVERTY_RISK_TYPES,
} from '../../db/domain/words/vocabulary.ts';
import { buildUnmetList } from '../../electron/reports/review-papers/unmet-list.ts';
import { buildVillageNotice } from '../../electron/reports/review-papers/village-notice.ts';
import {
  buildVisitForms,
  type LastRound,
  type VisitForm,
  type VisitForms,
} from '../../electron/reports/review-papers/visit-form.ts';
import { checkerPath, missingPrograms, pdfPages, renderAll } from '../support/rendering.ts';

const LAST: LastRound = {
  ...{ label: '2026年年中', level: '中', perHead: '6225', people: '4', wage: '18000' },
  ...{ business: '6000', property: '0', transfer: '2400', businessCost: '1500' },
  ...{ labour: '能劳动2人、在业1人、就业稳定', work: '县内建筑工地' },
  ...{ guarantees: '三保障和饮水都有保障', safetyNet: '已落实', drugState: '未复吸' },
  ...{ riskTypes: '因毒', wishes: '想学电焊', helpInPlace: '就业帮扶', helpNeeded: '产业帮扶' },
};
const FORM: VisitForm = {
  ...{ name: '单某', identityMasked: '410927********1234', village: '孙庄村', address: '一组12号' },
  ...{ personCategory: '吸毒', householdCategory: '脱贫不稳定户', contact: '李某（乡村振兴局）' },
  ...{ visitor: '张某', members: '户主（普通劳动力）、配偶（弱劳动力或半劳动力）', memberCount: 2 },
  last: LAST,
};
/** Everything that is printed as long as the register lets it be. */
const LONGEST: VisitForm = {
  ...FORM,
  address: '新'.repeat(180),
  contact: '县'.repeat(90),
  members: Array.from({ length: 30 }, () => '兄弟姐妹（弱劳动力或半劳动力）').join('、'),
  memberCount: 30,
  last: {
    ...LAST,
    ...{ work: '工'.repeat(400), wishes: '愿'.repeat(400) },
    ...{ riskTypes: POVERTY_RISK_TYPES.join('、'), helpInPlace: POVERTY_HELP_KINDS.join('、') },
    helpNeeded: POVERTY_HELP_KINDS.join('、'),
  },
};
const FORMS: VisitForms = {
  ...{ office: '台前县禁毒委员会办公室', round: '2026年年末', town: '城关镇' },
  ...{ firstOn: '2026-11-15', lastOn: '2026-12-31', printedOn: '2026-11-15' },
  ...{ riskTypes: POVERTY_RISK_TYPES, helpKinds: POVERTY_HELP_KINDS, drugStates: DRUG_STATES },
  forms: [FORM, LONGEST, { ...FORM, last: null }],
};
const NOTICE = {
  ...{ village: '孙庄村', headName: '王某', people: 4, category: '防止返贫致贫对象' },
  ...{ from: '2026-11-15', to: '2026-11-20', days: 5, printedOn: '2026-11-15' },
  signedBy: '城关镇孙庄村村民委员会',
};
const PERSON = {
  ...{ name: '单某', village: '孙庄村', personCategory: '吸毒', visitor: '张某', contact: '李某' },
  state: '未回访：在押',
};
const TOWN = {
  name: '城关镇',
  listed: 10,
  visited: 8,
  explained: 2,
  lightTouch: 0,
  people: [PERSON, PERSON],
};
const LIST = {
  ...{ office: '台前县禁毒委员会办公室', round: '2026年年末' },
  ...{ lastOn: '2026-12-31', printedOn: '2026-12-01' },
  towns: [TOWN, { ...TOWN, name: '侯庙镇', listed: 3, visited: 2, explained: 0, people: [PERSON] }],
};

function textOf(bytes: Uint8Array): string {
  const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
  return xml.replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '');
}

describe('the papers of a round', () => {
  it('are the same files for the same rows', async () => {
    expect(await buildVisitForms(FORMS)).toEqual(await buildVisitForms(FORMS));
    expect(await buildUnmetList(LIST)).toEqual(await buildUnmetList(LIST));
    expect(await buildVillageNotice(NOTICE)).toEqual(await buildVillageNotice(NOTICE));
  });

  it('ask every question of the sheet, and print what the last round knew', async () => {
    const text = textOf(await buildVisitForms({ ...FORMS, forms: [FORM] }));
    const asked =
      '工资性收入 生产经营收入 财产性收入 转移性收入 生产经营支出 家庭理赔收入 自付医疗费 社会保障兜底 住房安全 义务教育 基本医疗 饮水安全 务工就业 涉毒状态 强制措施 出所日期 风险类型 已落实帮扶 需要的帮扶 愿望和诉求 回访人意见 受访人签名';
    expect(asked.split(' ').filter((question) => !text.includes(question))).toEqual([]);
    for (const line of [
      '2026年年中：研判结论中，人均纯收入6225元，家庭人口4人，工资性18000元，生产经营6000元，财产性0元，转移性2400元，经营支出1500元',
      '能劳动2人、在业1人、就业稳定，务工就业县内建筑工地，三保障和饮水都有保障，兜底已落实，涉毒状态未复吸',
      '风险类型因毒，已落实帮扶就业帮扶，需要的帮扶产业帮扶，愿望和诉求想学电焊',
    ])
      expect(text).toContain(line);
    for (const word of [...POVERTY_RISK_TYPES, ...POVERTY_HELP_KINDS, ...DRUG_STATES])
      expect(text).toContain(`□${word}`);
  });

  it('count in the list who was not visited, town by town', async () => {
    const text = textOf(await buildUnmetList(LIST));
    expect(text).toContain('城关镇：应回访10人，已回访8人，未回访2人（待回访0人，已登记原因2人）');
    expect(text).toContain('侯庙镇：应回访3人，已回访2人，未回访1人（待回访1人，已登记原因0人）');
  });

  it('say on the wall of a village nothing of drugs, numbers or health', async () => {
    const text = textOf(await buildVillageNotice(NOTICE));
    expect(text).toContain('公示时间：2026年11月15日至2026年11月20日（张贴当天不计，共5天）。');
    expect(text).not.toMatch(/毒|身份证|手机|电话|账号|病|残|健康/);
    expect(text).not.toMatch(/\d{6,}/);
  });
});

const missing = missingPrograms();
describe.skipIf(missing.length > 0)('rendered by LibreOffice', () => {
  it('stand on one page each: the notice, a list of a town, and a form whatever is printed in it', async () => {
    const folder = renderAll({
      forms: await buildVisitForms(FORMS),
      notice: await buildVillageNotice(NOTICE),
      list: await buildUnmetList(LIST),
    });
    try {
      const pages = (name: string) => pdfPages(join(folder, `${name}.pdf`));
      expect(pages('forms').map(({ lines }) => lines[0]?.text)).toEqual(
        Array.from({ length: 3 }, () => '涉毒脱贫（监测）人员逐人回访登记表'),
      );
      expect(pages('notice')).toHaveLength(1);
      expect(pages('list')).toHaveLength(2);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 120_000);
});

describe.skipIf(checkerPath() === undefined)('judged by the document checker', () => {
  it('the form, the list of those not visited and the notice have no errors', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'papers-'));
    try {
      const papers = {
        form: await buildVisitForms(FORMS),
        list: await buildUnmetList(LIST),
        notice: await buildVillageNotice(NOTICE),
      };
      for (const [name, bytes] of Object.entries(papers)) {
        const file = join(folder, `${name}.docx`);
        writeFileSync(file, bytes);
        const words = ['--kind', 'plain', '--no-render', file];
        const { stdout } = spawnSync(checkerPath() ?? '', words, { encoding: 'utf8' });
        expect([name, stdout]).toEqual([name, expect.stringMatching(/: 0 errors, /)]);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 60_000);
});
