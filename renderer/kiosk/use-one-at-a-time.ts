// Owns that a double tap sends once: its second tap comes before the screen has drawn what the first one did.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

/** Runs `send` unless one of these procedures (their `key()`s) is on its way already, from whatever screen. */
export function useOneAtATime(): (keys: readonly (readonly unknown[])[], send: () => void) => void {
  const cache = useQueryClient();
  return useCallback(
    (keys, send) => {
      if (keys.every((mutationKey) => cache.isMutating({ mutationKey: [...mutationKey] }) === 0)) send();
    },
    [cache],
  );
}
