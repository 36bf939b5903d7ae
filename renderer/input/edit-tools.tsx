// Owns the ways back: undo, redo, and emptying the field, which one undo brings back.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icons.tsx';
import { Key } from './key.tsx';
import type { Typing } from './typing.ts';
import { useTypingState } from './use-typing.ts';

/** `isShort`: without redo, where there is room for two. */
export function EditTools(props: { typing: Typing; isShort?: boolean }): ReactNode {
  const { t } = useTranslation('typing');
  const { typing } = props;
  const { canUndo, canRedo, isEmpty } = useTypingState(typing);
  return (
    <>
      <Key
        className="edit-tool"
        label={<Icon name="undo" />}
        name={t('undo')}
        disabled={!canUndo}
        press={typing.undo}
      />
      {!props.isShort && (
        <Key
          className="edit-tool"
          label={<Icon name="redo" />}
          name={t('redo')}
          disabled={!canRedo}
          press={typing.redo}
        />
      )}
      <Key
        className="edit-tool"
        label={<Icon name="clear" />}
        name={t('clear')}
        disabled={isEmpty}
        press={typing.clear}
      />
    </>
  );
}
