// Owns signing with a finger what was just told: sign, start over, or go on without; the case is in already either way.
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type SignaturePad from 'signature_pad';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { createInk } from '../../../ui/ink.ts';
import { useWaiting } from '../../../ui/use-waiting.ts';
import { Heading } from '../../heading.tsx';
import { useKiosk } from '../../kiosk-context.ts';
import { Screen } from '../../screen.tsx';
import { type OfCase, useAddOwnFile } from './use-add-own-file.ts';
import './papers.css';

/** Paper and ink whatever the screen's colours: the picture is kept. */
const pen = { backgroundColor: '#fff', penColor: '#10262b', minWidth: 2, maxWidth: 6 };

export function SignScreen(props: OfCase & { requestId: string }): ReactNode {
  const { t } = useTranslation('caseFiles');
  const { dispatch } = useKiosk();
  const canvasRef = useRef<HTMLCanvasElement>(null);
  const padRef = useRef<SignaturePad>(null);
  const [isEmpty, setEmpty] = useState(true);
  const adding = useAddOwnFile(props, { failed: t('sign.failedWhat'), unknown: t('sign.failedWhat') });
  const waiting = useWaiting(adding.isPending);
  useEffect(() => {
    const canvas = canvasRef.current;
    if (!canvas) return;
    const pad = createInk(canvas, pen);
    padRef.current = pad;
    // As many pixels as it covers on the screen, whatever the stage is scaled by; other type sizes give it another room.
    const fit = (): void => {
      const { width, height } = canvas.getBoundingClientRect();
      canvas.width = Math.round(width * devicePixelRatio);
      canvas.height = Math.round(height * devicePixelRatio);
      canvas.getContext('2d')?.scale(devicePixelRatio, devicePixelRatio);
      pad.clear();
      setEmpty(true);
    };
    const observer = new ResizeObserver(fit);
    observer.observe(canvas);
    pad.addEventListener('endStroke', () => setEmpty(pad.isEmpty()));
    return () => {
      observer.disconnect();
      pad.off();
      pad.clear();
    };
  }, []);
  const leave = (): void => dispatch({ do: 'back' });
  const clear = (): void => {
    padRef.current?.clear();
    setEmpty(true);
    adding.forget();
  };
  const handIn = (): void =>
    canvasRef.current?.toBlob((picture) => {
      if (picture)
        void adding.send({ picture, kind: 'signature', requestId: props.requestId }, (asked) =>
          dispatch({ do: 'answer', ...asked, move: { do: 'back' } }),
        );
    }, 'image/png');
  return (
    <Screen
      className="sign"
      title={<Heading area="caseFiles">{({ t }) => t('sign.title')}</Heading>}
      lead={t('sign.lead')}
      onBack={leave}
      main={
        <Button
          kind="main"
          icon="pen"
          disabled={isEmpty}
          busy={waiting === 'none' ? null : t('sign.handing')}
          onClick={handIn}
        >
          {isEmpty ? t('sign.first') : t(adding.trouble ? 'papers.again' : 'sign.done')}
        </Button>
      }
    >
      {adding.trouble && !adding.isPending && (
        <Banner kind="late" icon="warning" title={t('sign.failed')}>
          {adding.trouble}
        </Banner>
      )}
      <canvas ref={canvasRef} className="sign-pad" aria-label={t('sign.pad')} role="img" />
      <div className="sign-acts">
        <Button icon="erase" disabled={isEmpty || adding.isPending} onClick={clear}>
          {t('sign.clear')}
        </Button>
        <Button onClick={leave}>{t('sign.skip')}</Button>
      </div>
    </Screen>
  );
}
