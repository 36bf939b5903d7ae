// Owns what is said of the ID reader where a card could be laid down, and of a card that somebody is about to leave there.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { maskName } from '#shared/domain/masking.ts';
import { Banner } from '../ui/banner.tsx';
import { Icon } from '../ui/icons.tsx';
import { isAsRead } from './card-form.ts';
import { useCards } from './cards.tsx';
import { useKiosk } from './kiosk-context.ts';
import './card-line.css';

/** A card coming down onto the reader. */
function CardPicture(): ReactNode {
  return (
    <svg className="card-picture" viewBox="0 0 120 72" aria-hidden="true">
      <rect className="card-reader" x="8" y="44" width="104" height="22" rx="8" />
      <path className="card-slot" d="M24 50h72" />
      <g className="card-itself">
        <rect x="30" y="6" width="60" height="37" rx="5" />
        <circle cx="76" cy="19" r="5" />
        <path d="M68 33c1-6 4.500-8.500 8-8.500s7 2.500 8 8.500M38 16h22M38 24h16M38 32h20" />
      </g>
    </svg>
  );
}

function Said(props: { kind: 'ok' | 'quiet' | 'due'; children: ReactNode }): ReactNode {
  const { kind } = props;
  return (
    <p className="card-line" role="status" data-kind={kind}>
      {kind !== 'quiet' && <Icon name={kind === 'ok' ? 'check' : 'warning'} />}
      <span>{props.children}</span>
    </p>
  );
}

/** Nothing at a terminal that has no reader. */
export function CardLine(): ReactNode {
  const { t } = useTranslation('devices');
  const { session } = useKiosk();
  const { state, isUnreadable, isReading } = useCards();
  const { read } = session.card;
  if (state === 'none') return null;
  if (read && isAsRead(session))
    return (
      <Said kind="ok">
        {read.name === null ? t('readNumber') : t('read', { name: maskName(read.name) })}
        {state === 'card' && <small>{t('liftIt')}</small>}
      </Said>
    );
  if (isReading) return <Said kind="quiet">{t('reading')}</Said>;
  if (state === 'gone') return <Said kind="quiet">{t('gone')}</Said>;
  if (state === 'card' && isUnreadable) return <Said kind="due">{t('unreadable')}</Said>;
  // Read and not wanted, or changed by hand since: it is this person's, and nothing is to be said of it.
  if (state === 'card' && read) return null;
  if (state === 'card')
    return (
      <Said kind="due">
        {t('lies')}
        <small>{t('liesOther')}</small>
      </Said>
    );
  return (
    <p className="card-line" data-kind="lay">
      <CardPicture />
      <span>{t('lay')}</span>
    </p>
  );
}

/** 请拿好您的身份证, at home: its owner may have gone, and whoever comes is told so. */
export function CardBanner(): ReactNode {
  const { t } = useTranslation('devices');
  const { session } = useKiosk();
  const { isLeft } = useCards();
  if (!isLeft || session.screens.length > 1) return null;
  return (
    <Banner kind="due" icon="person" title={t('left')}>
      <span data-give="4">{t('leftWhat')}</span>
    </Banner>
  );
}
