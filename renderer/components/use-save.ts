import type { FormInstance } from 'antd';
import {
  contract,
  type CommandMethod,
  type Input,
  type Output,
} from '../../electron/contract/index.ts';
import { errorOf } from '../bridge/call.ts';
import { useCommand } from '../bridge/keys.ts';

interface Issue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

const NOT_FILLED = ['invalid_type', 'invalid_value', 'invalid_union'];

/** Words of ours stand in the contract; what the checker says by itself means: not filled in, or not in that form. */
export function wordsFor(issue: Issue): string {
  if (NOT_FILLED.includes(issue.code)) return '请填写';
  return /^无效|正则|[a-z]{3}/i.test(issue.message) ? '填写的内容不对，请改正' : issue.message;
}

/** Complaints under their fields, and the focus on the first. */
export function showIssues(
  form: FormInstance,
  issues: readonly { name: (string | number)[]; message: string }[],
) {
  const merged = new Map<string, { name: (string | number)[]; errors: string[] }>();
  for (const { name, message } of issues) {
    if (!merged.has(name.join('.'))) merged.set(name.join('.'), { name, errors: [message] });
  }
  form.setFields([...merged.values()]);
  const first = issues[0];
  if (first) form.scrollToField(first.name, { block: 'center', focus: true });
}

/** value.factors.0.title: the parts of a list are numbers, as the form has them. */
function placeOf(path: string): (string | number)[] {
  return path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

function nameOf(path: readonly PropertyKey[]): (string | number)[] {
  return path.map((part) => (typeof part === 'symbol' ? '' : part));
}

/** Takes back complaints: of the fields that were just changed, or of all of them before they are checked anew. */
export function forgetIssues(form: FormInstance, changed?: object): void {
  const complained = form.getFieldsError().filter(({ errors }) => errors.length > 0);
  const over = complained.filter(({ name }) => changed === undefined || holds(changed, name));
  form.setFields(over.map(({ name }) => ({ name, errors: [] })));
}

/** Whether what antd says has changed (a tree of the changed values alone) holds the field of that name. */
export function holds(changed: unknown, name: readonly (string | number)[]): boolean {
  const [first, ...rest] = name;
  if (first === undefined) return true;
  if (typeof changed !== 'object' || changed === null || !(first in changed)) return false;
  return holds((changed as Record<string | number, unknown>)[first], rest);
}

/**
 * Saves a form whose fields are named as the command's input: first the contract's own check, its words under the fields;
 * then the office, whose INVALID_INPUT goes to the fields too. Other failures are left to the page (`failure`).
 */
export function useSave<M extends CommandMethod>(
  method: M,
  form: FormInstance,
  onSaved: (output: Output<M>) => void,
) {
  const command = useCommand(method);
  function save(input: Input<M>): void {
    if (command.isPending) return;
    forgetIssues(form);
    const checked = contract[method].input.safeParse(input);
    if (!checked.success) {
      showIssues(
        form,
        checked.error.issues.map((issue) => ({
          name: nameOf(issue.path),
          message: wordsFor(issue),
        })),
      );
      return;
    }
    command.mutate(input, {
      onSuccess: onSaved,
      onError: (reason) => {
        const error = errorOf(reason);
        if (error.code !== 'INVALID_INPUT') return;
        showIssues(
          form,
          error.fields.map((field) => ({ name: placeOf(field.path), message: field.message })),
        );
      },
    });
  }
  return { save, pending: command.isPending, failure: command.error, reset: command.reset };
}
