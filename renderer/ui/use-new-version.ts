// Owns noticing that the hall came back as another version: this page is then of the one before.
import { useState } from 'react';

/** Whether `version`, as the hall says it now, is another than the first one this page heard. */
export function useNewVersion(version: string | null): boolean {
  const [first, setFirst] = useState(version);
  if (first === null && version !== null) setFirst(version);
  return first !== null && version !== null && version !== first;
}
