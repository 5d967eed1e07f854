import { describe, expect, it } from 'vitest';
import { villageWords } from '../../db/domain/values/village-name.ts';

describe('the words of a village', () => {
  it.each([
    ['崔苏村委会', '崔苏村', '崔苏村村民委员会'],
    ['孙庄村村委会', '孙庄村', '孙庄村村民委员会'],
    ['孙庄村村民委员会', '孙庄村', '孙庄村村民委员会'],
    ['崔苏村民委员会', '崔苏村', '崔苏村村民委员会'],
    ['孙庄村', '孙庄村', '孙庄村村民委员会'],
    ['东关社区居委会', '东关社区', '东关社区居民委员会'],
    ['东关社区居民委员会', '东关社区', '东关社区居民委员会'],
    ['北街居委会', '北街', '北街居民委员会'],
    ['东关社区', '东关社区', '东关社区居民委员会'],
    ['农场生活区', '农场生活区', '农场生活区村（居）民委员会'],
    ['城关第一类似居委会', '城关第一类似居委会', '城关第一类似居委会'],
    ['', '', '村（居）民委员会'],
  ])('of %s are %s and %s', (name, place, committee) => {
    expect(villageWords(name)).toEqual({ place, committee });
  });
});
