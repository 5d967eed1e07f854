/**
 * The structured clone of Electron's IPC as text, for Playwright's bridge carries only JSON. Runs on both
 * sides. What cannot be cloned (functions, symbols, promises) throws as Chromium does.
 */
type Wire = string | number | boolean | null | readonly unknown[];

const VIEWS = {
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
} as const;
type ViewName = keyof typeof VIEWS;

export function encode(value: unknown): string {
  return JSON.stringify(toWire(value, new Map()));
}

export function decode(text: string): unknown {
  return fromWire(JSON.parse(text) as Wire, []);
}

function toWire(value: unknown, seen: Map<object, number>): Wire {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number')
    return Number.isFinite(value) && !Object.is(value, -0)
      ? value
      : ['number', Object.is(value, -0) ? '-0' : String(value)];
  if (value === undefined) return ['undefined'];
  if (typeof value === 'bigint') return ['bigint', value.toString()];
  if (typeof value !== 'object') throw notCloneable();
  const known = seen.get(value);
  if (known !== undefined) return ['seen', known];
  seen.set(value, seen.size);
  return objectToWire(value, seen);
}

function objectToWire(value: object, seen: Map<object, number>): Wire {
  if (Array.isArray(value)) return ['array', value.map((item) => toWire(item, seen))];
  if (value instanceof Date) return ['date', value.getTime()];
  if (value instanceof Error) return ['error', value.name, value.message];
  if (value instanceof Map)
    return ['map', [...value].map(([key, item]) => [toWire(key, seen), toWire(item, seen)])];
  if (value instanceof Set) return ['set', [...value].map((item) => toWire(item, seen))];
  if (value instanceof ArrayBuffer) return ['buffer', toBase64(new Uint8Array(value))];
  if (ArrayBuffer.isView(value)) return viewToWire(value);
  if (value instanceof Promise) throw notCloneable();
  return ['object', Object.entries(value).map(([key, item]) => [key, toWire(item, seen)])];
}

/** Node's Buffer arrives in the page as a plain Uint8Array, as in Electron. */
function viewToWire(view: ArrayBufferView): Wire {
  const name = (Object.keys(VIEWS) as ViewName[]).find((key) => view instanceof VIEWS[key]);
  if (name === undefined) throw notCloneable();
  return ['view', name, toBase64(new Uint8Array(view.buffer, view.byteOffset, view.byteLength))];
}

function fromWire(wire: Wire, seen: unknown[]): unknown {
  if (!Array.isArray(wire)) return wire;
  const [kind, first, second] = wire as [string, unknown, unknown];
  switch (kind) {
    case 'undefined':
      return undefined;
    case 'number':
      return Number(first);
    case 'bigint':
      return BigInt(String(first));
    case 'seen':
      return seen[first as number];
    default:
      return objectFromWire(kind, first, second, seen);
  }
}

function objectFromWire(kind: string, first: unknown, second: unknown, seen: unknown[]): unknown {
  function keep<T>(value: T): T {
    seen.push(value);
    return value;
  }
  switch (kind) {
    case 'array':
      return listInto(keep([] as unknown[]), first as Wire[], seen);
    case 'object':
      return recordInto(keep({}), first as [string, Wire][], seen);
    case 'map':
      return mapInto(keep(new Map<unknown, unknown>()), first as [Wire, Wire][], seen);
    case 'set':
      return setInto(keep(new Set<unknown>()), first as Wire[], seen);
    case 'date':
      return keep(new Date(first as number));
    case 'error':
      return keep(Object.assign(new Error(second as string), { name: first }));
    case 'buffer':
      return keep(fromBase64(first as string).buffer);
    case 'view':
      return keep(new VIEWS[first as ViewName](fromBase64(second as string).buffer));
    default:
      throw new TypeError(`Unknown kind on the wire: ${kind}`);
  }
}

function listInto(list: unknown[], items: readonly Wire[], seen: unknown[]): unknown[] {
  for (const item of items) list.push(fromWire(item, seen));
  return list;
}

function recordInto(
  record: Record<string, unknown>,
  entries: readonly [string, Wire][],
  seen: unknown[],
): Record<string, unknown> {
  for (const [key, item] of entries) {
    const value = fromWire(item, seen);
    Object.defineProperty(record, key, {
      value,
      writable: true,
      enumerable: true,
      configurable: true,
    });
  }
  return record;
}

function mapInto(
  map: Map<unknown, unknown>,
  entries: readonly [Wire, Wire][],
  seen: unknown[],
): Map<unknown, unknown> {
  for (const [key, item] of entries) map.set(fromWire(key, seen), fromWire(item, seen));
  return map;
}

function setInto(set: Set<unknown>, items: readonly Wire[], seen: unknown[]): Set<unknown> {
  for (const item of items) set.add(fromWire(item, seen));
  return set;
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

function notCloneable(): DOMException {
  return new DOMException('An object could not be cloned.', 'DataCloneError');
}
