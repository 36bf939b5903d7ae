// Owns which screen a session's state is: the first ones at hand, the others fetched while the first is being read.
import { lazy, type ReactNode, Suspense } from 'react';
import { useKiosk } from './kiosk-context.ts';
import { HomeScreen } from './screens/home-screen.tsx';
import { MatterScreen } from './screens/matter-screen.tsx';
import { MattersScreen } from './screens/matters-screen.tsx';
import { ClosedScreen, NoNumbersScreen } from './screens/no-numbers-screen.tsx';
import { NumberScreen } from './screens/number-screen.tsx';
import { currentScreen } from './session.ts';

const fetchLater = () => import('./later-screens.tsx');
const LaterScreen = lazy(async () => ({ default: (await fetchLater()).LaterScreen }));

/** Fetches what later screens need, so that a line lost in between stops nobody. */
export function fetchLaterScreens(): void {
  fetchLater().catch(() => undefined);
  import('../ui/qr-code.tsx').catch(() => undefined);
}

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
        />
      );
    case 'matter': {
      const matter = matterOf(screen.matterCode);
      return matter ? <MatterScreen key={matter.code} matter={matter} requestId={screen.requestId} /> : <HomeScreen />;
    }
    case 'no-numbers': {
      const matter = matterOf(screen.matterCode);
      return matter ? <NoNumbersScreen matter={matter} /> : <HomeScreen />;
    }
    case 'closed':
      return <ClosedScreen matter={matterOf(screen.matterCode)} />;
    case 'number':
      return <NumberScreen key={screen.taken.ticket.id} taken={screen.taken} />;
    default:
      return (
        <Suspense fallback={<main className="screen" />}>
          <LaterScreen screen={screen} />
        </Suspense>
      );
  }
}
