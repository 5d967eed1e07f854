import { describe, expect, it } from 'vitest';
import { unmetWords } from '../../electron/reports/poverty/name-list.ts';

describe('why somebody was not visited', () => {
  it.each([
    [null, '', '待回访'],
    ['在押', '看守所', '在押'],
    ['其他', '外出务工未归', '其他：外出务工未归'],
    ['其他', '', '其他，原因见台账'],
    ['其他', '因病住院', '其他，原因涉及健康，见台账'],
    ['其他', '长'.repeat(61), `其他：${'长'.repeat(60)}…`],
  ] as const)('%s with “%s” is printed as %s', (unmetReason, unmetNote, words) => {
    expect(unmetWords({ unmetReason, unmetNote })).toBe(words);
  });
});
