// Owns how many trips it took so far. Two or more is what the window is for; not remembering is an answer.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icons.tsx';
import { Heading } from '../../heading.tsx';
import { useKiosk } from '../../kiosk-context.ts';
import { Screen } from '../../screen.tsx';
import type { Draft } from '../../session.ts';

const MOST_TRIPS = 99;

export function TellTripsScreen(props: { draft: Draft }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { dispatch } = useKiosk();
  const { draft } = props;
  const trips = draft.trips ?? 1;
  const set = (count: number): void => dispatch({ do: 'tell', part: { trips: count } });
  const goOn = (count: number | null): void => {
    dispatch({ do: 'tell', part: { trips: count } });
    dispatch({ do: 'told', question: 'trips' });
  };
  return (
    <Screen
      step={3}
      title={<Heading>{({ t }) => t('tell.trips')}</Heading>}
      lead={t('tell.tripsLead')}
      main={
        <Button kind="main" iconEnd="next" onClick={() => goOn(trips)}>
          {t('next')}
        </Button>
      }
    >
      <div className="trips">
        <Button aria-label={t('tell.fewer')} disabled={trips <= 0} onClick={() => set(trips - 1)}>
          <Icon name="minus" />
        </Button>
        <output aria-live="polite">{t('tell.tripCount', { count: trips })}</output>
        <Button aria-label={t('tell.more')} disabled={trips >= MOST_TRIPS} onClick={() => set(trips + 1)}>
          <Icon name="plus" />
        </Button>
      </div>
      <Button onClick={() => goOn(null)}>{t('tell.forgotten')}</Button>
    </Screen>
  );
}
