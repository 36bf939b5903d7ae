// Owns 一起看: somebody's draft as they write it at a kiosk, filled in from here with the counter's own fields; handing in is theirs.
import { ORPCError } from '@orpc/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssistEnd, AssistView, DraftPart } from '#shared/contract/assist.ts';
import { assistBeatMs, draftParts } from '#shared/domain/draft-parts.ts';
import { spokenLength } from '#shared/domain/spoken-length.ts';
import { onlySilence, useHallQueries } from '../../api-provider.tsx';
import { useLanguage } from '../../i18n/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorLine } from '../error-line.tsx';
import { type Filing, filingFields, newFiling, tripsOf } from '../filing.ts';
import { type WhatField, WhatFields, type WhoField, WhoFields } from '../filing-fields.tsx';
import { usePageTitle } from '../use-page-title.ts';
import { type Refused, useWriting } from './use-writing.ts';
import './at-hand.css';

export function AtHandScreen(): ReactNode {
  const { id } = useParams({ from: '/at-hand/$id' });
  return <Looking key={id} id={id} />;
}

/** Whether the hall has said that this draft is not shared with us any more. */
const isAnswered = (error: unknown): boolean =>
  error instanceof ORPCError && (error.code === 'ASSIST_OVER' || error.code === 'ASSIST_TAKEN');

function Looking({ id }: { id: string }): ReactNode {
  const queries = useHallQueries();
  const language = useLanguage();
  const asked = useQuery(
    queries.assist.get.queryOptions({
      input: { id, language },
      staleTime: 0,
      // What somebody writes is not kept by a desk that does not look.
      gcTime: 0,
      // Once it is over, or another's, there is nothing more to hear of it.
      enabled: ({ state }) => !isAnswered(state.error),
      refetchInterval: assistBeatMs,
      refetchIntervalInBackground: true,
      retry: onlySilence,
    }),
  );
  const { data, error } = asked;
  if (error instanceof ORPCError && error.code === 'ASSIST_OVER')
    return <Over why={(error.data as { why: AssistEnd | null }).why} />;
  if (error instanceof ORPCError && error.code === 'ASSIST_TAKEN')
    return <Taken by={(error.data as { by: string | null }).by} />;
  if (!data) return <ErrorLine error={error} />;
  return <Together view={data} lineError={error} />;
}

const fieldPart = (field: WhatField | WhoField): DraftPart => field;

function Together({ view, lineError }: { view: AssistView; lineError: unknown }): ReactNode {
  const { t } = useTranslation(['atHand', 'desk']);
  usePageTitle(t('desk.title'));
  const language = useLanguage();
  const writing = useWriting(view, language);
  const [trips, setTrips] = useState<string | null>(null);
  const { shown } = writing;
  const blank = newFiling('');
  const tripsText = trips ?? (typeof shown.trips === 'number' ? String(shown.trips) : '');
  const what = {
    kind: shown.kind ?? null,
    matterCode: shown.matterCode ?? null,
    failedAtUnit: shown.failedAtUnit ?? null,
    words: shown.words ?? '',
    trips: tripsText,
  };
  const fields = Object.fromEntries(filingFields.map((field) => [field, shown[field] ?? ''])) as Filing['fields'];
  const put = ({ trips: typed, ...rest }: Partial<Omit<typeof what, 'kind'>>): void => {
    if (typed !== undefined) {
      const number = tripsOf(typed);
      setTrips(number === 'wrong' ? typed : null);
      if (number !== 'wrong') writing.write({ trips: number });
      return;
    }
    writing.write(rest);
  };
  const says = (field: WhatField | WhoField): string | null => {
    if (field === 'trips' && tripsOf(tripsText) === 'wrong') return t('desk:file.tripsWrong');
    return view.problems.find(({ path }) => path === field || path === `person.${field}`)?.message ?? null;
  };
  const notes = (field: WhatField | WhoField): ReactNode => {
    const part = fieldPart(field);
    if (view.touching === part) return <span className="theirs">{t('desk.writing')}</span>;
    return view.byHelper.includes(part) ? t('desk.yours') : null;
  };
  return (
    <section className="col file-form at-hand" aria-label={t('desk.title')}>
      <div className="row">
        <div className="grow">
          <h1>{t('desk.title')}</h1>
          <p className="caption" role="status">
            {t('desk.screen', { terminal: view.terminal, screen: t(`desk:help.screen.${view.screen}`) })}
          </p>
        </div>
        <span className="caption">{t('desk.keys')}</span>
        <Leave id={view.id} />
      </div>
      <p className="card card-warm">{t('desk.citizenHandsIn')}</p>
      {writing.refused.map((refused) => (
        <NotTaken
          key={JSON.stringify(refused.parts)}
          refused={refused}
          onAnswer={(useMine) => writing.answer(refused, useMine)}
        />
      ))}
      <ErrorLine error={writing.error ?? lineError} />
      <div className="file-columns">
        <section className="card col file-what">
          <WhatFields
            what={what}
            onKind={(kind) => writing.write({ kind })}
            put={put}
            says={says}
            notes={notes}
            wordsHint={
              view.spokenSeconds !== null && t('desk.spoken', { length: spokenLength(view.spokenSeconds, language) })
            }
          />
        </section>
        <section className="card col file-who">
          <WhoFields
            who={{ role: shown.role ?? null, fields: { ...blank.fields, ...fields } }}
            onRole={(role) => writing.write({ role })}
            onField={(field, text) => writing.write({ [field]: text })}
            says={says}
            notes={notes}
          />
        </section>
      </div>
    </section>
  );
}

/** As the counter's fields are called. */
const labelOf = (part: DraftPart) =>
  part === 'matterCode' ? 'matter' : part === 'failedAtUnit' ? 'failedAt' : part === 'role' ? 'who' : part;

/** What was written here and did not go through is not lost: it may still be used. */
function NotTaken(props: { refused: Refused; onAnswer: (useMine: boolean) => void }): ReactNode {
  const { t } = useTranslation(['atHand', 'desk']);
  const { parts, why } = props.refused;
  // What was chosen is named by its field: nobody reads its code.
  const texts = draftParts.flatMap((part) => {
    const value = parts[part];
    if (value === undefined) return [];
    const label = labelOf(part);
    const isChosen = part === 'kind' || label !== part;
    return isChosen || value === null || value === '' ? t(`desk:file.${label}`) : String(value);
  });
  return (
    <div className="error-line" role="alert">
      <span className="grow">
        {t(`desk.refused.${why}`)} <b>{texts.join(' · ')}</b>
      </span>
      <Button small onClick={() => props.onAnswer(false)}>
        {t('desk.useTheirs')}
      </Button>
      <Button small onClick={() => props.onAnswer(true)}>
        {t('desk.useMine')}
      </Button>
    </div>
  );
}

function Leave({ id }: { id: string }): ReactNode {
  const { t } = useTranslation('atHand');
  const queries = useHallQueries();
  const client = useQueryClient();
  const navigate = useNavigate();
  const leave = useMutation(
    queries.assist.leave.mutationOptions({
      onSuccess: () => {
        void client.invalidateQueries({ queryKey: queries.assist.open.key() });
        void navigate({ to: '/' });
      },
    }),
  );
  return (
    <>
      <ErrorLine error={leave.error} />
      <Button busy={leave.isPending ? t('desk.leaving') : null} onClick={() => leave.mutate({ id })}>
        {t('desk.leave')}
      </Button>
    </>
  );
}

function Over({ why }: { why: AssistEnd | null }): ReactNode {
  const { t } = useTranslation('atHand');
  return (
    <Ended
      title={t(`desk.over.${why ?? 'unknown'}`)}
      more={t(why === 'silent' ? 'desk.over.silentMore' : 'desk.over.more')}
    />
  );
}

function Taken({ by }: { by: string | null }): ReactNode {
  const { t } = useTranslation('atHand');
  return by === null ? (
    <Ended title={t('desk.notTaken')} more={t('desk.notTakenMore')} />
  ) : (
    <Ended title={t('desk.taken', { name: by })} more={t('desk.takenMore')} />
  );
}

function Ended(props: { title: string; more: string }): ReactNode {
  const { t } = useTranslation('atHand');
  const navigate = useNavigate();
  return (
    <section className="card col at-hand-over" role="status">
      <h1>{props.title}</h1>
      <p>{props.more}</p>
      <Button kind="main" autoFocus onClick={() => void navigate({ to: '/' })}>
        {t('desk.over.back')}
      </Button>
    </section>
  );
}
