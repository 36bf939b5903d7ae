// Owns the heart of telling: what happened, in the citizen's own words, or with ready ones, or said in person.
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { spokenLength } from '#shared/domain/spoken-length.ts';
import { countCharacters } from '#shared/domain/text.ts';
import { useLanguageFacts } from '../../../i18n/languages-ground.ts';
import { useSay } from '../../../i18n/use-words.ts';
import { useTyping } from '../../../input/use-typing.ts';
import { Button } from '../../../ui/button.tsx';
import { useHasMicrophone } from '../../../ui/microphone.ts';
import { Heading } from '../../heading.tsx';
import { Keys, useIsCompact } from '../../keys.tsx';
import { useKiosk } from '../../kiosk-context.ts';
import { Screen } from '../../screen.tsx';
import type { Draft } from '../../session.ts';
import { useRows } from '../../use-rows.ts';
import { wordsMaximum } from '../../words-maximum.ts';
import { WordsField } from './words-field.tsx';

function Phrases(props: {
  phrases: readonly string[];
  onPut: (phrase: string) => void;
  onSayInPerson: () => void;
}): ReactNode {
  const { t } = useTranslation('kiosk');
  const ref = useRef<HTMLDivElement>(null);
  useRows(ref);
  return (
    <div className="phrases" data-give="4" ref={ref}>
      {props.phrases.map((phrase) => (
        <Button key={phrase} small onClick={() => props.onPut(phrase)}>
          {phrase}
        </Button>
      ))}
      <Button small kind="lamp" icon="people" onClick={props.onSayInPerson}>
        {t('tell.inPerson')}
      </Button>
    </div>
  );
}

export function TellWordsScreen(props: { draft: Draft }): ReactNode {
  const { t } = useTranslation(['kiosk', 'say']);
  const { dispatch, catalogue, session } = useKiosk();
  const fieldRef = useRef<HTMLTextAreaElement>(null);
  const typing = useTyping(fieldRef);
  const say = useSay();
  const { draft } = props;
  const matter = catalogue.matters.find(({ code }) => code === draft.matterCode);
  const { marks } = useLanguageFacts(session.language);
  // What happens to most stands first, and is not said again as one of the matter's own troubles.
  const gone = t('tell.phrase.gone', { lng: 'zh-CN' });
  const stuck = matter?.stuckReasons.filter(({ zh }) => zh !== gone).map(say) ?? [];
  const phrases = [t('tell.phrase.gone'), t('tell.phrase.broken'), ...stuck, t('tell.phrase.ignored')];
  const goOn = (): void => dispatch({ do: 'told', question: 'words' });
  const hasMicrophone = useHasMicrophone();
  const { recording } = draft;
  const isEmpty = draft.words.trim() === '' && recording === null;
  const isOver = countCharacters(draft.words) > wordsMaximum;
  const put = (phrase: string): void => typing.put(`${phrase}${marks.stop}`);
  const sayInPerson = (): void => {
    if (isEmpty) dispatch({ do: 'tell', part: { words: t('tell.inPersonWords') } });
    else put(t('tell.inPersonWords'));
    goOn();
  };
  const isCompact = useIsCompact();
  const offer = recording
    ? t('say:has', { length: spokenLength(recording.seconds, session.language) })
    : hasMicrophone && t('say:offer');
  const sayIt = (): void => dispatch({ do: 'go', to: { name: 'tell-say' } });
  const ready = [
    ...(offer ? [{ text: offer, choose: sayIt }] : []),
    { text: t('tell.inPerson'), isLamp: true, choose: sayInPerson },
    ...phrases.map((text) => ({ text, choose: () => put(text) })),
  ];
  return (
    <Screen
      step={3}
      className="writing"
      title={<Heading>{({ t }) => t('tell.words')}</Heading>}
      lead={t('tell.wordsLead')}
      read={
        <WordsField
          fieldRef={fieldRef}
          typing={typing}
          label={t('tell.words')}
          hint={t('tell.wordsHint')}
          text={draft.words}
          onChange={(words) => dispatch({ do: 'tell', part: { words } })}
        />
      }
      main={
        <Button kind="main" {...(!isEmpty && { iconEnd: 'next' as const })} disabled={isEmpty || isOver} onClick={goOn}>
          {isEmpty
            ? hasMicrophone
              ? t('say:first')
              : t('tell.wordsFirst')
            : isOver
              ? t('tell.wordsShorten')
              : t('next')}
        </Button>
      }
    >
      {!isCompact && (
        <>
          {offer && (
            <Button icon="mic" className="say-offer" onClick={sayIt}>
              {offer}
            </Button>
          )}
          <Phrases phrases={phrases} onPut={put} onSayInPerson={sayInPerson} />
        </>
      )}
      <Keys typing={typing} lines ready={isCompact ? ready : []} />
    </Screen>
  );
}
