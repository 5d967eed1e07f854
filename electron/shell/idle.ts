export interface IdleFacts {
  /** Seconds since anybody touched this computer. */
  readonly systemIdleSeconds: number;
  /** Seconds since our window lost the focus; 0 while it has it. */
  readonly awaySeconds: number;
  readonly limitMinutes: number;
}

/** Nobody touched the computer, or nobody looked at our window, for as long as the setting allows. */
export function isIdle(facts: IdleFacts): boolean {
  return Math.max(facts.systemIdleSeconds, facts.awaySeconds) >= facts.limitMinutes * 60;
}
