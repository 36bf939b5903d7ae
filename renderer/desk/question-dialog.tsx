// Owns a question at the desk with its one button: Enter answers it, Escape leaves it.
import { type ComponentProps, type FormEvent, type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';

/** `action`: what the button does, in a verb. */
export function QuestionDialog(props: {
  title: string;
  action: string;
  icon?: ComponentProps<typeof Button>['icon'];
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}): ReactNode {
  const { t } = useTranslation('desk');
  const form = useId();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    props.onSubmit();
  };
  return (
    <Dialog
      open
      className="dialog-desk"
      title={props.title}
      onDismiss={props.onClose}
      actions={
        <>
          <Button onClick={props.onClose}>{t('cancel')}</Button>
          <Button submit form={form} kind="main" {...(props.icon && { icon: props.icon })}>
            {props.action}
          </Button>
        </>
      }
    >
      <form id={form} className="staff-form" onSubmit={submit} noValidate data-first>
        {props.children}
      </form>
    </Dialog>
  );
}
