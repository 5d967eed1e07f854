import { pinyin } from 'pinyin-pro';

/** Places that the people who live there read otherwise than the dictionary. */
const LOCAL_READINGS: Readonly<Record<string, string>> = {
  单县: 'shan xian',
  浚县: 'xun xian',
  蔚县: 'yu xian',
  歙县: 'she xian',
  乐清市: 'yue qing shi',
  乐亭县: 'lao ting xian',
  六安市: 'lu an shi',
  六合区: 'lu he qu',
  尉犁县: 'yu li xian',
  洪洞县: 'hong tong xian',
  繁峙县: 'fan shi xian',
  大埔县: 'da bu xian',
  黄陂区: 'huang pi qu',
  筠连县: 'jun lian xian',
  泌阳县: 'bi yang xian',
  中牟县: 'zhong mou xian',
  宕昌县: 'tan chang xian',
};

/** 台前县 → tqx and taiqianxian: what a clerk may type instead of the characters of a place. */
export function placePinyin(name: string): { readonly initials: string; readonly reading: string } {
  const syllables =
    LOCAL_READINGS[name]?.split(' ') ??
    pinyin(name, { toneType: 'none', type: 'array', nonZh: 'removed', v: true });
  return {
    initials: syllables.map((syllable) => syllable.slice(0, 1)).join(''),
    reading: syllables.join(''),
  };
}
