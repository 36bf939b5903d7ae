// Owns the case of two people at one thing: somebody else saved first, what differs is shown, and whose stands is chosen; nothing is overwritten silently.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dayAndTime } from '../i18n/dates.ts';
import { useLanguage } from '../i18n/use-words.ts';
import { Button } from '../ui/button.tsx';
import { scrollStop } from '../ui/scroll-stop.ts';
import { useDesk } from './desk-context.ts';
import './theirs-first.css';

type Differing = { readonly key: string; readonly name: string; readonly theirs: ReactNode; readonly mine: ReactNode };

/** `at`: when they saved (UTC ms) · `rows`: what differs; none where both say the same · `title`: what happened, given who and when. */
export function TheirsFirst(props: {
  by: string | null;
  at: number;
  title: (who: { name: string; time: string }) => string;
  rows: readonly Differing[];
  onTake: () => void;
  onKeepMine: () => void;
}): ReactNode {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  const { timeZone } = useDesk();
  const { by, at, rows } = props;
  return (
    <section className="theirs" role="alert">
      <h3>{props.title({ name: by ?? t('theirs.nobody'), time: dayAndTime(at, timeZone, language) })}</h3>
      {rows.length > 0 && (
        <div className="theirs-differences" ref={scrollStop}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('theirs.field')}</th>
                <th scope="col">{t('theirs.theirs')}</th>
                <th scope="col">{t('theirs.mine')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ key, name, theirs, mine }) => (
                <tr key={key}>
                  <th scope="row">{name}</th>
                  <td>{theirs}</td>
                  <td>{mine}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div className="row">
        <Button onClick={props.onTake}>{t('theirs.take')}</Button>
        <Button onClick={props.onKeepMine}>{t('theirs.keepMine')}</Button>
      </div>
    </section>
  );
}
