// Owns photographing papers on one's own phone, by the link the kiosk showed: take or choose, see what arrived, and what to do once the link is over.
import { ORPCError } from '@orpc/client';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { filesMaximum, type PaperLinkState } from '#shared/contract/case-files.ts';
import { onlySilence, useHallQueries } from '../../api-provider.tsx';
import { Heading, Unanswered } from '../pieces.tsx';
import { type Sent, useSendPapers } from './use-send-papers.ts';
import './papers.css';

export function PapersPage(props: { token: string }): ReactNode {
  const { t } = useTranslation('phone');
  const { token } = props;
  const queries = useHallQueries();
  const asked = useQuery({
    ...queries.caseFiles.linkState.queryOptions({ input: { token } }),
    staleTime: 0,
    refetchOnWindowFocus: true,
    retry: onlySilence,
  });
  const [heard, setHeard] = useState<PaperLinkState | 'over' | null>(null);
  const papers = useSendPapers(token, setHeard);
  const [isTimeUp, setTimeUp] = useState(false);
  const arrived = heard && heard !== 'over' ? heard : (asked.data ?? null);
  const secondsLeft = asked.data?.secondsLeft;
  useEffect(() => {
    if (secondsLeft === undefined) return;
    // By this phone's own measure of time: its clock may be set to anything.
    setTimeUp(false);
    const timer = setTimeout(() => setTimeUp(true), secondsLeft * 1000);
    return () => clearTimeout(timer);
  }, [secondsLeft]);
  const code = asked.error instanceof ORPCError ? asked.error.code : null;
  const isUnderWay = papers.sent.some(({ state }) => state === 'waiting' || state === 'sending');
  const count = arrived?.count ?? 0;
  if ((heard === 'over' || isTimeUp || code === 'LINK_OVER') && !isUnderWay)
    return (
      <section className="phone-card" role="alert">
        <Heading>{t('papers.over')}</Heading>
        <p>{t('papers.overWhat')}</p>
        {count > 0 && <p>{t('papers.kept', { count })}</p>}
        <Pictures papers={papers} isOver />
      </section>
    );
  if (code === 'NOT_NOW')
    return (
      <section className="phone-card" role="alert">
        <Heading>{t('papers.closed')}</Heading>
      </section>
    );
  if (!arrived)
    return (
      <section className="phone-card" aria-busy={asked.failureCount === 0}>
        <Heading>{t('papers.title')}</Heading>
        <Unanswered asked={asked} />
      </section>
    );
  const isFull = arrived.left <= 0;
  return (
    <section className="phone-card">
      <Heading>{t('papers.title')}</Heading>
      <p>{t('papers.lead')}</p>
      {isFull ? (
        <p className="phone-due" role="alert">
          {t('papers.full', { count: filesMaximum })}
        </p>
      ) : (
        <>
          <Chooser label={t('papers.take')} isCamera onFiles={papers.send} />
          <Chooser label={t('papers.choose')} onFiles={papers.send} />
        </>
      )}
      <p className="phone-papers-count" role="status">
        {count > 0 ? t('papers.count', { count }) : t('papers.none')}
      </p>
      <Pictures papers={papers} />
      <p className="phone-quiet">{count > 0 ? t('papers.done') : t('papers.privacy')}</p>
    </section>
  );
}

/** The phone's own camera, or its pictures: some browsers offer only one of them where both are asked for at once. */
function Chooser(props: { label: string; isCamera?: boolean; onFiles: (files: File[]) => void }): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        className={props.isCamera ? 'phone-main' : 'phone-button'}
        onClick={() => input.current?.click()}
      >
        {props.label}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={props.label}
        accept="image/*"
        {...(props.isCamera ? { capture: 'environment' as const } : { multiple: true })}
        onChange={(event) => {
          props.onFiles([...(event.target.files ?? [])]);
          // The same picture again is a choice too.
          event.target.value = '';
        }}
      />
    </>
  );
}

/** What became of each, the newest first. */
function Pictures(props: { papers: ReturnType<typeof useSendPapers>; isOver?: boolean }): ReactNode {
  const { t } = useTranslation('phone');
  const { sent, again } = props.papers;
  if (sent.length === 0) return null;
  const words = ({ state }: Sent): string => (typeof state === 'string' ? t(`papers.${state}`) : state.words);
  return (
    <ol className="phone-papers" reversed>
      {[...sent].reverse().map((one, at) => (
        <li key={one.requestId} data-state={typeof one.state === 'string' ? one.state : 'refused'}>
          <b>{t('papers.nth', { n: sent.length - at })}</b>
          <span>{words(one)}</span>
          {typeof one.state !== 'string' && one.state.mayAgain && !props.isOver && (
            <button type="button" className="phone-button" onClick={() => again(one)}>
              {t('again')}
            </button>
          )}
        </li>
      ))}
    </ol>
  );
}
