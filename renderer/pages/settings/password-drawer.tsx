import { App, Form } from 'antd';
import type { ReactNode } from 'react';
import type { Input as CallInput, Output } from '../../../electron/contract/index.ts';
import { errorOf } from '../../bridge/call.ts';
import { EditorDrawer } from '../../components/editor-drawer.tsx';
import { NewPassword } from '../../components/new-password.tsx';
import { useSave } from '../../components/use-save.ts';

export type PasswordMethod = 'users.add' | 'users.changePassword' | 'users.resetPassword';

interface PasswordDrawerProps<M extends PasswordMethod> {
  readonly method: M;
  readonly open: boolean;
  readonly title: string;
  /** The new password's field and what it is called. */
  readonly password: { readonly name: keyof CallInput<M> & string; readonly label: string };
  /** What the form's fields say, without the repeated password. */
  readonly inputOf: (typed: Readonly<Record<keyof CallInput<M>, never>>) => CallInput<M>;
  readonly initialValues?: Partial<CallInput<M>>;
  /** What is said when it is saved. */
  readonly doneWords: (output: Output<M>) => string;
  readonly onClose: () => void;
  /** The fields above the new password. */
  readonly children?: ReactNode;
}

/** A form that ends with a new password, typed twice; what is wrong with a field is said under that field only. */
export function PasswordDrawer<M extends PasswordMethod>(props: PasswordDrawerProps<M>) {
  const { method, password, inputOf, doneWords, onClose } = props;
  const { message } = App.useApp();
  const [form] = Form.useForm<Readonly<Record<keyof CallInput<M>, never>>>();
  const { save, pending, failure } = useSave(method, form, (output) => {
    void message.success(doneWords(output), 8);
    onClose();
  });
  async function onSave() {
    try {
      await form.validateFields();
    } catch {
      return; // the words stand under the fields
    }
    save(inputOf(form.getFieldsValue(true) as Readonly<Record<keyof CallInput<M>, never>>));
  }
  const isSaidBelow = failure !== null && errorOf(failure).code === 'INVALID_INPUT';
  return (
    <EditorDrawer
      open={props.open}
      title={props.title}
      pending={pending}
      failure={isSaidBelow ? null : failure}
      isDirty={() => form.isFieldsTouched()}
      onClose={onClose}
      onSave={() => void onSave()}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        clearOnDestroy
        {...(props.initialValues === undefined ? {} : { initialValues: props.initialValues })}
      >
        {props.children}
        <NewPassword name={password.name} repeatName="repeat" label={password.label} />
      </Form>
    </EditorDrawer>
  );
}
