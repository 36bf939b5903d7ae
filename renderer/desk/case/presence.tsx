// Owns the line that says who else has this case open, and tells the hall that this person has.
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHallQueries } from '../../api-provider.tsx';
import { useLanguage } from '../../i18n/use-words.ts';
import { Icon } from '../../ui/icons.tsx';

const ASK_AGAIN_MS = 15_000;
/** Somebody whose hands have rested so long is reading, not writing. */
const RESTING_MS = 30_000;

/** Whether something was typed on this page just now. */
function useIsWriting(): boolean {
  const [isWriting, setWriting] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hear = (event: Event): void => {
      if (!(event.target instanceof HTMLTextAreaElement)) return;
      setWriting(true);
      clearTimeout(timer);
      timer = setTimeout(() => setWriting(false), RESTING_MS);
    };
    window.addEventListener('input', hear);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('input', hear);
    };
  }, []);
  return isWriting;
}

export function Presence({ caseNo }: { caseNo: string }): ReactNode {
  const { t } = useTranslation('case');
  const language = useLanguage();
  const queries = useHallQueries();
  const isWriting = useIsWriting();
  const others =
    useQuery(
      queries.handling.present.queryOptions({
        input: { caseNo, isWriting },
        refetchInterval: ASK_AGAIN_MS,
        // Told by every desk that is open, whether or not it is looked at.
        refetchIntervalInBackground: true,
        staleTime: 0,
        gcTime: 0,
        retry: false,
        placeholderData: (before) => before,
      }),
    ).data ?? [];
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  const say = (key: 'present.writing' | 'present.here', names: readonly string[]): string =>
    names.length === 0 ? '' : t(key, { names: list.format(names), count: names.length });
  const writing = say(
    'present.writing',
    others.filter((one) => one.isWriting).map(({ name }) => name),
  );
  const here = say(
    'present.here',
    others.filter((one) => !one.isWriting).map(({ name }) => name),
  );
  return (
    <span role="status" className="presence el">
      {others.length > 0 && (
        <>
          <Icon name="people" />
          {writing && here ? t('present.both', { writing, here }) : writing || here}
        </>
      )}
    </span>
  );
}
