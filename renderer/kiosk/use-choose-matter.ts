// Owns what happens when a matter is tapped: towards a number, past the numbers being gone, or on with telling.
import { useCallback } from 'react';
import type { Matter } from '#shared/contract/catalogue.ts';
import { useKiosk } from './kiosk-context.ts';
import type { Purpose, Screen } from './screen-state.ts';
import { matterState } from './waiting-words.ts';

export function useChooseMatter(purpose: Purpose): (matter: Matter) => void {
  const { dispatch, overview, session, newRequestId } = useKiosk();
  const { taken } = session;
  return useCallback(
    (matter) => {
      if (purpose === 'tell') {
        dispatch({ do: 'tell', part: { matterCode: matter.code } });
        dispatch({ do: 'told', question: 'matter' });
        return;
      }
      const go = (to: Screen): void => dispatch({ do: 'go', to });
      const { code: matterCode } = matter;
      const held = taken.find(({ ticket }) => ticket.groupCode === matter.groupCode);
      if (held) go({ name: 'holding', ticket: held.ticket, matterCode, isKnown: true });
      else if (matterState(overview, matter) === 'gone')
        go({ name: 'no-numbers', matterCode, requestId: newRequestId(), next: undefined });
      else if (matterState(overview, matter) === 'no-window') go({ name: 'no-window', matterCode });
      else go({ name: 'matter', matterCode, requestId: newRequestId() });
    },
    [purpose, overview, taken, dispatch, newRequestId],
  );
}
