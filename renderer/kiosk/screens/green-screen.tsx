// Owns the green channel's choice: who goes first, in four words, and the way back to the ordinary line.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { GreenReason } from '#shared/contract/queue.ts';
import { Button } from '../../ui/button.tsx';
import type { IconName } from '../../ui/icons.tsx';
import { Choices } from '../door.tsx';
import { Heading } from '../heading.tsx';
import { useKiosk } from '../kiosk-context.ts';
import { Screen } from '../screen.tsx';

const reasons: readonly { key: GreenReason; icon: IconName }[] = [
  { key: 'military', icon: 'medal' },
  { key: 'elderly', icon: 'cane' },
  { key: 'pregnant', icon: 'mother' },
  { key: 'disabled', icon: 'wheelchair' },
];

export function GreenScreen(props: { chosen: GreenReason | undefined }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { dispatch } = useKiosk();
  return (
    <Screen
      title={<Heading>{({ t }) => t('green.title')}</Heading>}
      lead={t('green.show')}
      main={<Button onClick={() => dispatch({ do: 'green', reason: undefined })}>{t('green.none')}</Button>}
    >
      <Choices
        chosen={props.chosen}
        choices={reasons.map(({ key, icon }) => ({
          key,
          icon,
          title: t(`green.${key}`),
          more: t(`green.more.${key}`),
        }))}
        onChoose={(reason) => dispatch({ do: 'green', reason })}
      />
    </Screen>
  );
}
