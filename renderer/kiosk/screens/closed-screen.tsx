// Owns the closed hall: when numbers are given again, and what works all the same.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Matter } from '#shared/contract/catalogue.ts';
import { dayWithWeekday } from '../../i18n/dates.ts';
import { useLanguage } from '../../i18n/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Door, LookDoor } from '../door.tsx';
import { Heading } from '../heading.tsx';
import { useKiosk } from '../kiosk-context.ts';
import { Screen } from '../screen.tsx';
import { isOverToday } from '../waiting-words.ts';

/** The hall is closed: when it opens, and what works all the same. */
export function ClosedScreen(props: { matter: Matter | null }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { dispatch, newRequestId, hall } = useKiosk();
  const language = useLanguage();
  const { matter } = props;
  const { opens } = hall;
  return (
    <Screen
      className="no-numbers"
      title={<Heading>{({ t }) => t(isOverToday(hall) ? 'closed.over' : 'closed.title')}</Heading>}
      lead={
        opens
          ? t('closed.opens', {
              day: opens.date === hall.today ? t('today') : dayWithWeekday(opens.date, language),
              time: opens.time,
            })
          : hall.open
            ? undefined
            : t('closed.noDay')
      }
      main={
        <Button
          icon="paper"
          onClick={() =>
            dispatch(
              matter
                ? { do: 'go', to: { name: 'matter', matterCode: matter.code, requestId: newRequestId() } }
                : { do: 'go', to: { name: 'matters', purpose: 'take', departmentCode: null } },
            )
          }
        >
          {t('closed.papers')}
        </Button>
      }
    >
      <div className="doors">
        <Door
          kind="tell"
          icon="say"
          title={t('home.tellDoor')}
          onClick={() =>
            dispatch({ do: 'begin-telling', requestId: newRequestId(), matterCode: matter?.code ?? undefined })
          }
        >
          {t('closed.tell')}
        </Door>
        <LookDoor />
      </div>
    </Screen>
  );
}
