// Owns photographing papers on one's own phone, by the link the kiosk showed: take or choose, see what arrived, and what to do once the link is over.
import { type ReactNode, type Ref, useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaperLinkState } from '#shared/contract/case-files.ts';
import { filesMaximum } from '#shared/domain/case-limits.ts';
import { Heading, Unanswered } from '../pieces.tsx';
import { TimeLeftBar } from './time-left.tsx';
import { usePaperLink } from './use-paper-link.ts';
import { type SendingPapers, type Sent, useSendPapers } from './use-send-papers.ts';
import './papers.css';

/** So many seconds before the end more is asked for where pictures are still on their way. */
const HOLD_SECONDS = 10;
/** And so many where one is about to be taken or chosen. */
const TAKING_SECONDS = 120;

export function PapersPage({ token }: { token: string }): ReactNode {
  const { t } = useTranslation('phone');
  const link = usePaperLink(token);
  const papers = useSendPapers(token, link.hear);
  const isUnderWay = papers.sent.some(({ state }) => state === 'waiting' || state === 'sending');
  const camera = useRef<HTMLInputElement>(null);
  const album = useRef<HTMLInputElement>(null);
  const isHeld = isUnderWay && link.endsWithin(HOLD_SECONDS);
  const hold = useEffectEvent(link.more);
  useEffect(() => {
    if (isHeld) hold();
  }, [isHeld]);
  const time = link.isOver && isUnderWay ? ({ say: 'finishing', count: 0, more: null } as const) : link.time;
  return (
    <>
      <PapersCard
        link={link}
        papers={papers}
        isUnderWay={isUnderWay}
        onTake={({ isCamera }) => {
          (isCamera ? camera : album).current?.click();
          // While a picture is taken nobody sees this page.
          if (link.endsWithin(TAKING_SECONDS)) link.more();
        }}
      />
      {/* They outlast the card: a picture may come back after the code's time. */}
      <PictureInput ref={camera} label={t('papers.take')} isCamera onFiles={papers.send} />
      <PictureInput ref={album} label={t('papers.choose')} onFiles={papers.send} />
      <TimeLeftBar time={time} />
    </>
  );
}

/** The page as far as it does not speak of time. */
export function PapersCard(props: {
  link: {
    readonly asked: { data: PaperLinkState | undefined; failureCount: number; refetch: () => unknown };
    readonly isClosed: boolean;
    readonly isOver: boolean;
  };
  papers: SendingPapers;
  isUnderWay: boolean;
  onTake: (by: { isCamera: boolean }) => void;
}): ReactNode {
  const { t } = useTranslation('phone');
  const { papers, isUnderWay, onTake } = props;
  const { asked, isClosed, isOver } = props.link;
  const count = asked.data?.count ?? 0;
  if (isOver && !isUnderWay)
    return (
      <section className="phone-card" role="alert">
        <Heading>{t('papers.over')}</Heading>
        <p>{t('papers.overWhat')}</p>
        {count > 0 && <p>{t('papers.kept', { count })}</p>}
        <Pictures papers={papers} isOver />
      </section>
    );
  if (isClosed)
    return (
      <section className="phone-card" role="alert">
        <Heading>{t('papers.closed')}</Heading>
      </section>
    );
  if (!asked.data)
    return (
      <section className="phone-card" aria-busy={asked.failureCount === 0}>
        <Heading>{t('papers.title')}</Heading>
        <Unanswered asked={asked} />
      </section>
    );
  const isFull = asked.data.left <= 0;
  const hasPictures = papers.sent.length > 0;
  return (
    <section className="phone-card">
      <Heading>{t('papers.title')}</Heading>
      <p>{t('papers.lead')}</p>
      {isFull && (
        <p className="phone-due" role="alert">
          {t('papers.full', { count: filesMaximum })}
        </p>
      )}
      {!isFull && !isOver && (
        <>
          <button type="button" className="phone-main" onClick={() => onTake({ isCamera: true })}>
            {t('papers.take')}
          </button>
          <button type="button" className="phone-button" onClick={() => onTake({ isCamera: false })}>
            {t('papers.choose')}
          </button>
        </>
      )}
      {/* Before the first there is nothing to head; it stands ready all the same, to be heard when there is. */}
      <p className={count > 0 || hasPictures ? 'phone-papers-count' : 'visually-hidden'} role="status">
        {count > 0 ? t('papers.count', { count }) : hasPictures && t('papers.none')}
      </p>
      <Pictures papers={papers} />
      <p className="phone-quiet">{count > 0 ? t('papers.done') : t('papers.privacy')}</p>
    </section>
  );
}

/** The phone's own camera, or its pictures: some browsers offer only one of them where both are asked for at once. */
function PictureInput(props: {
  ref: Ref<HTMLInputElement>;
  label: string;
  isCamera?: boolean;
  onFiles: (files: File[]) => void;
}): ReactNode {
  return (
    <input
      ref={props.ref}
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
  );
}

/** What became of each, the newest first. */
function Pictures(props: { papers: SendingPapers; isOver?: boolean }): ReactNode {
  const { t } = useTranslation('phone');
  const { sent, again } = props.papers;
  if (sent.length === 0) return null;
  const words = ({ state }: Sent): string => {
    if (typeof state === 'string') return t(`papers.${state}`);
    // There is no trying again by this one.
    return props.isOver && state.mayAgain ? t('papers.notThere') : state.words;
  };
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
