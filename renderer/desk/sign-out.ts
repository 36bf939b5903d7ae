// Owns how any part of the desk says that the person has signed out.
import { createContext, use } from 'react';

export const SignOutProvider = createContext<() => void>(() => undefined);

/** To be called once the hall has ended the session. */
export function useSignedOut(): () => void {
  return use(SignOutProvider);
}
