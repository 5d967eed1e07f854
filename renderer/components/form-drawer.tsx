import { App, Form, type FormInstance } from 'antd';
import type { ReactNode } from 'react';
import type { CommandMethod, Input, Output } from '../../electron/contract/index.ts';
import { EditorDrawer } from './editor-drawer.tsx';
import { forgetIssues, useSave } from './use-save.ts';

interface FormDrawerProps<M extends CommandMethod, V extends object> {
  readonly method: M;
  readonly open: boolean;
  readonly title: ReactNode;
  readonly width?: number;
  readonly saveText?: string;
  /** What stands above the fields: why it is to be done, what follows from it. */
  readonly lead?: ReactNode;
  readonly start: Partial<V>;
  /** The command's input of what was typed; its fields are named as the form's. */
  readonly toInput: (values: V) => Input<M>;
  /** What is said once it is saved. */
  readonly done?: (output: Output<M>) => string;
  /** Where the page goes then; left out: the form is closed. */
  readonly onSaved?: (output: Output<M>, values: V) => void;
  readonly onClose: () => void;
  readonly onChange?: (changed: Partial<V>, form: FormInstance) => void;
  readonly children: ReactNode;
}

/** One command as a form at the right: fields with their labels before them, complaints under them (use-save.ts). */
export function FormDrawer<M extends CommandMethod, V extends object>(
  props: FormDrawerProps<M, V>,
) {
  const { message } = App.useApp();
  const [form] = Form.useForm();
  const values = () => form.getFieldsValue(true) as V;
  const { save, pending, failure, reset } = useSave(props.method, form, (output) => {
    if (props.done) void message.success(props.done(output));
    if (props.onSaved) props.onSaved(output, values());
    else props.onClose();
  });
  return (
    <EditorDrawer
      open={props.open}
      title={props.title}
      {...(props.width === undefined ? {} : { width: props.width })}
      {...(props.saveText === undefined ? {} : { saveText: props.saveText })}
      pending={pending}
      failure={failure}
      isDirty={() => form.isFieldsTouched()}
      onSave={() => save(props.toInput(values()))}
      onClose={() => {
        reset();
        props.onClose();
      }}
    >
      {props.lead !== undefined && <p className="drawer-lead">{props.lead}</p>}
      <Form
        form={form}
        initialValues={props.start}
        clearOnDestroy
        labelCol={{ flex: '76px' }}
        labelAlign="left"
        colon={false}
        requiredMark={false}
        onValuesChange={(changed: Partial<V>) => {
          forgetIssues(form, changed);
          props.onChange?.(changed, form);
        }}
      >
        {props.children}
      </Form>
    </EditorDrawer>
  );
}
