// Owns which screen follows when something is told, looked up or searched for.
import type { ReactNode } from 'react';
import { useKiosk } from './kiosk-context.ts';
import { DoneScreen } from './screens/done-screen.tsx';
import { LookupScreen } from './screens/lookup-screen.tsx';
import { SearchScreen } from './screens/search-screen.tsx';
import { SaidScreen, StatusScreen } from './screens/status-screen.tsx';
import { SupplementScreen } from './screens/supplement-screen.tsx';
import { TellDetailsScreen } from './screens/tell/tell-details-screen.tsx';
import { TellKindScreen } from './screens/tell/tell-kind-screen.tsx';
import { CannotSaveScreen, PrivacyScreen, TellReviewScreen } from './screens/tell/tell-review-screen.tsx';
import { TellTripsScreen } from './screens/tell/tell-trips-screen.tsx';
import { TellWhereScreen } from './screens/tell/tell-where-screen.tsx';
import { TellWhoScreen } from './screens/tell/tell-who-screen.tsx';
import { TellWordsScreen } from './screens/tell/tell-words-screen.tsx';
import type { Screen } from './session.ts';

export function LaterScreen(props: { screen: Screen }): ReactNode {
  const { screen } = props;
  const { draft } = useKiosk().session;
  switch (screen.name) {
    case 'search':
      return <SearchScreen purpose={screen.purpose} />;
    case 'done':
      return (
        <DoneScreen
          receipt={screen.receipt}
          hasPhone={screen.hasPhone}
          speaks={screen.speaks === true}
          isContactOpen={screen.isContactOpen === true}
        />
      );
    case 'lookup':
      return <LookupScreen problem={screen.problem} />;
    case 'status':
      return <StatusScreen status={screen.status} queryCode={screen.queryCode} />;
    case 'said':
      return <SaidScreen status={screen.status} />;
    case 'supplement':
      return <SupplementScreen caseNo={screen.caseNo} queryCode={screen.queryCode} requestId={screen.requestId} />;
    case 'cannot-save':
      return <CannotSaveScreen draft={draft} />;
    default:
      break;
  }
  if (!draft) return null;
  switch (screen.name) {
    case 'tell-kind':
      return <TellKindScreen draft={draft} />;
    case 'tell-where':
      return <TellWhereScreen draft={draft} />;
    case 'tell-words':
      return <TellWordsScreen draft={draft} />;
    case 'tell-trips':
      return <TellTripsScreen draft={draft} />;
    case 'tell-who':
      return <TellWhoScreen draft={draft} />;
    case 'tell-details':
      return <TellDetailsScreen draft={draft} at={screen.at} />;
    case 'tell-review':
      return <TellReviewScreen draft={draft} />;
    case 'privacy':
      return <PrivacyScreen draft={draft} />;
    default:
      return null;
  }
}
