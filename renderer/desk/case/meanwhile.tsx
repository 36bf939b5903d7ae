// Owns telling somebody who is writing what others did to the case meanwhile; their words stay, and nothing is sent unseen.

import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#shared/contract/case-detail.ts';
import { hallTime } from '#shared/domain/calendar-date.ts';
import { Button } from '../../ui/button.tsx';
import { useDesk } from '../desk-context.ts';

export function Meanwhile({ detail }: { detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('case');
  const { drafts, staff, timeZone } = useDesk();
  const ids = detail.entries.map(({ id }) => id);
  const [seen, setSeen] = useState({ version: detail.version, ids });
  const isWriting = drafts.hasWords(`${detail.caseNo}/`);
  const look = (): void => setSeen({ version: detail.version, ids });
  // Nobody was interrupted: whatever is there has been shown as it came.
  if (!isWriting && (seen.version !== detail.version || seen.ids.length !== ids.length)) look();
  const fresh = isWriting
    ? detail.entries.filter(({ id, staffName }) => !seen.ids.includes(id) && staffName !== staff.displayName)
    : [];
  return (
    <div role="status" className="meanwhile">
      {fresh.length > 0 && (
        <>
          <b>{t('meanwhile.title')}</b>
          <ul>
            {fresh
              .toSorted((a, b) => b.at - a.at)
              .slice(0, 3)
              .map((entry) => (
                <li key={entry.id}>
                  {hallTime(entry.at, timeZone)} {entry.staffName ?? t('entry.citizen')} · {t(`entry.${entry.kind}`)}
                  <span className="el meanwhile-text">{entry.text}</span>
                </li>
              ))}
          </ul>
          <Button small onClick={look}>
            {t('meanwhile.seen')}
          </Button>
        </>
      )}
    </div>
  );
}
