// Owns what happens when a matter is tapped: towards a number, past the numbers being gone, or on with telling.
import { useCallback } from 'react';
import type { Matter } from '#shared/contract/catalogue.ts';
import { useKiosk } from './kiosk-context.ts';
import type { Purpose } from './session.ts';
import { groupOf } from './waiting-words.ts';

export function useChooseMatter(purpose: Purpose): (matter: Matter) => void {
  const { dispatch, overview, newRequestId } = useKiosk();
  return useCallback(
    (matter) => {
      if (purpose === 'tell') {
        dispatch({ do: 'tell', part: { matterCode: matter.code } });
        dispatch({ do: 'told', question: 'matter' });
        return;
      }
      if (groupOf(overview, matter.groupCode)?.state === 'gone') {
        dispatch({ do: 'go', to: { name: 'no-numbers', matterCode: matter.code } });
        return;
      }
      dispatch({ do: 'go', to: { name: 'matter', matterCode: matter.code, requestId: newRequestId() } });
    },
    [purpose, overview, dispatch, newRequestId],
  );
}
