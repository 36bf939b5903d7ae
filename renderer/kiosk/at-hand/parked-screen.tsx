// Owns the number of what was kept for the counter: large, with where to say it and until when.

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { hallDate, hallTime } from '#shared/domain/calendar-date.ts';
import { dayWithWeekday } from '../../i18n/dates.ts';
import { useLanguage, useSay } from '../../i18n/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Heading } from '../heading.tsx';
import { useKiosk } from '../kiosk-context.ts';
import { Screen } from '../screen.tsx';
import './at-hand.css';

export function ParkedScreen({ code, until }: { code: string; until: number }): ReactNode {
  const { t } = useTranslation('atHand');
  const { hall, dispatch } = useKiosk();
  const say = useSay();
  const language = useLanguage();
  const { timeZone } = hall;
  const day = hallDate(until, timeZone);
  const time = [day === hall.today ? '' : dayWithWeekday(day, language), hallTime(until, timeZone)].join(' ').trim();
  return (
    <Screen
      title={<Heading area="atHand">{({ t }) => t('kiosk.parked.title')}</Heading>}
      read={
        <Card className="parked-card">
          <span className="caption" data-give="1">
            {t('kiosk.parked.code')}
          </span>
          <b className="parked-code" aria-hidden="true">
            {code}
          </b>
          {/* Digit by digit for those who listen. */}
          <span className="visually-hidden" data-private>
            {[...code].join(' ')}
          </span>
          <span className="lead">{t('kiosk.parked.lead', { window: hall.tellWindow.number })}</span>
          <span>{say(hall.tellWindow.where)}</span>
          <span className="caption">{t('kiosk.parked.until', { time })}</span>
        </Card>
      }
      main={
        <Button kind="main" onClick={() => dispatch({ do: 'end', language: hall.kiosk.language })}>
          {t('kiosk.parked.main')}
        </Button>
      }
    />
  );
}
