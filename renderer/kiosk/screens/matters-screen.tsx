// Owns finding a matter: what people come for most, by department, and a way to search. Pages, never scrolling.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Department, Matter } from '#shared/contract/catalogue.ts';
import { useLanguageFacts } from '../../i18n/languages-ground.ts';
import { useSay } from '../../i18n/use-words.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icons.tsx';
import { Heading } from '../heading.tsx';
import { useKiosk } from '../kiosk-context.ts';
import { Name } from '../name.tsx';
import { Paged } from '../paged.tsx';
import { Screen } from '../screen.tsx';
import type { Purpose } from '../screen-state.ts';
import { useChooseMatter } from '../use-choose-matter.ts';
import { tileWait } from '../waiting-words.ts';
import './matters-screen.css';

/** Draws a matter's tile. What it wants to know is asked once for all of them, not by each: a tap waits for it. */
export function useMatterTile(purpose: Purpose): (matter: Matter) => ReactNode {
  const { t } = useTranslation('kiosk');
  const { overview } = useKiosk();
  const say = useSay();
  const choose = useChooseMatter(purpose);
  return (matter) => {
    const wait = purpose === 'take' ? tileWait(t, overview, [matter]) : { words: '', look: '' };
    return (
      <button type="button" className={`tile press${wait.look}`} onClick={() => choose(matter)}>
        <b>
          <Name>{say(matter.short)}</Name>
        </b>
        {wait.words && <span className="tile-wait">{wait.words}</span>}
      </button>
    );
  };
}

function useDepartmentTile(purpose: Purpose): (department: Department) => ReactNode {
  const { t } = useTranslation('kiosk');
  const { overview, catalogue, dispatch } = useKiosk();
  const say = useSay();
  return ({ code, short, matterCount }) => {
    const matters = catalogue.matters.filter((matter) => matter.departmentCode === code);
    const wait =
      purpose === 'take'
        ? tileWait(t, overview, matters)
        : { words: t('matters.count', { count: matterCount }), look: '' };
    return (
      <button
        type="button"
        className={`tile tile-tall press${wait.look}`}
        onClick={() => dispatch({ do: 'go', to: { name: 'matters', purpose, departmentCode: code } })}
      >
        <b>
          <Name>{say(short)}</Name>
        </b>
        {wait.words && <span className="tile-wait">{wait.words}</span>}
      </button>
    );
  };
}

/** Not finding one's matter is no dead end: a person comes, or telling goes on without it. */
function useOtherwise(purpose: Purpose): ReactNode {
  const { t } = useTranslation('kiosk');
  const { callHelp, dispatch, session } = useKiosk();
  if (purpose === 'take')
    return (
      <Button icon="help" onClick={callHelp}>
        {session.modes.large ? t('matters.askShort') : t('matters.ask')}
      </Button>
    );
  return (
    <Button
      onClick={() => {
        dispatch({ do: 'tell', part: { matterCode: null } });
        dispatch({ do: 'told', question: 'matter' });
      }}
    >
      {t('matters.unsure')}
    </Button>
  );
}

type Tab = 'popular' | 'departments';

export function MattersScreen(props: { purpose: Purpose; departmentCode: string | null; isGone: boolean }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { catalogue, session, orientation, dispatch } = useKiosk();
  const [tab, setTab] = useState<Tab>('popular');
  const otherwise = useOtherwise(props.purpose);
  const { purpose, departmentCode } = props;
  const matterTile = useMatterTile(purpose);
  const departmentTile = useDepartmentTile(purpose);
  const isCompact = session.modes.large || session.modes.low || orientation === 'landscape';
  const step = purpose === 'tell' ? { step: 2 } : {};
  const { words } = useLanguageFacts(session.language);
  const wide = session.modes.large && words === 'long' ? 2 : 3;

  const department = catalogue.departments.find(({ code }) => code === departmentCode);
  if (department) {
    return (
      <Screen
        {...step}
        title={<Heading>{({ say }) => <Name>{say(department.short)}</Name>}</Heading>}
        lead={t('matters.pick')}
        main={otherwise}
      >
        <Paged
          items={catalogue.matters.filter((matter) => matter.departmentCode === department.code)}
          keyOf={(matter) => matter.code}
          columns={2}
          listKey={department.code}
          render={matterTile}
        />
      </Screen>
    );
  }

  const popular = catalogue.popular
    .map((code) => catalogue.matters.find((matter) => matter.code === code))
    .filter((matter) => matter !== undefined);
  const toSearch = (): void => dispatch({ do: 'go', to: { name: 'search', purpose } });
  const departments = (
    <Paged
      items={catalogue.departments}
      keyOf={({ code }) => code}
      columns={wide}
      listKey="departments"
      render={departmentTile}
    />
  );
  const popularList = (items: readonly Matter[]): ReactNode => (
    <Paged items={items} keyOf={(matter) => matter.code} columns={2} listKey="popular" render={matterTile} />
  );
  return (
    <Screen
      {...step}
      title={<Heading>{({ t }) => (purpose === 'take' ? t('matters.title') : t('matters.titleTell'))}</Heading>}
      lead={isCompact ? t('matters.lead') : undefined}
      read={props.isGone && <Banner kind="due" icon="warning" title={t('matters.gone')} />}
      main={otherwise}
    >
      {isCompact ? (
        <>
          <div className="tabs">
            <Button small aria-pressed={tab === 'popular'} onClick={() => setTab('popular')}>
              {t('matters.popular')}
            </Button>
            <Button small aria-pressed={tab === 'departments'} onClick={() => setTab('departments')}>
              {t('matters.departments')}
            </Button>
            <Button small icon="find" onClick={toSearch}>
              {t('matters.searchShort')}
            </Button>
          </div>
          {tab === 'popular' ? popularList(popular) : departments}
        </>
      ) : (
        <>
          <button type="button" className="search-door press" onClick={toSearch}>
            <Icon name="find" />
            <span className="grow">{t('matters.search')}</span>
          </button>
          <h2>{t('matters.popular')}</h2>
          <ul className="paged-list popular-list">
            {popular.slice(0, 6).map((matter) => (
              <li key={matter.code}>{matterTile(matter)}</li>
            ))}
          </ul>
          <h2>{t('matters.departments')}</h2>
          {departments}
        </>
      )}
    </Screen>
  );
}
