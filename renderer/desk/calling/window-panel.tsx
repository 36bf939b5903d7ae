// Owns my window at the desk: who is here, calling the next one, what else can be done, and who waits.
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskWindow } from '#shared/contract/calling.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { isWindowStaff, useDesk, useName } from '../desk-context.ts';
import { ErrorLine } from '../error-line.tsx';
import { Lines } from './lines.tsx';
import { NoteWords } from './note-words.tsx';
import { SeatLine } from './seat.tsx';
import { isCall } from './send-act.ts';
import { Serving } from './serving.tsx';
import { isOutOfHoursOnly, type MyWindow, useMyWindow } from './use-my-window.ts';
import { windowKeys } from './window-keys.ts';
import './calling.css';

export function WindowPanel(): ReactNode {
  const { t } = useTranslation('desk');
  const name = useName();
  const queries = useHallQueries();
  const windows = useQuery(queries.catalogue.get.queryOptions({ staleTime: Number.POSITIVE_INFINITY })).data?.windows;
  const my = useMyWindow();
  return (
    <section className="card col window-panel">
      <div className="row window-choice">
        <select
          aria-label={t('window.choose')}
          aria-keyshortcuts={windowKeys.window}
          className="input"
          value={my.code ?? ''}
          onChange={(event) => void my.choose(event.target.value || null)}
        >
          <option value="">{t('window.none')}</option>
          {windows?.map((found) => (
            <option key={found.code} value={found.code}>
              {t('window.option', { number: found.number, name: name(found.name) })}
            </option>
          ))}
        </select>
        <Button
          small
          aria-label={`${t('keys.title')} ${windowKeys.help}`}
          title={t('keys.title')}
          aria-keyshortcuts={windowKeys.help}
          onClick={() => my.press('help')}
        >
          <kbd>{windowKeys.help}</kbd>
        </Button>
      </div>
      {my.code !== null ? <AtWindow key={my.code} my={my} /> : <p className="quiet">{t('window.noneMore')}</p>}
    </section>
  );
}

function AtWindow({ my }: { my: MyWindow }): ReactNode {
  const { data } = my;
  return (
    <>
      {data && (
        <>
          <SeatLine my={my} window={data} />
          <Serving window={data} />
          <CallButtons my={my} window={data} />
        </>
      )}
      <ErrorLine error={my.error} />
      {data && <Lines my={my} window={data} />}
    </>
  );
}

const acts = ['recall', 'served', 'miss', 'park', 'forward'] as const;

function CallButtons({ my, window: at }: { my: MyWindow; window: DeskWindow }): ReactNode {
  const { t } = useTranslation('desk');
  const { staff } = useDesk();
  if (!isWindowStaff(staff)) return <p className="caption">{t('window.lookOnly')}</p>;
  const next = at.waiting[0]?.no;
  const isCalledOut = at.current !== null && at.current.calls >= at.recallMax;
  return (
    <>
      <Button
        kind="main"
        icon="voice"
        className="call-next"
        aria-keyshortcuts={windowKeys.next}
        disabled={at.waitingCount === 0}
        busy={my.acting === 'next' ? t('window.calling') : null}
        onClick={() => my.press('next')}
      >
        {at.waitingCount === 0 ? t('window.nobody') : t('window.next', { number: next ?? '' })}
        {at.waitingCount > 0 && <kbd>{windowKeys.next}</kbd>}
      </Button>
      <div className="window-acts">
        {acts.map((what) => (
          <Button
            key={what}
            aria-keyshortcuts={windowKeys[what]}
            disabled={!at.current || (what === 'recall' && isCalledOut)}
            aria-busy={my.acting === what || undefined}
            onClick={() => my.press(what)}
          >
            {t(`window.${what}`)}
            <kbd>{windowKeys[what]}</kbd>
          </Button>
        ))}
        <Button
          aria-keyshortcuts={windowKeys.pause}
          disabled={isOutOfHoursOnly(at)}
          aria-busy={my.acting === 'open' || my.acting === 'pause' || undefined}
          onClick={() => my.press('pause')}
        >
          {t(at.paused && !isOutOfHoursOnly(at) ? 'window.open' : 'window.pause')}
          <kbd>{windowKeys.pause}</kbd>
        </Button>
      </div>
      <div className="caption window-note" role="status">
        {/* Who was called stands above, large. */}
        {!(my.note?.kind === 'done' && isCall(my.note.act)) && <NoteWords note={my.note} />}
      </div>
    </>
  );
}

/** On the pages without the panel: what a key just did at my window, or why it did not. */
export function WindowNews(): ReactNode {
  const my = useMyWindow();
  return (
    <div className="window-news" role="status">
      {my.error !== null && my.data && <ErrorLine error={my.error} />}
      {my.note && (
        <b>
          <NoteWords note={my.note} />
        </b>
      )}
    </div>
  );
}
