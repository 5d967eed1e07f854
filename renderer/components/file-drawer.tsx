import { Form, type FormInstance } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import type { CommandMethod, Input, Output } from '../../electron/contract/index.ts';
import { useCommand } from '../bridge/keys.ts';
import { EditorDrawer } from './editor-drawer.tsx';
import { oneAtATime } from './one-at-a-time.ts';
import { useSaveFile } from './use-save-file.ts';
import { useWritten } from './use-written.tsx';
import { Working } from './working.tsx';

interface FileDrawerProps<M extends CommandMethod, V extends object> {
  /** The command that writes the file where `toInput` is told it shall lie. */
  readonly method: M;
  readonly open: boolean;
  readonly title: ReactNode;
  readonly saveText: string;
  readonly kind: 'report' | 'workbook';
  readonly start: V;
  /** Labels before their fields instead of above them. */
  readonly beside?: boolean;
  readonly lead?: ReactNode;
  /** The name that is proposed; null: a field complains, and nothing is written. */
  readonly fileName: (values: V, form: FormInstance<V>) => string | null | Promise<string | null>;
  readonly toInput: (values: V, target: string) => Input<M>;
  /** What is said once it is written; the name of the file follows. */
  readonly done: (output: Output<M>) => string;
  /** What is said while it is written, before the first report of progress. */
  readonly working: string;
  readonly onChange?: (changed: Partial<V>, form: FormInstance<V>) => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

const ABOVE = { layout: 'vertical' } as const;
const BESIDE = { labelCol: { flex: '76px' }, labelAlign: 'left', colon: false } as const;

/**
 * A file that is made of what is chosen at the right: the choice, the place on the disk, then the writing with its progress. Asked
 * for again meanwhile it is not made twice; while it is written the drawer stays, for it tells what goes wrong and can stop it.
 */
export function FileDrawer<M extends CommandMethod, V extends object>(
  props: FileDrawerProps<M, V>,
) {
  const [form] = Form.useForm<V>();
  const written = useWritten();
  const command = useCommand(props.method);
  const { saveFile, failure, forgetFailure } = useSaveFile();
  const once = useRef(oneAtATime());
  const [unnamed, setUnnamed] = useState<unknown>(null);
  async function save() {
    const values = await form.validateFields();
    setUnnamed(null);
    const suggestedName = await props.fileName(values, form);
    if (suggestedName === null) return;
    await saveFile({ purpose: props.kind, suggestedName }, async ({ name, ticket }) => {
      const output = await command.mutateAsync(props.toInput(values, ticket));
      written(`${props.done(output)}：${name}`, ticket);
      props.onClose();
    });
  }
  function close() {
    if (command.isPending) return;
    setUnnamed(null);
    forgetFailure();
    props.onClose();
  }
  return (
    <EditorDrawer
      open={props.open}
      title={props.title}
      saveText={props.saveText}
      pending={command.isPending}
      failure={unnamed ?? failure}
      isDirty={() => false}
      onSave={() =>
        void once.current(save).catch((reason: unknown) => setUnnamed(notOfForm(reason)))
      }
      onClose={close}
    >
      {props.lead !== undefined && <p className="drawer-lead">{props.lead}</p>}
      <Form<V>
        form={form}
        clearOnDestroy
        requiredMark={false}
        initialValues={props.start}
        onValuesChange={(changed: Partial<V>) => props.onChange?.(changed, form)}
        {...(props.beside === true ? BESIDE : ABOVE)}
      >
        {props.children}
      </Form>
      <Working method={props.method} running={command.isPending} words={props.working} />
    </EditorDrawer>
  );
}

/** A field that complains says so itself. */
function notOfForm(reason: unknown): unknown {
  return typeof reason === 'object' && reason !== null && 'errorFields' in reason ? null : reason;
}
