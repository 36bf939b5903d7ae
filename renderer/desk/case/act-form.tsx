// Owns what all forms of a case have in common: the draft, one press sent once, and words that stay until they have arrived.
import { useMutation } from '@tanstack/react-query';
import {
  type ComponentProps,
  createContext,
  type FormEvent,
  type ReactNode,
  type RefObject,
  useContext,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#shared/contract/case-detail.ts';
import { countCharacters } from '#shared/domain/text.ts';
import { Button, type ButtonProps } from '../../ui/button.tsx';
import { AnswerPicker, withAnswer } from '../answer-picker.tsx';
import { useDesk, useDraft } from '../desk-context.ts';
import { ErrorLine } from '../error-line.tsx';
import { isCode } from '../error-words.ts';
import { TextArea } from '../field.tsx';
import { useProblemWords } from '../problem-words.ts';
import { useAfterAct } from '../use-case-acts.ts';
import { type Picked, usePicked, useUnfilled } from './use-unfilled.ts';
import './act-form.css';

/** Where several forms share a place: told that the one open there was carried out, and nothing in it waits. */
export const ActDone = createContext<() => void>(() => undefined);

/** A case as an act names it. */
export type OnCase = { readonly caseNo: string; readonly version: number };

/** An act under way: what was written for it, and how it went. */
export type Act<D, I> = {
  readonly draft: D;
  /** Where it is written. */
  readonly form: RefObject<HTMLFormElement | null>;
  set(change: Partial<D>): void;
  send(input: I): void;
  /** Sending was tried: what is missing is said from then on. */
  readonly isTold: boolean;
  tell(): void;
  /** Of the ready answers. */
  readonly picked: Picked;
  readonly isPending: boolean;
  readonly error: unknown;
  /** The hall's words for a field it refused. */
  problem(path: string): string | null;
};

/** `place`: the draft's, within the case. `onDone`: it was carried out. */
export function useAct<D extends object, I extends OnCase>(
  detail: OnCase,
  place: string,
  empty: D,
  call: (input: I) => Promise<CaseDetail>,
  onDone?: () => void,
): Act<D, Omit<I, 'caseNo' | 'version'>> {
  const { caseNo, version } = detail;
  const name = `${caseNo}/${place}`;
  const { drafts } = useDesk();
  const picked = usePicked(drafts.has(name));
  const [draft, setDraft, clear] = useDraft(name, empty);
  const sent = useRef<unknown>(undefined);
  const form = useRef<HTMLFormElement>(null);
  const [isTold, setTold] = useState(false);
  const after = useAfterAct(caseNo);
  const done = useContext(ActDone);
  const sending = useMutation<CaseDetail, Error, I>({
    mutationFn: call,
    onError: after.onError,
    onSuccess(next) {
      after.onSuccess(next);
      setTold(false);
      // What was typed while it was on its way has not been sent, and stays.
      if (drafts.get(name) === sent.current) {
        clear();
        picked.forget();
        leaveField(form.current);
        done();
      }
      onDone?.();
    },
  });
  const problem = useProblemWords(sending.error);
  return {
    // A draft of an earlier version of the program may lack a field.
    draft: { ...empty, ...draft },
    form,
    set: (change) => setDraft({ ...empty, ...draft, ...change }),
    send(input) {
      sent.current = drafts.get(name);
      sending.mutate({ ...input, caseNo, version } as unknown as I);
    },
    isTold,
    tell: () => setTold(true),
    picked,
    isPending: sending.isPending,
    error: sending.error,
    problem,
  };
}

/** What was written has been sent: letters open the next act, and do not go on being written. A form opened meanwhile keeps its keyboard. */
function leaveField(form: HTMLFormElement | null): void {
  const field = document.activeElement;
  if (field instanceof HTMLElement && form?.contains(field)) field.blur();
}

/** Whether these are words: at least one sign, and at most `max` characters as seen. */
export function areWords(text: string, max: number): boolean {
  return text.trim() !== '' && countCharacters(text) <= max;
}

/** Ctrl + Enter anywhere in it sends, but no ready answer that is still to be filled in. `input` null: something is missing, which the fields say themselves. */
export function ActForm<D, I>(props: {
  act: Act<D, I>;
  input: I | null;
  action: string;
  kind?: ButtonProps['kind'];
  /** Asks first; without it, it is sent. */
  onReady?: (input: I) => void;
  /** Beside the button that sends. */
  beside?: ReactNode;
  children?: ReactNode;
}): ReactNode {
  const { t } = useTranslation('desk');
  const { act, input, onReady = act.send } = props;
  const submit = (event?: FormEvent): void => {
    event?.preventDefault();
    act.tell();
    if (!act.isPending && !act.picked.isHeldBack() && input !== null) onReady(input);
  };
  return (
    <form
      ref={act.form}
      className="col words-form"
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        submit();
      }}
    >
      {props.children}
      <ErrorLine error={act.error}>
        {isCode(act.error, 'CASE_CHANGED', 'NOT_NOW') && <span>{t('case.wordsKept')}</span>}
      </ErrorLine>
      <div className="row">
        {props.beside}
        <Button
          submit
          kind={props.kind ?? 'main'}
          className="grow"
          busy={act.isPending ? t('case.saving') : null}
          title={t('words.keys')}
        >
          {props.action}
        </Button>
      </div>
    </form>
  );
}

/** Words somebody writes with an act: counted as seen, and said when they are missing or too many. */
export function WordsArea(props: {
  label: ReactNode;
  value: string;
  onText: (text: string) => void;
  /** Characters as seen. */
  max: number;
  act: Pick<Act<unknown, never>, 'isTold' | 'problem' | 'picked'>;
  /** The field's name at the hall. */
  path?: string;
  hint?: ReactNode;
  /** They may be left out. */
  isOptional?: boolean;
  isFocused?: boolean;
  rows?: number;
  /** Ready answers of this use are offered. */
  answers?: ComponentProps<typeof AnswerPicker>['use'];
}): ReactNode {
  const { t } = useTranslation('desk');
  const { value, max, act, path = 'words' } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const unfilled = useUnfilled(value, act.picked, field, props.answers !== undefined);
  const count = countCharacters(value);
  const problem =
    count > max
      ? t('words.over', { count: count - max, max })
      : act.isTold && value.trim() === '' && !props.isOptional
        ? t('words.empty')
        : act.isTold && unfilled.length > 0
          ? t('words.unfilled', { blanks: [...new Set(unfilled.map((blank) => blank.words))].join('') })
          : act.problem(path);
  const pick = (words: string): void => {
    act.picked.add(words);
    props.onText(withAnswer(value, words));
  };
  return (
    <div className="words-area">
      {props.answers && <AnswerPicker use={props.answers} field={field} onPick={pick} />}
      <TextArea
        ref={field}
        label={props.label}
        hint={count > max * 0.8 ? t('words.count', { count, max }) : props.hint}
        rows={props.rows ?? 2}
        value={value}
        onText={props.onText}
        error={problem}
        autoFocus={props.isFocused ?? false}
      />
    </div>
  );
}
