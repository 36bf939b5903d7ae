// Owns choosing my window on any page by keys alone: its number typed, Enter, and one sits there.
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogueView } from '#shared/contract/catalogue.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { type Pickable, Picker } from '../picker.tsx';
import { useMyWindow } from './use-my-window.ts';

/** The hall's windows, found by their number or name. */
export const windowItems = (catalogue: CatalogueView | undefined): Pickable[] =>
  (catalogue?.windows ?? []).map(({ code, number, name }) => ({
    code,
    name: { zh: `${number} 号 ${name.zh}`, en: `Window ${number} ${name.en}` },
    short: { zh: number, en: number },
    aliases: [`${number}号窗口`, name.zh],
    initials: [number],
    pinyin: [],
  }));

export function WindowDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useTranslation('desk');
  const my = useMyWindow();
  const queries = useHallQueries();
  const catalogue = useQuery(queries.catalogue.get.queryOptions({ staleTime: Number.POSITIVE_INFINITY })).data;
  const items = useMemo(() => windowItems(catalogue), [catalogue]);
  return (
    <Dialog
      open
      className="dialog-desk dialog-forward"
      title={t('window.ask')}
      onDismiss={onClose}
      actions={<Button onClick={onClose}>{t('cancel')}</Button>}
    >
      <div data-first>
        <Picker
          label={t('window.hint')}
          items={items}
          value={my.code}
          none={t('window.none')}
          onPick={(code) => {
            onClose();
            void my.choose(code);
          }}
        />
      </div>
    </Dialog>
  );
}
