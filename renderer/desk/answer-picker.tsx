// Owns picking a ready answer while writing to a citizen: a menu by keys, whose words go into the text and are gone on from.
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, type RefObject, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReadyAnswer } from '#shared/contract/catalogue.ts';
import { type Blank, blanksOf } from '#shared/domain/answer-blanks.ts';
import { useHallQueries } from '../api-provider.tsx';
import { useSay } from '../i18n/use-words.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ChoiceKeys } from './calling/choice-menu.tsx';
import { ErrorLine } from './error-line.tsx';
import { useSingleKeysOn } from './single-keys.ts';
import './calling/calling.css';
import './answer-picker.css';

/** One a line, as far as they go. */
const keys = '123456789abcdefghijklmnopqrstuvwxyz';

/** `use`: what is being written; answers for anything are offered too, after those for this. */
export function AnswerPicker(props: {
  use: Exclude<ReadyAnswer['use'], 'any'>;
  onPick: (words: string) => void;
  /** The text they go into: it has the focus afterwards, at the first place to be filled in. */
  field?: RefObject<HTMLTextAreaElement | null>;
}): ReactNode {
  const { t } = useTranslation('hallEditor');
  const say = useSay();
  const queries = useHallQueries();
  const { use, field } = props;
  const areLettersOn = useSingleKeysOn();
  const [isOpen, setOpen] = useState(false);
  const [picked, setPicked] = useState<string | null>(null);
  const { data, error, isFetching, refetch } = useQuery(queries.catalogue.answers.queryOptions());
  // Once the dialog is gone: it gives the focus back to the button.
  useEffect(() => {
    if (picked === null) return;
    const timer = setTimeout(() => {
      setPicked(null);
      goOn(field?.current ?? null, picked);
    }, 0);
    return () => clearTimeout(timer);
  }, [picked, field]);
  const of = (wanted: ReadyAnswer['use']): readonly ReadyAnswer[] => data?.filter((each) => each.use === wanted) ?? [];
  const offered = [...of(use), ...of('any')];
  const open = (): void => {
    if (error !== null) void refetch();
    setOpen(true);
  };
  const close = (): void => setOpen(false);
  const pick = (code: string): void => {
    const words = offered.find((answer) => answer.code === code)?.words;
    close();
    if (words === undefined) return;
    setPicked(words);
    props.onPick(words);
  };
  return (
    <>
      <Button small icon="paper" className="answers-open" onClick={open}>
        {t('answers.open')}
      </Button>
      <Dialog
        // Its keys work from the moment it is there.
        open={isOpen && (data !== undefined || !isFetching)}
        className="dialog-menu dialog-answers"
        title={t('answers.title', { use: t(`use.${use}`) })}
        onDismiss={close}
        actions={<Button onClick={close}>{t('answers.close')}</Button>}
      >
        {offered.length > 0 && (
          <ChoiceKeys
            options={offered.map(({ code, name, words }, at) => ({
              value: code,
              label: say(name),
              key: keys.charAt(at),
              more: words,
            }))}
            onChoose={pick}
            isFirst
          />
        )}
        {data && offered.length === 0 && <p className="quiet">{t('answers.none')}</p>}
        <ErrorLine error={error} />
        {offered.length > 0 && <p className="caption">{t(areLettersOn ? 'answers.keys' : 'answers.keysOff')}</p>}
      </Dialog>
    </>
  );
}

/** What was written with a ready answer after it, on a line of its own. */
export function withAnswer(written: string, words: string): string {
  return written.trim() === '' ? words : `${written.trimEnd()}\n${words}`;
}

/** Into the text, with what is to be filled in chosen, so that typing replaces it. */
function goOn(field: HTMLTextAreaElement | null, words: string): void {
  field?.focus();
  const from = field?.value.lastIndexOf(words) ?? -1;
  const [first] = blanksOf(words);
  if (from >= 0 && first) chooseIn(field, { ...first, at: from + first.at });
}

/** Typing replaces it; where the text is longer than its field, it is scrolled to. */
export function chooseIn(field: HTMLTextAreaElement | null, { at, words }: Blank): void {
  if (field === null) return;
  // Only coming to a field scrolls it, and only to a caret that chooses nothing.
  field.blur();
  field.setSelectionRange(at, at);
  field.focus();
  field.setSelectionRange(at, at + words.length);
}
