// Owns telling what happened by saying it, in the telling's own order: used, it is part of the case like words.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useKiosk } from '../../kiosk-context.ts';
import type { Draft } from '../../session.ts';
import { SayFlow } from './say-flow.tsx';

export function TellSayScreen(props: { draft: Draft }): ReactNode {
  const { t } = useTranslation('say');
  const { dispatch, asking } = useKiosk();
  const { draft } = props;
  const write = (): void => dispatch({ do: 'write-instead' });
  return (
    <SayFlow
      step={3}
      kept={draft.recording}
      useWords={t('use')}
      onUse={(recording) => {
        // It takes a moment to come: whoever has gone meanwhile, or tapped twice, has had their answer.
        const asked = asking();
        dispatch({ do: 'answer', ...asked, move: { do: 'tell', part: { recording } } });
        dispatch({ do: 'answer', ...asked, move: { do: 'told', question: 'words' } });
      }}
      onHold={(holds) => dispatch({ do: 'replace', by: { name: 'tell-say', holds } })}
      onWrite={write}
      onRemove={() => {
        dispatch({ do: 'tell', part: { recording: null } });
        // What was told must still be told, one way or the other.
        if (draft.words.trim() === '') write();
        else dispatch({ do: 'told', question: 'words' });
      }}
    />
  );
}
