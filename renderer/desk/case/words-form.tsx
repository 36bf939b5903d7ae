// Owns writing a few words and sending them: kept until they have arrived, counted as seen, sent once however often it is pressed.
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countCharacters } from '#shared/domain/text.ts';
import { newRequestId } from '../../new-request-id.ts';
import { Button, type ButtonProps } from '../../ui/button.tsx';
import { ErrorLine } from '../error-line.tsx';
import { isCode } from '../error-words.ts';
import { TextArea } from '../field.tsx';
import { useProblemWords } from '../problem-words.ts';

/** The requestId stays with the words until they have arrived. */
export type WordsDraft = { readonly words: string; readonly requestId: string | null };
export const emptyWords: WordsDraft = { words: '', requestId: null };

export function WordsForm(props: {
  label: string;
  hint?: string;
  draft: WordsDraft;
  onDraft: (draft: WordsDraft) => void;
  /** Characters as seen. */
  max: number;
  error: unknown;
  busy: string | null;
  action: string;
  kind?: ButtonProps['kind'];
  onSend: (words: string, requestId: string) => void;
  onCancel?: () => void;
  isFocused?: boolean;
  /** Between the words and the button. */
  children?: ReactNode;
}): ReactNode {
  const { t } = useTranslation('desk');
  const { draft, onDraft, max } = props;
  const [isTold, setTold] = useState(false);
  const count = countCharacters(draft.words);
  const refused = useProblemWords(props.error);
  const isEmpty = draft.words.trim() === '';
  const problem =
    count > max ? t('words.over', { count: count - max, max }) : isTold && isEmpty ? t('words.empty') : refused();
  const submit = (event?: FormEvent): void => {
    event?.preventDefault();
    setTold(true);
    if (props.busy || isEmpty || count > max) return;
    // Once they have arrived the field is empty, and nothing is wrong with that.
    setTold(false);
    const requestId = draft.requestId ?? newRequestId();
    onDraft({ words: draft.words, requestId });
    props.onSend(draft.words, requestId);
  };
  return (
    <form className="col words-form" onSubmit={submit}>
      <TextArea
        label={props.label}
        hint={props.hint ?? (count > max * 0.8 ? t('words.count', { count, max }) : undefined)}
        rows={2}
        value={draft.words}
        // Other words are another request.
        onText={(words) => onDraft({ words, requestId: null })}
        error={problem}
        autoFocus={props.isFocused ?? false}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
        }}
      />
      {props.children}
      {!isCode(props.error, 'INVALID_INPUT') && (
        <ErrorLine error={props.error}>
          {isCode(props.error, 'CASE_CHANGED') && <span>{t('case.wordsKept')}</span>}
        </ErrorLine>
      )}
      <div className="row">
        {props.onCancel && <Button onClick={props.onCancel}>{t('cancel')}</Button>}
        <Button submit kind={props.kind ?? 'plain'} className="grow" busy={props.busy} title={t('words.keys')}>
          {props.action}
        </Button>
      </div>
    </form>
  );
}
