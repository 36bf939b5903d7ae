// Owns the on-screen keyboard: pinyin, handwriting, digits and letters on one place of the screen, changed by one tap while text and caret stay.
import { type ReactNode, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/use-words.ts';
import { Icon } from '../ui/icons.tsx';
import { Candidates, type Choice, type Pages } from './candidates.tsx';
import { EditTools } from './edit-tools.tsx';
import { useEngines, useLine } from './engines.tsx';
import { HandKeys } from './hand-keys.tsx';
import { Key } from './key.tsx';
import { LetterKeys } from './letter-keys.tsx';
import { hearRealKey } from './real-keys.ts';
import type { Typing } from './typing.ts';
import { useComposer, useWriting } from './use-engines.ts';
import { inTime, useFinish } from './use-finish.ts';
import './keyboard.css';

export type KeyboardMode = 'pinyin' | 'hand' | 'signs' | 'latin';

/** name: names come first · find: the letters themselves are looked for too · code: letters and digits only. */
export type Asks = 'text' | 'name' | 'find' | 'code';

/** Something ready to be said, shown as a candidate while nothing is being typed. */
export type Ready = { text: string; isLamp?: boolean; choose: () => void };

/** The one it begins with first. */
const modesIn = {
  'zh-CN': ['pinyin', 'hand', 'signs', 'latin'],
  en: ['latin', 'signs', 'pinyin', 'hand'],
} as const;

/**
 * `lines`: the field takes several lines. `isCompact`: no row of its own for the modes, where height is short.
 * Where the letters themselves are looked for, a compact one spares the row of candidates.
 * `ready`: ready words for a screen that has no other place for them.
 */
export function Keyboard(props: {
  typing: Typing;
  asks?: Asks;
  lines?: boolean;
  isCompact?: boolean;
  ready?: readonly Ready[];
  onMode?: (mode: KeyboardMode) => void;
}): ReactNode {
  const { t } = useTranslation('typing');
  const language = useLanguage();
  const engines = useEngines();
  const { typing, asks = 'text', isCompact = false, ready = [] } = props;
  const [mode, setMode] = useState<KeyboardMode>(asks === 'code' ? 'latin' : modesIn[language][0]);
  const isChinese = asks !== 'code' && engines !== null;
  const modes = isChinese ? modesIn[language] : (['latin', 'signs'] as const);
  const pinyinState = useLine(engines?.pinyin ?? null, isChinese && (mode === 'pinyin' || mode === 'hand'));
  const handState = useLine(engines?.handwriting ?? null, isChinese && mode === 'hand');
  const composer = useComposer(typing, asks);
  const writing = useWriting(typing);
  const composed = useSyncExternalStore(composer.subscribe, composer.state);
  const written = useSyncExternalStore(writing.subscribe, writing.state);
  const pagesRef = useRef<Pages>(null);
  const ref = useRef<HTMLElement>(null);

  useEffect(() => {
    typing.hearKeys((event) => {
      if (mode === 'pinyin') return hearRealKey(event, composer, () => pagesRef.current);
      // Ink is finished first; another Enter goes on.
      return mode === 'hand' && event.key === 'Enter' && writing.finish() !== null;
    });
    return () => typing.hearKeys(null);
  }, [typing, composer, writing, mode]);

  const finish = (): Promise<unknown> | null => {
    const under = [composer.finish(), writing.finish()];
    return under.some((one) => one !== null) ? Promise.all(under) : null;
  };
  useFinish(ref, finish);
  const change = async (to: KeyboardMode): Promise<void> => {
    // Whoever wants Latin letters may mean those that stand there.
    if (to === 'latin') composer.asLetters();
    const under = inTime(finish());
    if (under) await under;
    setMode(to);
    props.onMode?.(to);
  };
  const isIdle = composed.letters === '' && written.strokes.length === 0;
  const choices = useMemo<readonly Choice[]>(() => {
    const following = (texts: readonly string[], follow: (text: string) => void): Choice[] =>
      texts.map((text) => ({ key: `follow ${text}`, text, choose: () => follow(text) }));
    const typed =
      mode === 'pinyin'
        ? [
            ...composed.candidates.map((one) => ({
              key: one.text,
              text: one.text,
              choose: () => composer.choose(one),
            })),
            ...following(composed.following, composer.follow),
          ]
        : mode === 'hand'
          ? [
              ...written.readings.map((text) => ({ key: text, text, choose: () => writing.choose(text) })),
              ...following(written.following, writing.follow),
            ]
          : [];
    if (typed.length > 0 || !isIdle) return typed;
    return ready.map((one) => ({ key: `ready ${one.text}`, isReady: true, ...one }));
  }, [mode, composed, written, composer, writing, isIdle, ready]);

  const failed = {
    pinyin: pinyinState === 'failed',
    hand: handState === 'failed',
  };
  const writes = mode === 'pinyin' || mode === 'hand' ? mode : null;
  const fault = writes && failed[writes] ? t(failed.pinyin && failed.hand ? 'failed.both' : `failed.${writes}`) : null;
  const hint =
    writes === null
      ? ''
      : composed.letters !== '' && pinyinState === 'starting'
        ? t('opening')
        : composed.letters === ''
          ? t(`hint.${writes}`)
          : '';
  const hasRow = isChinese && (language === 'zh-CN' || mode === 'pinyin' || mode === 'hand' || ready.length > 0);
  const others = modes.filter((one) => one !== mode);
  const modeKey = (one: KeyboardMode): ReactNode => (
    <Key key={one} id={`mode ${one}`} className="key-wide" label={t(`mode.${one}`)} press={() => void change(one)} />
  );
  const keys = { lines: props.lines ?? false, language };
  return (
    <section
      ref={ref}
      className="keyboard"
      aria-label={t('keyboard')}
      data-mode={mode}
      data-compact={isCompact || undefined}
    >
      {!isCompact && (
        <fieldset className="mode-row" aria-label={t('modes')}>
          {modes.map((one) => (
            <Key
              key={one}
              id={`mode ${one}`}
              className="mode-key"
              label={
                <>
                  {one === 'hand' && <Icon name="draw" />}
                  {t(`mode.${one}`)}
                </>
              }
              pressed={one === mode}
              press={() => void change(one)}
            />
          ))}
          <span className="grow" />
          <EditTools typing={typing} />
        </fieldset>
      )}
      {(hasRow || isCompact) && !(isCompact && asks === 'find' && mode !== 'hand') && (
        <Candidates
          choices={choices}
          marksFirst={!isIdle}
          // Nothing is written with it then: it makes room where a banner needs it.
          gives={mode === 'latin' || mode === 'signs'}
          hint={fault === null ? hint : <span role="alert">{fault}</span>}
          pagesRef={pagesRef}
          tools={isCompact && isIdle && <EditTools typing={typing} isShort />}
        />
      )}
      {mode === 'hand' ? (
        <HandKeys {...keys} writing={writing} modeKeys={isCompact ? others.map(modeKey) : []} />
      ) : (
        <LetterKeys
          {...keys}
          typing={typing}
          composer={composer}
          mode={mode}
          modeKeys={isCompact ? others.map(modeKey) : []}
        />
      )}
    </section>
  );
}
