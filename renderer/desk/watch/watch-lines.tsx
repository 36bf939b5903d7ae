// Owns every line by lane: how many wait, how long the first has waited, and whether that is over the hall's limit.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Watch } from '#shared/contract/hall-day.ts';
import { laneSchema } from '#shared/contract/queue.ts';
import { Light } from '../../ui/light.tsx';
import { scrollStop } from '../../ui/scroll-stop.ts';
import { useName } from '../desk-context.ts';

type WatchLine = Watch['lines'][number];

export function WatchLines({ watch, now }: { watch: Watch; now: number }): ReactNode {
  const { t } = useTranslation('desk');
  const name = useName();
  return (
    <section className="card table-card watch-lines-card" ref={scrollStop} aria-label={t('watch.lines')}>
      <table className="table watch-lines">
        <thead>
          <tr>
            <th scope="col">{t('watch.line')}</th>
            {laneSchema.options.map((lane) => (
              <th key={lane} scope="col">
                {t(`calling.lane.${lane}`)}
              </th>
            ))}
            <th scope="col">{t('watch.parked')}</th>
            <th scope="col">{t('watch.taken')}</th>
          </tr>
        </thead>
        <tbody>
          {watch.lines.map((line) => (
            <tr key={line.groupCode} data-over={line.overLimit > 0 || undefined}>
              <th scope="row">
                <b>{name(line.name)}</b>
                <span className="caption">{t('watch.atWindows', { windows: line.windows.join(t('comma')) })}</span>
                {line.overLimit > 0 && <Light kind="late">{t('watch.overCount', { count: line.overLimit })}</Light>}
              </th>
              {laneSchema.options.map((lane) => (
                <td key={lane}>
                  <LaneCell
                    lane={line.lanes.find((one) => one.lane === lane)}
                    now={now}
                    limitMinutes={watch.waitLimitMinutes}
                  />
                </td>
              ))}
              <td>{line.parked || '–'}</td>
              <td>{line.quota === null ? line.taken : t('watch.ofQuota', { taken: line.taken, quota: line.quota })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function LaneCell(props: {
  lane: WatchLine['lanes'][number] | undefined;
  now: number;
  limitMinutes: number;
}): ReactNode {
  const { t } = useTranslation('desk');
  const { lane, now, limitMinutes } = props;
  if (!lane || lane.waiting === 0) return <span className="caption">–</span>;
  const waitedMs = lane.longest === null ? 0 : Math.max(0, now - lane.longest.since);
  const minutes = Math.floor(waitedMs / 60_000);
  const words = lane.longest && t('watch.longest', { no: lane.longest.ticketNo, count: minutes });
  return (
    <span className="lane-cell">
      <b>{lane.waiting}</b>
      {words &&
        (waitedMs > limitMinutes * 60_000 ? (
          <Light kind="late">{words}</Light>
        ) : (
          <span className="caption">{words}</span>
        ))}
    </span>
  );
}
