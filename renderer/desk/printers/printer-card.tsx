// Owns one printer as the desk sees it: how it is and since when, how long its paper lasts, who waits for it, and what can be done there.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Printer } from '#shared/contract/slips.ts';
import { hallTime } from '#shared/domain/calendar-date.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { newRequestId } from '../../new-request-id.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Light } from '../../ui/light.tsx';
import { useClock } from '../../ui/use-clock.ts';
import { isWindowStaff, useDesk } from '../desk-context.ts';
import { ErrorLine } from '../error-line.tsx';
import { SlipLight } from '../slip-view.tsx';
import { isPaperLow } from './paper-low.ts';

export function PrinterCard({ printer }: { printer: Printer }): ReactNode {
  const { t } = useTranslation('printers');
  const { t: desk } = useTranslation('desk');
  const { staff, clock, timeZone } = useDesk();
  const now = useClock(clock, 5000);
  const { trouble, since, roll, terminals, answers } = printer;
  const time = (at: number): string => hallTime(at, timeZone);
  const minutes = now === null || since === null ? 0 : Math.floor(Math.max(0, now - since) / 60_000);
  return (
    <li className="card printer-card" data-ill={trouble !== null || undefined}>
      <div className="row">
        <h2 className="grow el">{printer.name}</h2>
        <PrinterLight printer={printer} />
      </div>
      {since !== null && trouble !== null && (
        <b>{minutes > 0 ? t('since', { time: time(since), count: minutes }) : t('sinceNow', { time: time(since) })}</b>
      )}
      <span>
        {roll === null
          ? printer.onScreenOnly && t('onScreenMore')
          : trouble === 'no-paper'
            ? null
            : roll.slipsLeft !== null
              ? t('left', { count: roll.slipsLeft })
              : t('leftUnknown', { used: roll.usedMetres.toFixed(1), metres: roll.metres })}
        {trouble !== 'no-paper' && isPaperLow(printer) && <b> {t('lowMore')}</b>}
      </span>
      {answers === false && trouble !== 'not-a-printer' && <span>{t('silentMore')}</span>}
      <span>
        {[
          printer.waiting === 0 ? t('nobodyWaits') : t('waiting', { count: printer.waiting }),
          printer.printedAt === null ? t('neverPrinted') : t('printedAt', { time: time(printer.printedAt) }),
        ].join(' · ')}
      </span>
      <span className="caption">
        {[
          terminals.length === 0 ? t('everybody') : t('terminals', { names: terminals.join(desk('comma')) }),
          `${t(`driver.${printer.driver}`)} ${printer.where}`,
          t('width', { width: printer.width }),
          printer.askedAt !== null && t('askedAt', { time: time(printer.askedAt) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {isWindowStaff(staff) && <PrinterActs printer={printer} />}
    </li>
  );
}

function PrinterLight({ printer }: { printer: Printer }): ReactNode {
  const { t } = useTranslation('printers');
  if (printer.trouble !== null) return <Light kind="late">{t(`trouble.${printer.trouble}`)}</Light>;
  if (isPaperLow(printer)) return <Light kind="due">{t('state.low')}</Light>;
  if (printer.answers === false) return <Light kind="idle">{t('state.silent')}</Light>;
  if (printer.askedAt === null && printer.answers === null) return <Light kind="idle">{t('state.unasked')}</Light>;
  return <Light kind="ok">{t('state.ok')}</Light>;
}

function PrinterActs({ printer }: { printer: Printer }): ReactNode {
  const { t } = useTranslation('printers');
  const { t: desk } = useTranslation('desk');
  const queries = useHallQueries();
  const client = useQueryClient();
  const renew = { onSettled: () => client.invalidateQueries({ queryKey: queries.printers.list.key() }) };
  const check = useMutation(queries.printers.check.mutationOptions(renew));
  const test = useMutation(queries.printers.testPage.mutationOptions(renew));
  const roll = useMutation(queries.printers.newRoll.mutationOptions(renew));
  const [isAsking, setAsking] = useState(false);
  const stop = (): void => setAsking(false);
  const on = { printer: printer.name };
  return (
    <>
      <div className="row printer-acts">
        <Button small busy={check.isPending ? t('checking') : null} onClick={() => check.mutate(on)}>
          {t('check')}
        </Button>
        <Button
          small
          busy={test.isPending ? t('testing') : null}
          onClick={() => test.mutate({ ...on, requestId: newRequestId() })}
        >
          {t('test')}
        </Button>
        {printer.roll && (
          <Button small busy={roll.isPending ? t('newRollBusy') : null} onClick={() => setAsking(true)}>
            {t('newRoll')}
          </Button>
        )}
      </div>
      {test.data && (
        <span className="row" role="status">
          {t('tested')} <SlipLight slip={test.data} />
        </span>
      )}
      <ErrorLine error={check.error ?? test.error ?? roll.error} />
      <Dialog
        open={isAsking}
        className="dialog-desk"
        title={t('newRollAsk', { name: printer.name })}
        onDismiss={stop}
        actions={
          <>
            <Button onClick={stop}>{desk('cancel')}</Button>
            <Button
              kind="main"
              onClick={() => {
                stop();
                roll.mutate(on);
              }}
            >
              {t('newRollYes')}
            </Button>
          </>
        }
      >
        <p>{t('newRollMore', { metres: printer.roll?.metres ?? 0 })}</p>
      </Dialog>
    </>
  );
}
