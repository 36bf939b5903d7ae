// Owns what follows an answer: what happens now, said first; then 好差评 for whoever wants to, left out by one touch.
import { isDefinedError } from '@orpc/client';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseStatus, Done } from '#shared/contract/case-shapes.ts';
import type { BadReason } from '#shared/contract/rating.ts';
import { useHallQueries } from '../../../api-provider.tsx';
import { dayParts } from '../../../i18n/dates.ts';
import { useLanguage } from '../../../i18n/use-words.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { useWaiting } from '../../../ui/use-waiting.ts';
import { Heading } from '../../heading.tsx';
import { useKiosk } from '../../kiosk-context.ts';
import { Screen } from '../../screen.tsx';
import type { CaseRating } from '../../screen-state.ts';
import { useBusyUntil } from '../../use-busy.ts';
import { useOneAtATime } from '../../use-one-at-a-time.ts';
import { bad, type Grade, Grades, Reasons } from '../rate-choices.tsx';
import { WritingScreen } from './writing-screen.tsx';

const wordsMost = 500;

function Outcome(props: { status: CaseStatus; done: Done }): ReactNode {
  const { t } = useTranslation('caseStatus');
  const { hall } = useKiosk();
  const language = useLanguage();
  const { status, done } = props;
  if (done === 'yes') return <p className="lead">{t('after.yesWhat')}</p>;
  if (done === 'partly')
    return (
      <p className="lead">
        {status.canCall ? t('after.partlyCall') : t('after.partlyCome', { window: hall.tellWindow.number })}
      </p>
    );
  const { day, weekday } = dayParts(status.promise.date, language);
  return (
    <section className="status-sum">
      <div className="grow">
        <p className="caption">{t('after.noBy')}</p>
        <p className="status-day">
          {day} <small>{weekday}</small>
        </p>
        <p data-give="2">{t('after.noWhat')}</p>
      </div>
    </section>
  );
}

export function AnsweredScreen(props: {
  status: CaseStatus;
  queryCode: string;
  done: Done;
  requestId: string;
}): ReactNode {
  const { t } = useTranslation('caseStatus');
  const { dispatch, hall, newRequestId } = useKiosk();
  const { status, queryCode, done, requestId } = props;
  const { caseNo } = status;
  const [chosen, setChosen] = useState<Grade | null>(null);
  const { rate, busy, fault } = useRateCase();
  const isRated = status.answer?.grade != null;
  const rating = (grade: Grade): CaseRating => ({ caseNo, queryCode, requestId, grade, reasons: [] });
  const end = (): void => dispatch({ do: 'end', language: hall.kiosk.language });
  const goOn = (): void => {
    if (chosen === null) end();
    else if (chosen <= bad) dispatch({ do: 'go', to: { name: 'case-reasons', rating: rating(chosen) } });
    else rate(rating(chosen), '');
  };
  const mayAdd = done !== 'yes';
  return (
    <Screen
      className="answered"
      title={<Heading area="caseStatus">{({ t }) => t(`after.${done}`)}</Heading>}
      read={
        <>
          <Outcome status={status} done={done} />
          {!isRated && (
            <div data-give="4">
              <p className="lead">
                <b>{t('rate.title')}</b>
              </p>
              <p data-give="1">{t('rate.lead')}</p>
            </div>
          )}
        </>
      }
      readsBeside
      onBack={() => dispatch({ do: 'back' })}
      main={
        <Button kind="main" busy={busy} onClick={goOn}>
          {chosen === null ? t('rate.skip') : chosen <= bad ? t('rate.next') : t('rate.hand')}
        </Button>
      }
    >
      {fault}
      {!isRated && <Grades chosen={chosen} onChoose={setChosen} />}
      <div className="status-foot" data-give="5">
        {mayAdd && (
          <Button
            small
            icon="say"
            onClick={() =>
              dispatch({ do: 'go', to: { name: 'supplement', caseNo, queryCode, requestId: newRequestId() } })
            }
          >
            {t('after.missing')}
          </Button>
        )}
        {chosen !== null && chosen > bad && <WriteMore rating={rating(chosen)} />}
      </div>
    </Screen>
  );
}

function WriteMore(props: { rating: CaseRating }): ReactNode {
  const { t } = useTranslation('caseStatus');
  const { dispatch } = useKiosk();
  return (
    <Button small icon="pen" onClick={() => dispatch({ do: 'go', to: { name: 'case-words', rating: props.rating } })}>
      {t('rate.write')}
    </Button>
  );
}

export function CaseReasonsScreen(props: { rating: CaseRating }): ReactNode {
  const { t } = useTranslation('caseStatus');
  const [said, setSaid] = useState<readonly BadReason[]>([]);
  const { rate, busy, fault, isFailed } = useRateCase();
  const rating = { ...props.rating, reasons: said };
  return (
    <Screen
      className="kiosk-reasons"
      title={<Heading area="caseStatus">{({ t }) => t('rate.why')}</Heading>}
      lead={t('rate.whyLead')}
      main={
        <Button kind="main" busy={busy} onClick={() => rate(rating, '')}>
          {isFailed ? t('rate.again') : said.length === 0 ? t('rate.handPlain') : t('rate.hand')}
        </Button>
      }
    >
      {fault}
      <Reasons said={said} onChange={setSaid} />
      <div className="status-foot">
        <WriteMore rating={rating} />
      </div>
    </Screen>
  );
}

export function CaseWordsScreen(props: { rating: CaseRating }): ReactNode {
  const { t } = useTranslation('caseStatus');
  const { rate, sending } = useRateCase();
  return (
    <WritingScreen
      title="caseStatus:rate.writeTitle"
      lead={t('rate.writeLead')}
      hint={t('rate.writeHint')}
      handIn={t('rate.hand')}
      most={wordsMost}
      sending={sending}
      onHandIn={(words) => rate(props.rating, words)}
    />
  );
}

/** Given once: an answer that says so already is the same end. */
function useRateCase() {
  const { t } = useTranslation(['caseStatus', 'kiosk']);
  const { dispatch, asking } = useKiosk();
  const queries = useHallQueries();
  const once = useOneAtATime();
  const thank = { do: 'replace', by: { name: 'rated' } } as const;
  const sending = useMutation(
    queries.cases.rate.mutationOptions({
      onMutate: asking,
      onSuccess: (_status, _input, asked) => dispatch({ do: 'answer', ...asked, move: thank }),
      onError: (error, _input, asked) => {
        if (isDefinedError(error) && error.code === 'ALREADY_RATED' && asked)
          dispatch({ do: 'answer', ...asked, move: thank });
      },
    }),
  );
  useBusyUntil(!sending.isPending);
  const waiting = useWaiting(sending.isPending);
  const isOver = isDefinedError(sending.error) && sending.error.code === 'NOT_NOW';
  return {
    sending,
    busy: waiting === 'none' ? null : t('kiosk:rate.sending'),
    isFailed: sending.isError,
    fault: sending.isError && !sending.isPending && (
      <Banner kind="late" icon="warning" title={isOver ? t('kiosk:rate.over') : t('caseStatus:rate.fault')} />
    ),
    rate: ({ reasons, ...rating }: CaseRating, words: string): void => {
      once([queries.cases.rate.key()], () => sending.mutate({ ...rating, reasons: [...reasons], words }));
    },
  };
}
