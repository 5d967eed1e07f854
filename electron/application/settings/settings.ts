import type { Register } from '../../../db/register.ts';
import { ok } from '../../contract/errors.ts';
import type { Output } from '../../contract/index.ts';
import type { Context, Handlers } from '../context.ts';
import { acceptDay } from './clock.ts';
import { pick } from '../people/person-change.ts';

export type Settings = Output<'settings.get'>;

/** The office's settings; the set-up derives them from county and office (defaults.md 2). */
export function createSettingsHandlers(): Handlers<
  'settings.get' | 'settings.save' | 'session.acceptDay'
> {
  return {
    'session.acceptDay': acceptDay,
    'settings.get': (_input, { register }) => ok(readSettings(register)),
    'settings.save': (input, context) => {
      const before = readSettings(context.register);
      const after = { ...before, ...input };
      saveSettings(context, after);
      context.audit({
        action: '修改机关信息',
        subjectKind: 'settings',
        before: pick(before, Object.keys(input)),
        after: input,
      });
      return ok(after);
    },
  };
}

export function readSettings(register: Register): Settings {
  const settings = register.settings.get('office') as Settings | null;
  if (settings === null) throw new Error('a register without settings');
  return settings;
}

export function saveSettings({ register }: Pick<Context, 'register'>, settings: Settings): void {
  register.settings.set('office', settings);
}
