// Owns which screen a session's state is. All of them come with the first: a line lost in between stops nobody.
import type { ReactNode } from 'react';
import { useKiosk } from './kiosk-context.ts';
import { LaterScreen } from './later-screens.tsx';
import { MatterGone } from './matter-gone.tsx';
import { ClosedScreen } from './screens/closed-screen.tsx';
import { GreenScreen } from './screens/green-screen.tsx';
import { HolderScreen } from './screens/holder-screen.tsx';
import { HoldingScreen } from './screens/holding-screen.tsx';
import { HomeScreen } from './screens/home-screen.tsx';
import { MatterScreen } from './screens/matter-screen.tsx';
import { MattersScreen } from './screens/matters-screen.tsx';
import { NoNumbersScreen, NoWindowScreen } from './screens/no-numbers-screen.tsx';
import { NumberScreen } from './screens/number-screen.tsx';
import { currentScreen } from './session.ts';

export function CurrentScreen(): ReactNode {
  const { session, catalogue } = useKiosk();
  const screen = currentScreen(session);
  const matterOf = (code: string | null) => catalogue.matters.find((matter) => matter.code === code) ?? null;
  switch (screen.name) {
    case 'home':
      return <HomeScreen />;
    case 'matters':
      return (
        <MattersScreen
          key={screen.departmentCode ?? screen.purpose}
          purpose={screen.purpose}
          departmentCode={screen.departmentCode}
          isGone={screen.isGone === true}
        />
      );
    case 'matter': {
      const matter = matterOf(screen.matterCode);
      const { requestId, green } = screen;
      return matter ? (
        <MatterScreen key={matter.code} matter={matter} requestId={requestId} green={green} />
      ) : (
        <MatterGone />
      );
    }
    case 'green':
      return <GreenScreen chosen={screen.chosen} />;
    case 'holder': {
      const matter = matterOf(screen.matterCode);
      const { requestId, green } = screen;
      return matter ? <HolderScreen matter={matter} requestId={requestId} green={green} /> : <MatterGone />;
    }
    case 'holding': {
      const matter = matterOf(screen.matterCode);
      const { ticket, isKnown } = screen;
      return matter ? <HoldingScreen matter={matter} ticket={ticket} isKnown={isKnown} /> : <MatterGone />;
    }
    case 'no-numbers': {
      const matter = matterOf(screen.matterCode);
      const { requestId, next } = screen;
      return matter ? <NoNumbersScreen matter={matter} requestId={requestId} next={next} /> : <MatterGone />;
    }
    case 'no-window': {
      const matter = matterOf(screen.matterCode);
      return matter ? <NoWindowScreen matter={matter} /> : <MatterGone />;
    }
    case 'closed':
      return <ClosedScreen matter={matterOf(screen.matterCode)} />;
    case 'number':
      return <NumberScreen taken={screen.taken} isLate={screen.isLate === true} />;
    default:
      return <LaterScreen screen={screen} />;
  }
}
