// Owns how any part of the desk asks to be signed out.
import { createContext, use } from 'react';

export const SignOutProvider = createContext<() => void>(() => undefined);

/** Hides the desk at once and asks the hall to end the session until it has. */
export function useSignOut(): () => void {
  return use(SignOutProvider);
}
