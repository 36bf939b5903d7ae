// Owns 首页: goes home at once, but asks first where the person would lose what they have said.
import { createContext, type ReactNode, use, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useKiosk } from './kiosk-context.ts';
import { hasSomethingToLose } from './session.ts';

const Homeward = createContext<() => void>(() => undefined);

/** What a 首页 button does. */
export function useHomeward(): () => void {
  return use(Homeward);
}

export function HomewardProvider(props: { children: ReactNode }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { session, dispatch } = useKiosk();
  const [isAsking, setIsAsking] = useState(false);
  const isLoss = hasSomethingToLose(session);
  const go = useCallback(() => {
    if (isLoss) setIsAsking(true);
    else dispatch({ do: 'home' });
  }, [isLoss, dispatch]);
  const leave = (): void => {
    setIsAsking(false);
    dispatch({ do: 'home' });
  };
  return (
    <Homeward value={go}>
      {props.children}
      <Dialog
        open={isAsking}
        title={t('homeward.title')}
        onDismiss={() => setIsAsking(false)}
        actions={
          <>
            <Button onClick={leave}>{t('homeward.leave')}</Button>
            <Button kind="main" onClick={() => setIsAsking(false)}>
              {t('homeward.stay')}
            </Button>
          </>
        }
      >
        <p className="lead">{t('homeward.what')}</p>
      </Dialog>
    </Homeward>
  );
}
