// Owns which screen follows when something is told, looked up, searched for, rated or booked.
import type { ReactNode } from 'react';
import { ParkedScreen } from './at-hand/parked-screen.tsx';
import { useKiosk } from './kiosk-context.ts';
import { MatterGone } from './matter-gone.tsx';
import type { Screen } from './screen-state.ts';
import { BookDayScreen, BookMatterScreen, BookTimeScreen } from './screens/booking/book-when-screens.tsx';
import { BookDetailsScreen, BookedScreen, BookReviewScreen } from './screens/booking/book-who-screens.tsx';
import { CheckInByScreen, CheckInNameScreen, CheckInScreen } from './screens/booking/check-in-screens.tsx';
import { DoneScreen } from './screens/done-screen.tsx';
import { LookupScreen } from './screens/lookup-screen.tsx';
import { MyNumberScreen } from './screens/my-number-screen.tsx';
import { PapersPhoneScreen } from './screens/papers/papers-phone-screen.tsx';
import { PapersScreen } from './screens/papers/papers-screen.tsx';
import { SignScreen } from './screens/papers/sign-screen.tsx';
import { RatedScreen, RateReasonsScreen, RateScreen } from './screens/rate-screen.tsx';
import { SayMoreScreen } from './screens/say/say-more-screen.tsx';
import { TellSayScreen } from './screens/say/tell-say-screen.tsx';
import { SearchScreen } from './screens/search-screen.tsx';
import { AnsweredScreen, CaseReasonsScreen, CaseWordsScreen } from './screens/status/answered-screen.tsx';
import { CourseScreen } from './screens/status/course-screen.tsx';
import { StatusScreen } from './screens/status/status-screen.tsx';
import { ObjectScreen, SupplementScreen } from './screens/status/writing-screen.tsx';
import { TellDetailsScreen } from './screens/tell/tell-details-screen.tsx';
import { TellKindScreen } from './screens/tell/tell-kind-screen.tsx';
import { CannotSaveScreen, PrivacyScreen, TellReviewScreen } from './screens/tell/tell-review-screen.tsx';
import { TellTripsScreen } from './screens/tell/tell-trips-screen.tsx';
import { TellWhereScreen } from './screens/tell/tell-where-screen.tsx';
import { TellWhoScreen } from './screens/tell/tell-who-screen.tsx';
import { TellWordsScreen } from './screens/tell/tell-words-screen.tsx';

export function LaterScreen(props: { screen: Screen }): ReactNode {
  const { screen } = props;
  const { session, catalogue } = useKiosk();
  const { draft, booking } = session;
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
    case 'papers':
      return <PapersScreen caseNo={screen.caseNo} queryCode={screen.queryCode} />;
    case 'papers-phone':
      return <PapersPhoneScreen caseNo={screen.caseNo} queryCode={screen.queryCode} />;
    case 'sign':
      return <SignScreen caseNo={screen.caseNo} queryCode={screen.queryCode} requestId={screen.requestId} />;
    case 'lookup':
      return <LookupScreen problem={screen.problem} />;
    case 'status':
      return <StatusScreen status={screen.status} queryCode={screen.queryCode} isRoad={screen.isRoad === true} />;
    case 'said':
      return <CourseScreen status={screen.status} />;
    case 'supplement':
      return <SupplementScreen caseNo={screen.caseNo} queryCode={screen.queryCode} requestId={screen.requestId} />;
    case 'say-more':
      return <SayMoreScreen caseNo={screen.caseNo} queryCode={screen.queryCode} requestId={screen.requestId} />;
    case 'object':
      return <ObjectScreen caseNo={screen.caseNo} queryCode={screen.queryCode} requestId={screen.requestId} />;
    case 'answered':
      return (
        <AnsweredScreen
          status={screen.status}
          queryCode={screen.queryCode}
          done={screen.done}
          requestId={screen.requestId}
        />
      );
    case 'case-reasons':
      return <CaseReasonsScreen rating={screen.rating} />;
    case 'case-words':
      return <CaseWordsScreen rating={screen.rating} />;
    case 'tell-say':
      return draft && <TellSayScreen draft={draft} />;
    case 'cannot-save':
      return <CannotSaveScreen draft={draft} />;
    case 'parked':
      return <ParkedScreen code={screen.code} until={screen.until} />;
    case 'my-number':
      return <MyNumberScreen key={screen.slip.key} slip={screen.slip} />;
    case 'rate':
      return screen.grade === null ? (
        <RateScreen slip={screen.slip} />
      ) : (
        <RateReasonsScreen slip={screen.slip} grade={screen.grade} />
      );
    case 'rated':
      return <RatedScreen />;
    case 'book-matter':
      return <BookMatterScreen />;
    case 'booked':
      return <BookedScreen appointment={screen.appointment} code={screen.code} slip={screen.slip} />;
    case 'check-in':
      return <CheckInScreen problem={screen.problem} />;
    case 'check-in-by':
      return <CheckInByScreen way={screen.way} />;
    case 'check-in-name':
      return <CheckInNameScreen phoneLast4={screen.phoneLast4} />;
    default:
      break;
  }
  const matter = catalogue.matters.find(({ code }) => code === booking?.matterCode);
  if (booking && matter)
    switch (screen.name) {
      case 'book-day':
        return <BookDayScreen matter={matter} />;
      case 'book-time':
        return <BookTimeScreen matter={matter} date={screen.date} />;
      case 'book-details':
        return <BookDetailsScreen key={screen.field} booking={booking} field={screen.field} />;
      case 'book-review':
        return <BookReviewScreen booking={booking} matter={matter} />;
      default:
        break;
    }
  if (booking && !matter) return <MatterGone />;
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
