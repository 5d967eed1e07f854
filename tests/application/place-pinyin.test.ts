import { describe, expect, it } from 'vitest';
import { placePinyin } from '../../electron/application/settings/place-pinyin.ts';

describe('the pinyin of a place', () => {
  it.each([
    ['台前县', 'tqx', 'taiqianxian'],
    ['重庆市', 'cqs', 'chongqingshi'],
    ['长垣市', 'cys', 'changyuanshi'],
    ['厦门市', 'xms', 'xiamenshi'],
  ])('is that of the dictionary: %s', (name, initials, reading) => {
    expect(placePinyin(name)).toEqual({ initials, reading });
  });

  it.each([
    ['单县', 'sx', 'shanxian'],
    ['浚县', 'xx', 'xunxian'],
    ['乐清市', 'yqs', 'yueqingshi'],
    ['洪洞县', 'htx', 'hongtongxian'],
  ])('is that of its people where the dictionary errs: %s', (name, initials, reading) => {
    expect(placePinyin(name)).toEqual({ initials, reading });
  });
});
