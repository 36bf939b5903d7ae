// Owns writing to the window about one's case: what is added, what one does not agree with, a word to a rating.
import { ORPCError } from '@orpc/client';
import { useMutation } from '@tanstack/react-query';
import type { ParseKeys } from 'i18next';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { countCharacters } from '#shared/domain/text.ts';
import { useHallQueries } from '../../../api-provider.tsx';
import { useTyping } from '../../../input/use-typing.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { useHasMicrophone } from '../../../ui/microphone.ts';
import { useWaiting } from '../../../ui/use-waiting.ts';
import { Heading } from '../../heading.tsx';
import { Keys, useIsCompact } from '../../keys.tsx';
import { useKiosk } from '../../kiosk-context.ts';
import { Screen } from '../../screen.tsx';
import { useBusyUntil } from '../../use-busy.ts';
import { wordsMaximum } from '../../words-maximum.ts';
import { WordsField } from '../tell/words-field.tsx';

type Sending = { isPending: boolean; isError: boolean; error: Error | null };

const areas = ['kiosk', 'caseStatus'] as const;

/** `onHandIn` is given what was written, trimmed, and is not called again while it is on its way. */
export function WritingScreen(props: {
  title: ParseKeys<typeof areas>;
  lead: string;
  hint: string;
  handIn: string;
  most?: number;
  sending: Sending;
  onHandIn: (words: string) => void;
  /** The way to say it in person instead. */
  inPerson?: { text: string; choose: () => void };
}): ReactNode {
  const { t } = useTranslation(areas);
  const { dispatch, session } = useKiosk();
  const fieldRef = useRef<HTMLTextAreaElement>(null);
  const typing = useTyping(fieldRef);
  const { sending, inPerson, most = wordsMaximum } = props;
  const isCompact = useIsCompact();
  const words = session.typed;
  useBusyUntil(!sending.isPending);
  const waiting = useWaiting(sending.isPending);
  const isEmpty = words.trim() === '';
  const isOver = countCharacters(words) > most;
  const { error } = sending;
  const isAnswered = error instanceof ORPCError && error.defined;
  const isFull = isAnswered && error.code === 'CANNOT_SAVE';
  return (
    <Screen
      className="writing"
      title={<Heading area={areas}>{({ t }) => t(props.title)}</Heading>}
      lead={props.lead}
      read={
        <WordsField
          fieldRef={fieldRef}
          typing={typing}
          label={t(props.title)}
          hint={props.hint}
          text={words}
          most={most}
          onChange={(text) => dispatch({ do: 'type', text })}
        />
      }
      main={
        <Button
          kind="main"
          disabled={isEmpty || isOver}
          busy={waiting === 'none' ? null : t('review.handingIn')}
          onClick={() => !sending.isPending && props.onHandIn(words.trim())}
        >
          {isEmpty
            ? t('tell.wordsFirst')
            : isOver
              ? t('tell.wordsShorten')
              : sending.isError
                ? t('again')
                : props.handIn}
        </Button>
      }
    >
      {sending.isError && !sending.isPending && (
        <Banner
          kind="late"
          icon="warning"
          title={isFull ? t('full.title') : isAnswered ? t('fault.file') : t('fault.unknown')}
        >
          {isAnswered ? t('fault.what') : t('fault.once')}
        </Banner>
      )}
      {inPerson && !isCompact && (
        <Button small kind="lamp" icon="people" onClick={inPerson.choose}>
          {inPerson.text}
        </Button>
      )}
      <Keys typing={typing} lines ready={inPerson && isCompact ? [{ ...inPerson, isLamp: true }] : []} />
    </Screen>
  );
}

type Of = { caseNo: string; queryCode: string; requestId: string };

/** 我想补充几句. */
export function SupplementScreen(props: Of): ReactNode {
  const { t } = useTranslation(['kiosk', 'say']);
  const { dispatch, asking, newRequestId, session } = useKiosk();
  // Not once something is written: going there would clear it.
  const maySay = useHasMicrophone() && session.typed === '';
  const say = { text: t('say:offer'), choose: () => dispatch({ do: 'go', to: { name: 'say-more', ...props } }) };
  const queries = useHallQueries();
  const { queryCode } = props;
  const request = useRef({ id: props.requestId, words: '' });
  const add = useMutation(
    queries.cases.supplement.mutationOptions({
      onMutate: asking,
      onSuccess: (status, _input, asked) => {
        const upon = { name: 'said', status } as const;
        dispatch({ do: 'answer', ...asked, move: { do: 'case-changed', status, queryCode, upon } });
      },
    }),
  );
  return (
    <WritingScreen
      title="supplement.title"
      {...(maySay && { inPerson: say })}
      lead={t('supplement.lead')}
      hint={t('supplement.hint')}
      handIn={t('supplement.handIn')}
      sending={add}
      onHandIn={(words) => {
        // Other words than those whose answer got lost are another request: these are not taken for them.
        if (add.isError && request.current.words !== words) request.current.id = newRequestId();
        request.current.words = words;
        add.mutate({ ...props, requestId: request.current.id, words });
      }}
    />
  );
}

/** 我不同意: somebody else looks at it again. Whoever would rather speak has objected by one touch, too. */
export function ObjectScreen(props: Of): ReactNode {
  const { t } = useTranslation('caseStatus');
  const { dispatch, asking, session } = useKiosk();
  const queries = useHallQueries();
  const { queryCode } = props;
  const inPerson = t('object.inPersonWords');
  const object = useMutation(
    queries.cases.object.mutationOptions({
      onMutate: asking,
      onSuccess: (status, _input, asked) =>
        dispatch({ do: 'answer', ...asked, move: { do: 'case-changed', status, queryCode, upon: null } }),
    }),
  );
  const send = (words: string): void => {
    if (!object.isPending) object.mutate({ ...props, words });
  };
  return (
    <WritingScreen
      title="caseStatus:object.title"
      lead={t('object.lead')}
      hint={t('object.hint')}
      handIn={t('object.handIn')}
      sending={object}
      onHandIn={send}
      inPerson={{
        text: inPerson,
        // What was written so far goes with it.
        choose: () => send([session.typed.trim(), inPerson].filter(Boolean).join('\n')),
      }}
    />
  );
}
