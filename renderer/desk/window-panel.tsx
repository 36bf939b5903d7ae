// Owns my window at the desk: who is here, calling the next one, and who waits.
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskWindow } from '#shared/contract/queue.ts';
import { useHallQueries } from '../api-provider.tsx';
import { Button } from '../ui/button.tsx';
import { Light } from '../ui/light.tsx';
import { useClock } from '../ui/use-clock.ts';
import { isWindowStaff, useDesk, useName } from './desk-context.ts';
import { ErrorLine } from './error-line.tsx';
import { type MyWindow, useMyWindow, windowKeys } from './use-my-window.ts';

export function WindowPanel(): ReactNode {
  const { t } = useTranslation('desk');
  const name = useName();
  const queries = useHallQueries();
  const windows = useQuery(queries.catalogue.get.queryOptions({ staleTime: Number.POSITIVE_INFINITY })).data?.windows;
  const my = useMyWindow();
  return (
    <section className="card col window-panel">
      <div className="window-choice">
        <select
          aria-label={t('window.choose')}
          className="input"
          value={my.code ?? ''}
          onChange={(event) => my.choose(event.target.value || null)}
        >
          <option value="">{t('window.none')}</option>
          {windows?.map((found) => (
            <option key={found.code} value={found.code}>
              {t('window.option', { number: found.number, name: name(found.name) })}
            </option>
          ))}
        </select>
      </div>
      {my.code !== null ? <AtWindow key={my.code} my={my} /> : <p className="quiet">{t('window.noneMore')}</p>}
    </section>
  );
}

function AtWindow({ my }: { my: MyWindow }): ReactNode {
  const { data } = my;
  return (
    <>
      {data && <Serving window={data} />}
      {data && <CallButtons my={my} window={data} />}
      <ErrorLine error={my.error} />
      {data && <WaitingList window={data} />}
    </>
  );
}

function Serving(props: { window: DeskWindow }): ReactNode {
  const { t } = useTranslation('desk');
  const name = useName();
  const { clock } = useDesk();
  const now = useClock(clock, 5000);
  const { current } = props.window;
  if (!current) {
    return (
      <div className="serving serving-nobody">
        <Light kind="idle">{t('window.free')}</Light>
        <span>{t('window.freeMore')}</span>
      </div>
    );
  }
  const minutes = now === null ? 0 : Math.floor(Math.max(0, now - current.calledAt) / 60_000);
  return (
    <div className="serving" aria-live="polite">
      <div className="row">
        <span className="caption grow">{t('window.serving')}</span>
        {current.calls > 1 && <span className="caption">{t('window.calls', { count: current.calls })}</span>}
      </div>
      <div className="serving-number">{current.ticket.no}</div>
      <div className="el">
        {name(current.ticket.matterName)} · {t('window.since', { count: minutes })}
      </div>
    </div>
  );
}

function CallButtons({ my, window: at }: { my: MyWindow; window: DeskWindow }): ReactNode {
  const { t } = useTranslation('desk');
  const { staff } = useDesk();
  if (!isWindowStaff(staff)) return <p className="caption">{t('window.lookOnly')}</p>;
  const next = at.waiting[0]?.no;
  const isAlone = !at.current;
  return (
    <>
      <Button
        kind="main"
        icon="voice"
        className="call-next"
        aria-keyshortcuts={windowKeys.next}
        disabled={at.waitingCount === 0}
        busy={my.acting === 'next' ? t('window.calling') : null}
        onClick={() => my.act('next')}
      >
        {at.waitingCount === 0 ? t('window.nobody') : t('window.next', { number: next ?? '' })}
        {at.waitingCount > 0 && <kbd>{windowKeys.next}</kbd>}
      </Button>
      <div className="window-acts">
        {(['recall', 'no-show', 'served'] as const).map((what) => (
          <Button
            key={what}
            aria-keyshortcuts={windowKeys[what]}
            disabled={isAlone}
            aria-busy={my.acting === what || undefined}
            onClick={() => my.act(what)}
          >
            {t(`window.${what}`)}
            <kbd>{windowKeys[what]}</kbd>
          </Button>
        ))}
      </div>
      {my.isTooSoon && (
        <p className="caption" role="status">
          {t('window.tooSoon')}
        </p>
      )}
    </>
  );
}

function WaitingList(props: { window: DeskWindow }): ReactNode {
  const { t } = useTranslation('desk');
  const name = useName();
  const { clock } = useDesk();
  const now = useClock(clock, 15_000);
  const { waiting, waitingCount } = props.window;
  return (
    <>
      <div className="row waiting-head">
        <b className="grow">{t('window.behind', { count: waitingCount })}</b>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys. */}
      <ol className="waiting" tabIndex={0} aria-label={t('window.behind', { count: waitingCount })}>
        {waiting.map((ticket) => (
          <li key={ticket.id}>
            <b>{ticket.no}</b>
            <span className="el">{name(ticket.matterName)}</span>
            <span className="caption nowrap">
              {now !== null && t('window.waited', { count: Math.floor(Math.max(0, now - ticket.takenAt) / 60_000) })}
            </span>
          </li>
        ))}
      </ol>
      {waitingCount > waiting.length && (
        <span className="caption">{t('window.more', { count: waitingCount - waiting.length })}</span>
      )}
    </>
  );
}

/** On the pages without the panel: what a key just did at my window, or why it did not. */
export function WindowNews(): ReactNode {
  const { t } = useTranslation('desk');
  const my = useMyWindow();
  const { current } = my.data ?? {};
  return (
    <div className="window-news" role="status">
      {my.error !== null && my.data && <ErrorLine error={my.error} />}
      {my.isTooSoon && <span>{t('window.tooSoon')}</span>}
      {my.isNews && !my.isTooSoon && (
        <b>{current ? `${t('window.serving')} ${current.ticket.no}` : `${t('window.title')} · ${t('window.free')}`}</b>
      )}
    </div>
  );
}
