// Owns what stands when the screen itself went wrong: one calm sentence, and the page anew.
import { type ReactNode, useEffect } from 'react';
import { Both } from './both.tsx';
import { Quiet } from './rate-app.tsx';

const ANEW_MS = 20_000;

export function CalmRate({ onAnew }: { onAnew: () => void }): ReactNode {
  useEffect(() => {
    const timer = setTimeout(onAnew, ANEW_MS);
    return () => clearTimeout(timer);
  }, [onAnew]);
  return (
    <Quiet>
      <Both say={(t) => t('rate:fault')} />
    </Quiet>
  );
}
