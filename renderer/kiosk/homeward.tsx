// Owns 首页 and 返回: they go at once, but ask first where the person would lose what they have said.
import { createContext, type ReactNode, use, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useKiosk } from './kiosk-context.ts';
import { currentScreen, hasSomethingToLose, losesByBack } from './session.ts';

type Way = 'home' | 'back';

const Homeward = createContext<(way: Way) => void>(() => undefined);

/** What the 首页 and 返回 buttons do. */
export function useHomeward(): (way: Way) => void {
  return use(Homeward);
}

export function HomewardProvider(props: { children: ReactNode }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { session, dispatch } = useKiosk();
  const [isAsking, setIsAsking] = useState<Way | null>(null);
  const isLoss = { home: hasSomethingToLose(session), back: losesByBack(session) };
  const go = (way: Way): void => {
    if (isLoss[way]) setIsAsking(way);
    else dispatch({ do: way });
  };
  const leave = (): void => {
    setIsAsking(null);
    if (isAsking) dispatch({ do: isAsking });
  };
  const isHome = isAsking !== 'back' || currentScreen(session).name !== 'supplement';
  return (
    <Homeward value={go}>
      {props.children}
      <Dialog
        open={isAsking !== null}
        title={isHome ? t('homeward.title') : t('homeward.titleBack')}
        onDismiss={() => setIsAsking(null)}
        actions={
          <>
            <Button onClick={leave}>{isHome ? t('homeward.leave') : t('homeward.leaveBack')}</Button>
            <Button kind="main" onClick={() => setIsAsking(null)}>
              {t('homeward.stay')}
            </Button>
          </>
        }
      >
        <p className="lead">{isHome ? t('homeward.what') : t('homeward.whatBack')}</p>
      </Dialog>
    </Homeward>
  );
}
