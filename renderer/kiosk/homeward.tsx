// Owns 首页 and 返回: they go at once, but ask first where the person would lose what they have said.
import { createContext, type ReactNode, use, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useKiosk } from './kiosk-context.ts';
import { holdsRecording, isWriting } from './screen-state.ts';
import { currentScreen, hasSomethingToLose, losesByBack } from './session.ts';

type Way = 'home' | 'back';

const Homeward = createContext<(way: Way) => void>(() => undefined);

/** What the 首页 and 返回 buttons do. */
export function useHomeward(): (way: Way) => void {
  return use(Homeward);
}

export function HomewardProvider(props: { children: ReactNode }): ReactNode {
  const { t } = useTranslation(['kiosk', 'say']);
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
  const isSupplement = isAsking === 'back' && isWriting(currentScreen(session));
  const isSaid = holdsRecording(currentScreen(session));
  const isBooking = session.booking !== null;
  return (
    <Homeward value={go}>
      {props.children}
      <Dialog
        open={isAsking !== null}
        title={
          isSaid
            ? t('say:leave.title')
            : isSupplement
              ? t('homeward.titleBack')
              : isBooking
                ? t('homeward.titleBooking')
                : t('homeward.title')
        }
        onDismiss={() => setIsAsking(null)}
        actions={
          <>
            <Button onClick={leave}>
              {isAsking === 'back' && (isSupplement || isBooking || isSaid)
                ? t('homeward.leaveBack')
                : t('homeward.leave')}
            </Button>
            <Button kind="main" onClick={() => setIsAsking(null)}>
              {isSaid ? t('say:leave.stay') : isBooking ? t('homeward.stayBooking') : t('homeward.stay')}
            </Button>
          </>
        }
      >
        <p className="lead">
          {isSaid
            ? t('say:leave.what')
            : isSupplement
              ? t('homeward.whatBack')
              : isBooking
                ? t('homeward.whatBooking')
                : t('homeward.what')}
        </p>
      </Dialog>
    </Homeward>
  );
}
