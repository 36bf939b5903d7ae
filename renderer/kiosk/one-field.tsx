// Owns a screen for one thing typed: the field, what is said of it while it is typed, and the keys it needs.
import type { ParseKeys } from 'i18next';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldMarks } from '../input/field-marks.tsx';
import type { Asks, Ready } from '../input/keyboard.tsx';
import { NumberPad } from '../input/number-pad.tsx';
import { useTyping } from '../input/use-typing.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icons.tsx';
import type { FieldSays } from './details.ts';
import { Heading } from './heading.tsx';
import { Keys, useIsCompact } from './keys.tsx';
import { useKiosk } from './kiosk-context.ts';
import { Screen } from './screen.tsx';

/** digits: 0–9 · id: and an X · the others: the whole keyboard, for what it asks. */
export type FieldKeys = 'digits' | 'id' | Asks;

export function OneFieldScreen(props: {
  title: ParseKeys<'kiosk'>;
  lead: ReactNode;
  step?: number;
  text: string;
  most: number;
  says: FieldSays;
  keys: FieldKeys;
  onChange: (text: string) => void;
  /** What is typed can be right: on. */
  onNext: () => void;
  /** The main button's words while nothing is typed, and when it can be right. */
  words: { empty: string; ok: string };
  /** False: it may stay empty. */
  isNeeded?: boolean;
  busy?: string | null;
  /** The way past it, its own choice; shown small beside the field. */
  leaveOut?: { words: string; onLeave: () => void } | undefined;
  /** Under the field, to be read: another way to fill it. */
  beside?: ReactNode;
  /** Ready answers. */
  ready?: readonly Ready[];
  /** Above the keys: banners. */
  children?: ReactNode;
}): ReactNode {
  const { t } = useTranslation('kiosk');
  const { session, orientation } = useKiosk();
  const fieldRef = useRef<HTMLInputElement>(null);
  const typing = useTyping(fieldRef);
  const { says, text, leaveOut, keys, ready = [] } = props;
  const isCompact = useIsCompact();
  const hasKeys = keys !== 'digits' && keys !== 'id';
  const isLate = says.state === 'wrong';
  const isStopped = 'short' in says || (says.state === 'empty' && props.isNeeded === true);
  /** Nothing typed is thrown away: what cannot be right yet leads back to the field. */
  const goOn = (): void => {
    if (isStopped) fieldRef.current?.focus();
    else props.onNext();
  };
  const isLow = session.modes.low && orientation === 'portrait';
  const isSide = orientation === 'landscape';
  const leave = leaveOut && (
    <Button small className="leave-out" onClick={leaveOut.onLeave}>
      {leaveOut.words}
    </Button>
  );
  // In 低位 the way past it has no place beside the field, which is out of reach.
  const passed = isLow && leaveOut ? [{ text: leaveOut.words, choose: leaveOut.onLeave }] : [];
  return (
    <Screen
      {...(props.step !== undefined && { step: props.step })}
      title={<Heading>{({ t }) => t(props.title)}</Heading>}
      // Beside the keys there is room in height for little else.
      lead={
        <>
          {props.lead}
          {isSide && props.beside}
        </>
      }
      read={
        <>
          <div className="one-field" data-late={isLate || undefined}>
            <div className="typed">
              <input
                ref={fieldRef}
                // biome-ignore lint/a11y/noAutofocus: the screen is for typing into this one field.
                autoFocus
                inputMode="none"
                autoComplete="off"
                spellCheck={false}
                maxLength={props.most}
                aria-label={t(props.title)}
                aria-invalid={isLate}
                aria-describedby="field-says"
                value={text}
                onChange={(event) => props.onChange(event.target.value)}
                onKeyDown={(event) =>
                  event.key === 'Enter' && !event.nativeEvent.isComposing && !event.defaultPrevented && goOn()
                }
              />
              <FieldMarks typing={typing} fieldRef={fieldRef} text={text} />
            </div>
          </div>
          <div className="field-line">
            <p
              id="field-says"
              className="field-says"
              role="status"
              data-late={isLate || undefined}
              data-ok={says.state === 'ok' || undefined}
            >
              {says.words && (
                <>
                  <Icon name={isLate ? 'warning' : says.state === 'ok' ? 'check' : 'pen'} />
                  <span>{says.words}</span>
                </>
              )}
            </p>
            {!isLow && leave}
          </div>
          {!isSide && props.beside}
        </>
      }
      main={
        <Button
          kind="main"
          {...(leave || isStopped || props.busy ? {} : { iconEnd: 'next' })}
          busy={props.busy ?? null}
          onClick={goOn}
        >
          {'short' in says ? says.short : says.state === 'empty' ? props.words.empty : props.words.ok}
        </Button>
      }
    >
      <div className="pad-room">
        {isLow && !hasKeys && leave}
        {props.children}
        {!isCompact && ready.length > 0 && (
          <div className="ready-answers">
            {ready.map(({ text: words, choose }) => (
              <Button key={words} small onClick={choose}>
                {words}
              </Button>
            ))}
          </div>
        )}
        {hasKeys ? (
          <Keys typing={typing} asks={keys} ready={isCompact ? [...passed, ...ready] : []} />
        ) : (
          <NumberPad typing={typing} x={keys === 'id'} />
        )}
      </div>
    </Screen>
  );
}
