// Owns for whom it is told: oneself, a relative, an organisation, or without a name.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { IconName } from '../../../ui/icons.tsx';
import { Choices } from '../../door.tsx';
import { Heading } from '../../heading.tsx';
import { useKiosk } from '../../kiosk-context.ts';
import { Screen } from '../../screen.tsx';
import type { Draft, Role } from '../../session.ts';

const roles: readonly { key: Role; icon: IconName }[] = [
  { key: 'self', icon: 'person' },
  { key: 'relative', icon: 'people' },
  { key: 'organisation', icon: 'building' },
  { key: 'anonymous', icon: 'mask' },
];

export function TellWhoScreen(props: { draft: Draft }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { dispatch } = useKiosk();
  return (
    <Screen step={4} title={<Heading>{({ t }) => t('tell.who')}</Heading>} lead={t('tell.whoLead')}>
      <Choices
        chosen={props.draft.role}
        choices={roles.map(({ key, icon }) => ({
          key,
          icon,
          title: t(`tell.role.${key}`),
          more: t(`tell.roleMore.${key}`),
        }))}
        onChoose={(role) => {
          dispatch({ do: 'tell', part: { role } });
          dispatch({ do: 'told', question: 'who' });
        }}
      />
    </Screen>
  );
}
