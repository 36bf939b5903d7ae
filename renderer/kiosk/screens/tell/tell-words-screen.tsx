// Owns the heart of telling: what happened, in the citizen's own words, or with ready ones, or said in person.
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { countCharacters } from '#shared/domain/text.ts';
import { useSay } from '../../../i18n/use-words.ts';
import { Keyboard } from '../../../input/keyboard.tsx';
import { useTyping } from '../../../input/use-typing.ts';
import { Button } from '../../../ui/button.tsx';
import { useKiosk } from '../../kiosk-context.ts';
import { Screen } from '../../screen.tsx';
import { afterTelling, type Draft } from '../../session.ts';
import { wordsMaximum } from '../../words-maximum.ts';
import { WordsField } from './words-field.tsx';

/** Ready phrases of a line's length: what does not fit on the line is left to one's own words. */
const LINE_SIGNS = { normal: 26, large: 17 } as const;

function phrasesThatFit(phrases: readonly string[], signs: number): string[] {
  const fitting: string[] = [];
  let left = signs;
  for (const phrase of phrases) {
    const needed = [...phrase].length + 1;
    if (needed > left) continue;
    fitting.push(phrase);
    left -= needed;
  }
  return fitting;
}

export function TellWordsScreen(props: { draft: Draft }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { dispatch, catalogue, session, orientation } = useKiosk();
  const fieldRef = useRef<HTMLTextAreaElement>(null);
  const typing = useTyping(fieldRef);
  const say = useSay();
  const { draft } = props;
  const matter = catalogue.matters.find(({ code }) => code === draft.matterCode);
  const isEnglish = session.language === 'en';
  const usual = [t('tell.phrase.gone'), t('tell.phrase.broken'), t('tell.phrase.ignored')];
  const room = session.modes.large ? LINE_SIGNS.large : LINE_SIGNS.normal;
  const inPerson = t('tell.inPerson');
  const phrases = phrasesThatFit(
    !matter ? usual : [...matter.stuckReasons.map(say), ...usual],
    (isEnglish ? room * 2 : room) * (orientation === 'landscape' ? 1.25 : 1) - [...inPerson].length - 1,
  );
  const goOn = (): void => dispatch({ do: 'go', to: afterTelling('words', draft) });
  const isEmpty = draft.words.trim() === '';
  const isOver = countCharacters(draft.words) > wordsMaximum;
  const put = (phrase: string): void => {
    const end = isEnglish ? '. ' : '。';
    typing.put(`${phrase}${end}`);
  };
  const sayInPerson = (): void => {
    if (isEmpty) dispatch({ do: 'tell', part: { words: t('tell.inPersonWords') } });
    else put(t('tell.inPersonWords'));
    goOn();
  };
  return (
    <Screen
      step={3}
      className="writing"
      title={t('tell.words')}
      lead={t('tell.wordsLead')}
      read={
        <WordsField
          fieldRef={fieldRef}
          label={t('tell.words')}
          hint={t('tell.wordsHint')}
          text={draft.words}
          onChange={(words) => dispatch({ do: 'tell', part: { words } })}
        />
      }
      main={
        <Button kind="main" {...(!isEmpty && { iconEnd: 'next' as const })} disabled={isEmpty || isOver} onClick={goOn}>
          {isEmpty ? t('tell.wordsFirst') : isOver ? t('tell.wordsShorten') : t('next')}
        </Button>
      }
    >
      <div className="phrases" data-give="4">
        {phrases.map((phrase) => (
          <Button key={phrase} small onClick={() => put(phrase)}>
            {phrase}
          </Button>
        ))}
        <Button small kind="lamp" icon="people" onClick={sayInPerson}>
          {inPerson}
        </Button>
      </div>
      <Keyboard typing={typing} lines />
    </Screen>
  );
}
