// Owns the hall as an administrator edits it: every matter, window, line, unit, special day and ready answer, and the hall itself.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entries } from '#shared/contract/catalogue.ts';
import { type EntryKind, hallEntryCode } from '#shared/contract/hall-entries.ts';
import { hallDate } from '#shared/domain/calendar-date.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { useLanguage } from '../../i18n/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { scrollStop } from '../../ui/scroll-stop.ts';
import { hasRole, useDesk } from '../desk-context.ts';
import { ErrorLine } from '../error-line.tsx';
import type { Problem } from '../error-words.ts';
import { blankEntry } from './blank-entries.ts';
import { EntryEditor } from './entry-editor.tsx';
import { type EntryLine, entryKinds, linesOf } from './entry-form.ts';
import './hall-editor.css';

const newCode = 'new';

export function HallScreen(): ReactNode {
  const { t } = useTranslation('hallEditor');
  const { staff } = useDesk();
  const queries = useHallQueries();
  const found = useQuery(queries.catalogue.entries.queryOptions());
  const { kind = 'matter' } = useSearch({ from: '/hall' });
  const navigate = useNavigate();
  if (!hasRole(staff, ['admin'])) return <p className="card">{t('onlyAdmin')}</p>;
  return (
    <div className="hall-editor">
      <nav className="row hall-kinds" aria-label={t('title')}>
        {entryKinds.map((each) => (
          <button
            key={each}
            type="button"
            className="filter"
            aria-current={each === kind ? 'page' : undefined}
            onClick={() => void navigate({ to: '/hall', search: { kind: each } })}
          >
            {t(`kind.${each}`)}
          </button>
        ))}
        <span className="grow" />
        <span className="caption">{t('atOnce')}</span>
      </nav>
      <ErrorLine error={found.error} />
      {found.data && <OfKind key={kind} kind={kind} entries={found.data} />}
    </div>
  );
}

function OfKind({ kind, entries }: { kind: EntryKind; entries: Entries }): ReactNode {
  const { t } = useTranslation('hallEditor');
  const language = useLanguage();
  const { clock, timeZone } = useDesk();
  const navigate = useNavigate();
  const search = useSearch({ from: '/hall' });
  /** What was said of an entry when it was saved as a new one. */
  const [said, setSaid] = useState<{ code: string; notes: readonly Problem[] } | null>(null);
  const lines = linesOf(entries, kind, language);
  const code = search.code ?? (kind === 'hall' ? hallEntryCode : null);
  const saved = entries[kind].find((entry) => entry.code === code) ?? null;
  const isNew = code === newCode && kind !== 'hall';
  const open = (next: string | null): void =>
    void navigate({ to: '/hall', search: next === null ? { kind } : { kind, code: next } });
  const title = isNew ? t(`new.${kind}`) : (lines.find((line) => line.code === code)?.title ?? '');
  const today = hallDate(clock?.now ?? Date.now(), timeZone);
  return (
    <div className="hall-columns">
      {kind !== 'hall' && <List kind={kind} lines={lines} chosen={code} onOpen={open} />}
      {saved || isNew ? (
        <EntryEditor
          key={`${kind} ${code}`}
          kind={kind}
          saved={saved}
          blank={isNew ? blankEntry(kind, entries, today) : null}
          title={title}
          entries={entries}
          onSaved={(next, notes) => {
            setSaid({ code: next, notes });
            open(next);
          }}
          notes={said !== null && said.code === code ? said.notes : []}
        />
      ) : (
        <p className="card entry-editor quiet">{t('choose')}</p>
      )}
    </div>
  );
}

function List(props: {
  kind: Exclude<EntryKind, 'hall'>;
  lines: readonly EntryLine[];
  chosen: string | null;
  onOpen: (code: string) => void;
}): ReactNode {
  const { t } = useTranslation('hallEditor');
  const { kind, lines, chosen } = props;
  const [typed, setTyped] = useState('');
  const [withRetired, setWithRetired] = useState(false);
  const asked = typed.trim().toLowerCase();
  const shown = lines.filter(
    (line) => (withRetired || !line.isRetired || line.code === chosen) && line.search.includes(asked),
  );
  const retired = lines.filter(({ isRetired }) => isRetired).length;
  const isMovable = kind !== 'special-day' && asked === '' && chosen !== null && chosen !== newCode;
  return (
    <section className="card entry-list">
      <div className="row">
        <input
          className="input grow"
          aria-label={t('search')}
          placeholder={t('search')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button kind="main" icon="plus" onClick={() => props.onOpen(newCode)}>
          {t('add')}
        </Button>
      </div>
      <ul className="entry-lines" ref={scrollStop} aria-label={t(`kind.${kind}`)}>
        {shown.map((line) => (
          <li key={line.code}>
            <button
              type="button"
              className="entry-line"
              aria-current={line.code === chosen || undefined}
              data-off={line.isRetired || undefined}
              onClick={() => props.onOpen(line.code)}
            >
              <b className="el">{line.title}</b>
              <span className="caption el">{line.isRetired ? t('retired') : line.detail}</span>
            </button>
          </li>
        ))}
        {shown.length === 0 && <li className="quiet">{t('nothingFound')}</li>}
      </ul>
      <div className="row">
        {isMovable && <Moves kind={kind} lines={lines} chosen={chosen} />}
        <span className="grow" />
        {retired > 0 && (
          <label className="row check">
            <input type="checkbox" checked={withRetired} onChange={(event) => setWithRetired(event.target.checked)} />
            <span>{t('showRetired', { count: retired })}</span>
          </label>
        )}
      </div>
    </section>
  );
}

/** Lists on kiosks show entries in this order. */
function Moves(props: { kind: Exclude<EntryKind, 'hall'>; lines: readonly EntryLine[]; chosen: string }): ReactNode {
  const { t } = useTranslation('hallEditor');
  const { kind, lines, chosen } = props;
  const queries = useHallQueries();
  const client = useQueryClient();
  const move = useMutation(
    queries.catalogue.move.mutationOptions({
      onSettled: () => void client.invalidateQueries({ queryKey: queries.catalogue.key() }),
    }),
  );
  const at = lines.findIndex(({ code }) => code === chosen);
  const to = (before: string | null | undefined): void => {
    if (before !== undefined && !move.isPending) move.mutate({ kind, code: chosen, before });
  };
  return (
    <>
      <Button small disabled={at <= 0} onClick={() => to(lines[at - 1]?.code)}>
        {t('moveUp')}
      </Button>
      <Button small disabled={at < 0 || at >= lines.length - 1} onClick={() => to(lines[at + 2]?.code ?? null)}>
        {t('moveDown')}
      </Button>
      <ErrorLine error={move.error} />
    </>
  );
}
