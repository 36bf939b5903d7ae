// Owns where it failed: a unit, or 不清楚. It says where things went wrong; who answers for the case is the window all the same.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Unit } from '#shared/contract/catalogue.ts';
import { useLanguageFacts } from '../../../i18n/languages-ground.ts';
import { useSay } from '../../../i18n/use-words.ts';
import { Button } from '../../../ui/button.tsx';
import { Heading } from '../../heading.tsx';
import { useKiosk } from '../../kiosk-context.ts';
import { Name } from '../../name.tsx';
import { Paged } from '../../paged.tsx';
import { Screen } from '../../screen.tsx';
import type { Draft } from '../../session.ts';

const tabs = ['department', 'township', 'other'] as const;
type Tab = (typeof tabs)[number];
const tabOf = (unit: Unit): Tab => (unit.kind === 'hall' ? 'department' : unit.kind);

export function TellWhereScreen(props: { draft: Draft }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { catalogue, dispatch, session } = useKiosk();
  const say = useSay();
  const [tab, setTab] = useState<Tab>('department');
  const { draft } = props;
  const matter = catalogue.matters.find(({ code }) => code === draft.matterCode);
  // Most likely first: the hall they stand in, and the department the matter belongs to.
  const likely = (unit: Unit): number => (unit.code === matter?.departmentCode ? 0 : unit.kind === 'hall' ? 1 : 2);
  const units = catalogue.units.filter((unit) => tabOf(unit) === tab).sort((a, b) => likely(a) - likely(b));
  const choose = (failedAtUnit: string | null): void => {
    dispatch({ do: 'tell', part: { failedAtUnit } });
    dispatch({ do: 'told', question: 'where' });
  };
  const { words } = useLanguageFacts(session.language);
  const columns = words === 'long' || session.modes.large ? 2 : 3;
  return (
    <Screen
      step={2}
      title={<Heading>{({ t }) => t('tell.where')}</Heading>}
      lead={t('tell.whereLead')}
      main={<Button onClick={() => choose(null)}>{t('tell.unsure')}</Button>}
    >
      <div className="tabs">
        {tabs.map((one) => (
          <Button key={one} small aria-pressed={tab === one} onClick={() => setTab(one)}>
            {t(`tell.units.${one}`)}
          </Button>
        ))}
      </div>
      <Paged
        items={units}
        keyOf={({ code }) => code}
        columns={columns}
        listKey={tab}
        render={(unit) => (
          <button
            type="button"
            className="tile press"
            aria-pressed={draft.failedAtUnit === unit.code}
            onClick={() => choose(unit.code)}
          >
            <b>
              <Name>{say(unit.short)}</Name>
            </b>
          </button>
        )}
      />
    </Screen>
  );
}
