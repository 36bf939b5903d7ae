// Owns looking up a case: hold the slip's code to the scanner, or type case number and query code.
import { isDefinedError } from '@orpc/client';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseCaseNumber } from '#shared/domain/case-number.ts';
import { parseQueryCode } from '#shared/domain/query-code.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { FieldMarks } from '../../input/field-marks.tsx';
import { NumberPad } from '../../input/number-pad.tsx';
import { useTyping } from '../../input/use-typing.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { useWaiting } from '../../ui/use-waiting.ts';
import { Heading } from '../heading.tsx';
import { useKiosk } from '../kiosk-context.ts';
import { Screen } from '../screen.tsx';
import type { LookupProblem } from '../screen-state.ts';
import { useBusyUntil } from '../use-busy.ts';
import './lookup-screen.css';

const minute = 60;

export function LookupScreen(props: { problem: LookupProblem | null }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { dispatch, hall, asking } = useKiosk();
  const queries = useHallQueries();
  const [caseNo, setCaseNo] = useState('');
  const [code, setCode] = useState('');
  const [active, setActive] = useState<'caseNo' | 'code'>('caseNo');
  const caseNoRef = useRef<HTMLInputElement>(null);
  const codeRef = useRef<HTMLInputElement>(null);
  // Each has its own way back.
  const caseNoTyping = useTyping(caseNoRef);
  const codeTyping = useTyping(codeRef);
  const look = useMutation(
    queries.cases.status.mutationOptions({
      onMutate: asking,
      onSuccess: (status, { queryCode }, asked) =>
        dispatch({ do: 'answer', ...asked, move: { do: 'go', to: { name: 'status', status, queryCode } } }),
    }),
  );
  useBusyUntil(!look.isPending);
  const waiting = useWaiting(look.isPending);
  const parsed = parseCaseNumber(caseNo);
  const queryCode = parseQueryCode(code);
  const hasWrongDigit = !parsed.ok && parsed.reason === 'check' && caseNo.replace(/\D/g, '').length >= 10;
  const isReady = parsed.ok && queryCode !== null;

  const changeCaseNo = (text: string): void => {
    setCaseNo(text);
    look.reset();
    // The number is whole and right: on to the code without another tap.
    if (parseCaseNumber(text).ok && text.replace(/\D/g, '').length >= 10) codeRef.current?.focus();
  };
  const submit = (): void => {
    if (parsed.ok && queryCode !== null && !look.isPending) look.mutate({ caseNo: parsed.caseNo, queryCode });
  };

  const { error } = look;
  const trouble = isDefinedError(error)
    ? error.code === 'NOT_MATCHING'
      ? t('lookup.notMatching', { count: error.data.triesLeft })
      : error.code === 'CASE_NO_WRONG'
        ? t('lookup.wrongDigit')
        : error.code === 'TOO_MANY_TRIES'
          ? t('lookup.tooMany', { count: Math.ceil(error.data.retryAfterSeconds / minute) })
          : t('fault.look')
    : error
      ? t('fault.look')
      : props.problem === 'ticket'
        ? t('lookup.ticket')
        : props.problem === 'not-ours'
          ? t('lookup.notOurs')
          : props.problem === 'line'
            ? t('fault.look')
            : props.problem
              ? t('lookup.tooMany', { count: props.problem.tooMany })
              : null;

  return (
    <Screen
      className="lookup"
      title={<Heading>{({ t }) => t('lookup.title')}</Heading>}
      lead={t('lookup.lead')}
      read={
        <>
          <div className="lookup-fields">
            <label data-late={hasWrongDigit || undefined} data-active={active === 'caseNo' || undefined}>
              <span className="caption">{t('done.caseNo')}</span>
              <span className="typed">
                <input
                  ref={caseNoRef}
                  // biome-ignore lint/a11y/noAutofocus: the screen is for typing these two numbers.
                  autoFocus
                  inputMode="none"
                  autoComplete="off"
                  maxLength={40}
                  value={caseNo}
                  aria-invalid={hasWrongDigit}
                  onFocus={() => setActive('caseNo')}
                  onChange={(event) => changeCaseNo(event.target.value)}
                />
                {active === 'caseNo' && <FieldMarks typing={caseNoTyping} fieldRef={caseNoRef} text={caseNo} />}
              </span>
            </label>
            <label data-active={active === 'code' || undefined}>
              <span className="caption">{t('done.code')}</span>
              <span className="typed">
                <input
                  ref={codeRef}
                  inputMode="none"
                  autoComplete="off"
                  maxLength={12}
                  value={code}
                  onFocus={() => setActive('code')}
                  onChange={(event) => {
                    setCode(event.target.value);
                    look.reset();
                  }}
                  onKeyDown={(event) => event.key === 'Enter' && !event.nativeEvent.isComposing && submit()}
                />
                {active === 'code' && <FieldMarks typing={codeTyping} fieldRef={codeRef} text={code} />}
              </span>
            </label>
          </div>
          {hasWrongDigit && !trouble && (
            <p className="field-says" data-late role="status">
              {t('lookup.wrongDigit')}
            </p>
          )}
          {trouble && <Banner kind="late" icon="warning" title={trouble} />}
          <p className="caption" data-give="2">
            {t('lookup.lost', { window: hall.tellWindow.number })}
          </p>
        </>
      }
      main={
        <Button kind="main" disabled={!isReady} busy={waiting === 'none' ? null : t('lookup.looking')} onClick={submit}>
          {isReady ? t('lookup.look') : parsed.ok ? t('lookup.codeFirst') : t('lookup.caseNoFirst')}
        </Button>
      }
    >
      <div className="pad-room">
        <NumberPad typing={active === 'caseNo' ? caseNoTyping : codeTyping} />
      </div>
    </Screen>
  );
}
