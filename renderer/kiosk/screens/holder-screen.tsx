// Owns whose number it is, where the hall wants to know: a telephone, or a card laid down; gone by midnight. Where it may be left out, that is the large way.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Matter } from '#shared/contract/catalogue.ts';
import type { GreenReason } from '#shared/contract/queue.ts';
import { checkIdentityNumber } from '#shared/domain/identity-number.ts';
import { CardLine } from '../card-line.tsx';
import { areaCodeOf, fieldSays } from '../details.ts';
import { useKiosk } from '../kiosk-context.ts';
import { OneFieldScreen } from '../one-field.tsx';
import { TakeTrouble } from '../take-trouble.tsx';
import { useTake } from '../use-take.ts';

const mostDigits = 30;

export function HolderScreen(props: { matter: Matter; requestId: string; green: GreenReason | undefined }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { dispatch, hall, session } = useKiosk();
  const taking = useTake(props.matter, props.requestId);
  const { typed } = session;
  const isNeeded = hall.kiosk.askHolder === 'must';
  // No telephone number is one: it came off a card.
  const isId = checkIdentityNumber(typed).ok;
  const place = { today: hall.today, areaCode: areaCodeOf(hall.phone) };
  const says = fieldSays(t, isId ? 'idNumber' : 'phone', typed, place);
  const take = (text: string): void => {
    const value = text.trim();
    taking.take(props.green, value === '' ? undefined : { kind: isId ? 'id' : 'phone', value });
  };
  return (
    <OneFieldScreen
      title="holder.title"
      lead={t(isNeeded ? 'holder.leadMust' : 'holder.lead')}
      text={typed}
      most={mostDigits}
      says={says}
      keys="digits"
      isNeeded={isNeeded}
      onChange={(text) => dispatch({ do: 'type', text })}
      beside={<CardLine />}
      onNext={() => take(typed)}
      words={{
        empty: isNeeded ? t('holder.first') : t('holder.without'),
        ok: taking.fault ? t('again') : t('matter.take'),
      }}
      busy={taking.waiting === 'none' ? null : t('matter.taking')}
      leaveOut={!isNeeded && 'short' in says ? { words: t('holder.without'), onLeave: () => take('') } : undefined}
    >
      <TakeTrouble taking={taking} />
    </OneFieldScreen>
  );
}
