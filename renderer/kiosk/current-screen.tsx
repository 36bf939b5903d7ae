// Owns which screen a session's state is. All of them come with the first: a line lost in between stops nobody.
import type { ReactNode } from 'react';
import { useKiosk } from './kiosk-context.ts';
import { LaterScreen } from './later-screens.tsx';
import { HomeScreen } from './screens/home-screen.tsx';
import { MatterScreen } from './screens/matter-screen.tsx';
import { MattersScreen } from './screens/matters-screen.tsx';
import { ClosedScreen, NoNumbersScreen } from './screens/no-numbers-screen.tsx';
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
      return <LaterScreen screen={screen} />;
  }
}
