// Owns the screen the product exists for: no number today, and the way on as its largest control.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Matter } from '#shared/contract/catalogue.ts';
import { dayWithWeekday } from '../../i18n/dates.ts';
import { useLanguage, useSay } from '../../i18n/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Light } from '../../ui/light.tsx';
import { Person } from '../../ui/person.tsx';
import { Door } from '../door.tsx';
import { useKiosk } from '../kiosk-context.ts';
import { plainName } from '../name.tsx';
import { Screen } from '../screen.tsx';

function GoThere(): ReactNode {
  const { t } = useTranslation('kiosk');
  const { hall } = useKiosk();
  const say = useSay();
  const { person, name, number, where, isStaffed } = hall.tellWindow;
  return (
    <Card className="col go-there" data-give="4">
      <h2 className="row">
        <span className="grow">{t('noNumbers.go')}</span>
        {isStaffed && <Light kind="ok">{t('noNumbers.there')}</Light>}
      </h2>
      <Person name={person ?? say(name)} face={person ?? number} here={isStaffed}>
        {t('home.dutyAt', { window: number })} · {say(where)}
      </Person>
    </Card>
  );
}

/** 号取完了. */
export function NoNumbersScreen(props: { matter: Matter }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { dispatch, newRequestId, session, orientation } = useKiosk();
  const say = useSay();
  const { matter } = props;
  const isLow = session.modes.low && orientation === 'portrait';
  // Numbers gone: what kind it is needs no asking.
  const tell = (): void =>
    dispatch({ do: 'begin-telling', requestId: newRequestId(), matterCode: matter.code, kind: 'not-done' });
  return (
    <Screen
      className="no-numbers"
      title={t('noNumbers.title', { matter: plainName(say(matter.short)) })}
      lead={t('noNumbers.lead')}
      read={isLow && <GoThere />}
      main={
        <Button icon="ticket" onClick={() => dispatch({ do: 'back' })}>
          {t('noNumbers.other')}
        </Button>
      }
    >
      <div className="doors">
        <Door kind="tell" icon="say" title={t('home.tellDoor')} onClick={tell}>
          {t('noNumbers.tell')}
        </Door>
      </div>
      {!isLow && <GoThere />}
    </Screen>
  );
}

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
      title={t('closed.title')}
      lead={
        opens
          ? t('closed.opens', {
              day: opens.date === hall.today ? t('today') : dayWithWeekday(opens.date, language),
              time: opens.time,
            })
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
        <Door
          kind="look"
          icon="road"
          title={t('home.lookDoor')}
          onClick={() => dispatch({ do: 'go', to: { name: 'lookup', problem: null } })}
        >
          {t('home.look')}
        </Door>
      </div>
    </Screen>
  );
}
