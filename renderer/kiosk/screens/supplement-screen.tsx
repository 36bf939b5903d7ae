// Owns 我想补充几句: the citizen adds words to their own case, once however often it is tapped.
import { isDefinedError } from '@orpc/client';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { countCharacters } from '#shared/domain/text.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { Keyboard } from '../../input/keyboard.tsx';
import { useTyping } from '../../input/use-typing.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { useWaiting } from '../../ui/use-waiting.ts';
import { useKiosk } from '../kiosk-context.ts';
import { Screen } from '../screen.tsx';
import { useBusyUntil } from '../use-busy.ts';
import { wordsMaximum } from '../words-maximum.ts';
import { WordsField } from './tell/words-field.tsx';

export function SupplementScreen(props: { caseNo: string; queryCode: string; requestId: string }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { dispatch, session, asking } = useKiosk();
  const queries = useHallQueries();
  const fieldRef = useRef<HTMLTextAreaElement>(null);
  const typing = useTyping(fieldRef);
  const { caseNo, queryCode, requestId } = props;
  const words = session.typed;
  const add = useMutation(
    queries.cases.supplement.mutationOptions({
      onMutate: asking,
      onSuccess: (status, _input, asked) =>
        dispatch({ do: 'answer', ...asked, move: { do: 'supplemented', status, queryCode } }),
    }),
  );
  useBusyUntil(!add.isPending);
  const waiting = useWaiting(add.isPending);
  const isEmpty = words.trim() === '';
  const isOver = countCharacters(words) > wordsMaximum;
  const isAnswered = isDefinedError(add.error);
  const isFull = isDefinedError(add.error) && add.error.code === 'CANNOT_SAVE';
  return (
    <Screen
      className="writing"
      title={t('supplement.title')}
      lead={t('supplement.lead')}
      read={
        <WordsField
          fieldRef={fieldRef}
          label={t('supplement.title')}
          hint={t('supplement.hint')}
          text={words}
          onChange={(text) => dispatch({ do: 'type', text })}
        />
      }
      main={
        <Button
          kind="main"
          disabled={isEmpty || isOver}
          busy={waiting === 'none' ? null : t('review.handingIn')}
          onClick={() => !add.isPending && add.mutate({ requestId, caseNo, queryCode, words: words.trim() })}
        >
          {isEmpty
            ? t('tell.wordsFirst')
            : isOver
              ? t('tell.wordsShorten')
              : add.isError
                ? t('again')
                : t('supplement.handIn')}
        </Button>
      }
    >
      {add.isError && !add.isPending && (
        <Banner
          kind="late"
          icon="warning"
          title={isFull ? t('full.title') : isAnswered ? t('fault.file') : t('fault.unknown')}
        >
          {isAnswered ? t('fault.what') : t('fault.once')}
        </Banner>
      )}
      <Keyboard typing={typing} lines />
    </Screen>
  );
}
