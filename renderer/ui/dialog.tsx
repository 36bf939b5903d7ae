// Owns the dialog: one question over the screen, focus kept inside, the safe choice on the right where the main action lives.
import * as Radix from '@radix-ui/react-dialog';
import { createContext, type ReactNode, use } from 'react';

/** Where dialogs are put: the scaled stage on a kiosk, the document elsewhere (null). */
export const DialogGround = createContext<HTMLElement | null>(null);

/**
 * What asked to be first (`data-first`); otherwise the safe choice, which stands last: Enter on a dialog that just
 * appeared must do no harm. One too long for its screen is begun at its beginning, and is itself what has the focus.
 */
function focusSafe(event: Event): void {
  const dialog = event.currentTarget;
  if (!(dialog instanceof HTMLElement)) return;
  const safe =
    dialog.querySelector<HTMLElement>('[data-first] :is(input, select, textarea, button)') ??
    (dialog.scrollHeight > dialog.clientHeight + 1
      ? dialog
      : dialog.querySelector<HTMLElement>('.dialog-actions .btn:last-child'));
  if (!safe) return;
  event.preventDefault();
  safe.focus();
}

export function Dialog(props: {
  open: boolean;
  title: ReactNode;
  /** Escape or a tap outside; without it only the buttons close the dialog. */
  onDismiss?: () => void;
  children?: ReactNode;
  /** Buttons, the safe one last. */
  actions?: ReactNode;
  className?: string;
}): ReactNode {
  const ground = use(DialogGround);
  const { onDismiss } = props;
  const keep = (event: Event): void => {
    if (!onDismiss) event.preventDefault();
  };
  return (
    <Radix.Root open={props.open} onOpenChange={(open) => !open && onDismiss?.()}>
      <Radix.Portal container={ground ?? undefined}>
        {/* Not Radix's overlay: it writes a style element, which the content security policy forbids. */}
        <div className="dialog-veil" />
        <Radix.Content
          className={props.className ? `dialog ${props.className}` : 'dialog'}
          onEscapeKeyDown={keep}
          onPointerDownOutside={keep}
          onInteractOutside={keep}
          onOpenAutoFocus={focusSafe}
          aria-describedby={undefined}
        >
          <Radix.Title>{props.title}</Radix.Title>
          {props.children}
          {props.actions && <div className="dialog-actions">{props.actions}</div>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
