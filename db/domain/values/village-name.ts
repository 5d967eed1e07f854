/**
 * The names of villages as the divisions of China list them end in what the office of the village is called (崔苏村委会, 东关社区居委会).
 * On a paper for the village itself both are said in full: where somebody lives, and who signs there.
 */
export interface VillageWords {
  /** 崔苏村, 东关社区. */
  readonly place: string;
  /** 崔苏村村民委员会, 东关社区居民委员会; where the name tells neither, 村（居）民委员会. */
  readonly committee: string;
}

/** A village with a name of one or two characters is called 村 in full: 崔苏 of 崔苏村委会 is 崔苏村. */
function inFull(stem: string): string {
  return stem.endsWith('村') ? stem : `${stem}村`;
}

export function villageWords(name: string): VillageWords {
  // 类似居委会 is what statistics call a place that has none: it is no word of the place that could be left out.
  if (/类似(?:村委会|居委会)$/u.test(name)) return { place: name, committee: name };
  const villagers = /^(.+?)(?:村民委员会|村委会)$/u.exec(name)?.[1];
  if (villagers !== undefined)
    return { place: inFull(villagers), committee: `${inFull(villagers)}村民委员会` };
  const residents = /^(.+?)(?:居民委员会|居委会)$/u.exec(name)?.[1];
  if (residents !== undefined) return { place: residents, committee: `${residents}居民委员会` };
  if (name.endsWith('社区')) return { place: name, committee: `${name}居民委员会` };
  if (name.endsWith('村')) return { place: name, committee: `${name}村民委员会` };
  return { place: name, committee: `${name}村（居）民委员会` };
}
