import type { FormRule } from 'antd';
import { wordsFor } from './use-save.ts';

interface FieldShape {
  readonly safeParse: (value: unknown) => {
    readonly error?: {
      readonly issues: readonly { code: string; path: PropertyKey[]; message: string }[];
    };
  };
}

/** A field held against its own part of the contract while the form is filled in, for forms of several steps; an empty field is not its matter. */
export function contractRule(shape: FieldShape): FormRule {
  return {
    validator: (_rule, value: unknown) => {
      const [issue] = shape.safeParse(value ?? '').error?.issues ?? [];
      return issue === undefined ? Promise.resolve() : Promise.reject(new Error(wordsFor(issue)));
    },
  };
}
