// Owns the moment in which what came up by itself hears nothing: a finger that was on its way to something else must not press it.
import { useEffect, useState } from 'react';

export const DEAF_MS = 800;

/** True for the first moment after mounting. */
export function useDeaf(): boolean {
  const [isDeaf, setDeaf] = useState(true);
  useEffect(() => {
    const timer = setTimeout(() => setDeaf(false), DEAF_MS);
    return () => clearTimeout(timer);
  }, []);
  return isDeaf;
}
