/** A seeded source of choices: the same seed gives the same people on every machine (mulberry32). */
export interface Random {
  /** From 0 up to but not including `below`. */
  whole(below: number): number;
  chance(probability: number): boolean;
  pick<T>(from: readonly [T, ...T[]]): T;
  /** Picks by weight; the weights need not add up to anything. */
  weighted<T>(from: readonly (readonly [T, number])[]): T;
}

export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (below: number): number => Math.floor(next() * below);
  return {
    whole,
    chance: (probability) => next() < probability,
    pick: (from) => from[whole(from.length)] ?? from[0],
    weighted: (from) => {
      let rest = next() * from.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of from) {
        rest -= weight;
        if (rest < 0) return value;
      }
      const [first] = from[0] ?? [];
      if (first === undefined) throw new Error('weighted() needs at least one choice');
      return first;
    },
  };
}
