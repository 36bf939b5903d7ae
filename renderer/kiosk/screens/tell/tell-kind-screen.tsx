// Owns the first question of telling: what kind it is, in four plain choices. The clerk refines it later.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseKind } from '#shared/contract/case-shapes.ts';
import type { IconName } from '../../../ui/icons.tsx';
import { Choices } from '../../door.tsx';
import { Heading } from '../../heading.tsx';
import { useKiosk } from '../../kiosk-context.ts';
import { Screen } from '../../screen.tsx';
import type { Draft } from '../../session.ts';

const kinds: readonly { key: CaseKind; icon: IconName }[] = [
  { key: 'not-done', icon: 'warning' },
  { key: 'disagree', icon: 'say' },
  { key: 'ask', icon: 'help' },
  { key: 'suggest', icon: 'pen' },
];

export function TellKindScreen(props: { draft: Draft }): ReactNode {
  const { t } = useTranslation(['kiosk', 'common']);
  const { dispatch } = useKiosk();
  const { draft } = props;
  return (
    <Screen step={1} title={<Heading>{({ t }) => t('tell.kind')}</Heading>} lead={t('kiosk:tell.kindLead')}>
      <Choices
        chosen={draft.kind}
        choices={kinds.map(({ key, icon }) => ({
          key,
          icon,
          title: t(`common:kind.${key}`),
          more: t(`kiosk:tell.kindMore.${key}`),
        }))}
        onChoose={(kind) => {
          dispatch({ do: 'tell', part: { kind } });
          dispatch({ do: 'told', question: 'kind' });
        }}
      />
    </Screen>
  );
}
