// Owns searching a matter by name, everyday words, pinyin or its initials, with the on-screen keyboard or a real one.
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { searchMatters } from '#shared/domain/search.ts';
import { FieldMarks } from '../../input/field-marks.tsx';
import type { KeyboardMode } from '../../input/keyboard.tsx';
import { useTyping } from '../../input/use-typing.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icons.tsx';
import { Heading } from '../heading.tsx';
import { Keys } from '../keys.tsx';
import { useKiosk } from '../kiosk-context.ts';
import { Paged } from '../paged.tsx';
import { Screen } from '../screen.tsx';
import type { Purpose } from '../screen-state.ts';
import { useMatterTile } from './matters-screen.tsx';

export function SearchScreen(props: { purpose: Purpose }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { catalogue, session, dispatch, callHelp, orientation } = useKiosk();
  const fieldRef = useRef<HTMLInputElement>(null);
  const typing = useTyping(fieldRef);
  const { typed } = session;
  const [mode, setMode] = useState<KeyboardMode | null>(null);
  const matterTile = useMatterTile(props.purpose);
  const found = useMemo(() => searchMatters(catalogue.matters, typed, 30), [catalogue, typed]);
  const isLow = session.modes.low && orientation === 'portrait';
  // Where keys and results have no room for each other, results take the keys' place.
  const isTight = isLow || (orientation === 'landscape' && (session.modes.large || mode === 'hand'));
  const columns = isLow ? 1 : 2;
  const results =
    found.length > 0 ? (
      <Paged items={found} keyOf={(matter) => matter.code} columns={columns} listKey={typed} render={matterTile} />
    ) : (
      <div className="search-empty" role="status">
        <p className="lead">{typed.trim() === '' ? t('search.hint') : t('search.none')}</p>
        {typed.trim() !== '' && (
          <p className="quiet" data-give="2">
            {t('search.noneMore')}
          </p>
        )}
      </div>
    );
  return (
    <Screen
      title={<Heading>{({ t }) => t('search.title')}</Heading>}
      className="search"
      read={
        <div className="field">
          <Icon name="find" />
          <div className="typed grow">
            <input
              ref={fieldRef}
              inputMode="none"
              autoComplete="off"
              // biome-ignore lint/a11y/noAutofocus: the screen is for typing into this one field.
              autoFocus
              maxLength={60}
              aria-label={t('search.title')}
              placeholder={t('matters.search')}
              value={typed}
              onChange={(event) => dispatch({ do: 'type', text: event.target.value })}
            />
            <FieldMarks typing={typing} fieldRef={fieldRef} text={typed} />
          </div>
        </div>
      }
      main={
        <Button icon="help" onClick={callHelp}>
          {session.modes.large ? t('matters.askShort') : t('matters.ask')}
        </Button>
      }
    >
      {isTight ? (
        found.length > 0 && typed.length >= 2 ? (
          <>
            {results}
            <Button small icon="erase" onClick={() => dispatch({ do: 'type', text: '' })}>
              {t('search.again')}
            </Button>
          </>
        ) : (
          <Keys typing={typing} asks="find" onMode={setMode} />
        )
      ) : (
        <>
          {results}
          <Keys typing={typing} asks="find" onMode={setMode} />
        </>
      )}
    </Screen>
  );
}
