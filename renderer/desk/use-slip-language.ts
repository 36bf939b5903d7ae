// Owns in which language a slip begins at the desk: the hall's own choice, until a person chooses for the citizen.
import { useQuery } from '@tanstack/react-query';
import type { Language } from '#shared/contract/procedure.ts';
import { defaultSlipTemplate } from '#shared/contract/slip-template.ts';
import { useHallQueries } from '../api-provider.tsx';
import { isWindowStaff, useDesk } from './desk-context.ts';

/** As the hall's slips are set; as in a fresh hall where that is not known, or not for this person to ask. */
export function useSlipLanguage(): Language {
  const { staff } = useDesk();
  const queries = useHallQueries();
  const found = useQuery({ ...queries.slipTemplate.get.queryOptions(), enabled: isWindowStaff(staff) });
  return (found.data?.template ?? defaultSlipTemplate).language;
}
