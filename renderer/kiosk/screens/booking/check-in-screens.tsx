// Owns 预约签到: the slip's code to the scanner, or the code, the telephone's last four and the name, or the ID number.
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { parseAppointmentCode } from '#shared/domain/appointment-code.ts';
import { useLanguage } from '../../../i18n/use-words.ts';
import { Banner } from '../../../ui/banner.tsx';
import type { IconName } from '../../../ui/icons.tsx';
import { useWaiting } from '../../../ui/use-waiting.ts';
import { CardLine } from '../../card-line.tsx';
import { type FieldSays, fieldSays } from '../../details.ts';
import { Choices } from '../../door.tsx';
import { Heading } from '../../heading.tsx';
import { useKiosk } from '../../kiosk-context.ts';
import { OneFieldScreen } from '../../one-field.tsx';
import { Screen } from '../../screen.tsx';
import type { CheckInProblem, CheckInWay } from '../../screen-state.ts';
import { useBusyUntil } from '../../use-busy.ts';
import { checkInProblemWords, useCheckIn } from '../../use-check-in.ts';

const ways: readonly { key: CheckInWay; icon: IconName }[] = [
  { key: 'code', icon: 'ticket' },
  { key: 'phone', icon: 'phone' },
  { key: 'id', icon: 'person' },
];
const lengths = { code: 8, phone: 4 } as const;
const most = { code: 20, phone: 12, id: 40, name: 60 } as const;

function Problem(props: { problem: CheckInProblem }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { hall } = useKiosk();
  const language = useLanguage();
  const { problem } = props;
  // Too early, or a closed door, is nobody's mistake: there is only a time to wait for.
  const isToWait = typeof problem === 'object' && !('tooMany' in problem);
  return (
    <Banner
      kind={isToWait ? 'due' : 'late'}
      icon={isToWait ? 'clock' : 'warning'}
      title={checkInProblemWords(t, problem, hall, language)}
    />
  );
}

export function CheckInScreen(props: { problem: CheckInProblem | null }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { dispatch } = useKiosk();
  return (
    // Only to be read: with large type there is no room for it among what is pressed.
    <Screen
      title={<Heading>{({ t }) => t('checkIn.title')}</Heading>}
      lead={t('checkIn.lead')}
      read={props.problem ? <Problem problem={props.problem} /> : <CardLine />}
    >
      <Choices
        chosen={undefined}
        choices={ways.map(({ key, icon }) => ({
          key,
          icon,
          title: t(`checkIn.${key}`),
          more: t(`checkIn.more.${key}`),
        }))}
        onChoose={(way) => dispatch({ do: 'go', to: { name: 'check-in-by', way } })}
      />
    </Screen>
  );
}

function useSays(way: CheckInWay, text: string): FieldSays {
  const { t } = useTranslation('kiosk');
  const { hall } = useKiosk();
  if (way === 'id') return fieldSays(t, 'idNumber', text, { today: hall.today, areaCode: undefined });
  const digits = text.replace(/\s/g, '');
  if (digits === '') return { state: 'empty', words: '' };
  const count = lengths[way] - digits.length;
  if (count > 0) return { state: 'unfinished', words: '', short: t('check.missing', { count }) };
  if (count < 0) return { state: 'wrong', words: '', short: t('check.extra', { count: -count }) };
  const isWrong = way === 'code' ? parseAppointmentCode(text) === null : !/^\d{4}$/.test(digits);
  return isWrong
    ? { state: 'wrong', words: t('checkIn.wrongDigit'), short: t('check.again') }
    : { state: 'ok', words: '' };
}

export function CheckInByScreen(props: { way: CheckInWay }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { dispatch, session } = useKiosk();
  const { problem, isPending, checkIn, forget } = useCheckIn();
  useBusyUntil(!isPending);
  const waiting = useWaiting(isPending);
  const { way } = props;
  const { typed } = session;
  const { read } = session.card;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another card is another try, as another sign typed is.
  useEffect(() => forget(), [read]);
  const says = useSays(way, typed);
  const next = (): void => {
    if (way === 'code') checkIn({ kind: 'code', code: parseAppointmentCode(typed) ?? typed });
    else if (way === 'id') checkIn({ kind: 'id', idNumber: typed.trim() });
    else dispatch({ do: 'go', to: { name: 'check-in-name', phoneLast4: typed.replace(/\s/g, '') } });
  };
  const first = t(`checkIn.first.${way}`);
  return (
    <OneFieldScreen
      title={`checkIn.${way}`}
      lead={t(`checkIn.more.${way}`)}
      text={typed}
      most={most[way]}
      says={says}
      keys={way === 'id' ? 'id' : 'digits'}
      isNeeded
      onChange={(text) => {
        forget();
        dispatch({ do: 'type', text });
      }}
      onNext={next}
      words={{ empty: first, ok: way === 'phone' ? t('next') : problem === 'line' ? t('again') : t('checkIn.do') }}
      busy={waiting === 'none' ? null : t('checkIn.doing')}
      beside={way === 'id' && <CardLine />}
    >
      {problem && <Problem problem={problem} />}
    </OneFieldScreen>
  );
}

/** The name the appointment was made in: the last four digits alone may be somebody else's. */
export function CheckInNameScreen(props: { phoneLast4: string }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { dispatch, session, hall } = useKiosk();
  const { problem, isPending, checkIn, forget } = useCheckIn();
  useBusyUntil(!isPending);
  const waiting = useWaiting(isPending);
  const { typed } = session;
  const says = fieldSays(t, 'name', typed, { today: hall.today, areaCode: undefined });
  return (
    <OneFieldScreen
      title="checkIn.name"
      lead={t('checkIn.nameLead')}
      text={typed}
      most={most.name * 4}
      says={says}
      keys="name"
      isNeeded
      onChange={(text) => {
        forget();
        dispatch({ do: 'type', text });
      }}
      onNext={() => checkIn({ kind: 'phone', phoneLast4: props.phoneLast4, name: typed.trim() })}
      words={{ empty: t('checkIn.first.name'), ok: problem === 'line' ? t('again') : t('checkIn.do') }}
      busy={waiting === 'none' ? null : t('checkIn.doing')}
    >
      {problem && <Problem problem={problem} />}
    </OneFieldScreen>
  );
}
