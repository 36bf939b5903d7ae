// Owns who sits at my window: said under it, taken and left with a summary of the shift, and asked about once where somebody else is sitting.

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskWindow } from '#shared/contract/calling.ts';
import { hallTime } from '#shared/domain/calendar-date.ts';
import { isWindowStaff, useDesk } from '../desk-context.ts';
import { ChoiceMenu } from './choice-menu.tsx';
import type { MyWindow } from './use-my-window.ts';
import { windowKeys } from './window-keys.ts';

export function SeatLine({ my, window: at }: { my: MyWindow; window: DeskWindow }): ReactNode {
  const { t } = useTranslation('desk');
  const { staff, timeZone } = useDesk();
  const { seat } = at;
  const isMine = seat?.staffId === staff.id;
  return (
    <div className="row seat-line">
      <span className="caption grow el">
        {seat === null
          ? t('seat.nobody')
          : t(isMine ? 'seat.mine' : 'seat.theirs', { name: seat.name, time: hallTime(seat.since, timeZone) })}
      </span>
      {isWindowStaff(staff) && (isMine || seat === null) && (
        <button
          type="button"
          className="btn btn-small btn-quiet"
          title={t('shift.do')}
          aria-keyshortcuts={windowKeys.shift}
          onClick={() => my.press('shift')}
        >
          {t('shift.short')}
        </button>
      )}
      {isWindowStaff(staff) && (
        <button
          type="button"
          className="btn btn-small btn-quiet"
          onClick={() => {
            if (isMine) void my.act({ kind: 'leave' });
            else if (seat) my.ask({ kind: 'seat', window: at, before: at.code });
            else void my.act({ kind: 'sit' });
          }}
        >
          {t(isMine ? 'seat.leave' : 'seat.sit')}
        </button>
      )}
    </div>
  );
}

/** Hand-over: the number being served stays at the window. */
export function SeatMenu(props: { window: DeskWindow; onTake: () => void; onClose: () => void }): ReactNode {
  const { t } = useTranslation('desk');
  const { window: at } = props;
  return (
    <ChoiceMenu
      title={t('seat.ask', { number: at.number, name: at.seat?.name ?? '' })}
      options={[
        { value: 'take', label: t('seat.take') },
        { value: 'keep', label: t('seat.keep') },
      ]}
      onChoose={(value) => (value === 'take' ? props.onTake() : props.onClose())}
      onClose={props.onClose}
    >
      {at.current && <p>{t('seat.stays', { no: at.current.ticket.no })}</p>}
    </ChoiceMenu>
  );
}
