// Owns what is done to a number wherever it stands: back in line, put first, green channel checked, slip again.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useHallQueries } from '../../api-provider.tsx';

/** Each asks the window and the number's story anew afterwards, also when somebody else was first. */
export function useTicketActs() {
  const queries = useHallQueries();
  const client = useQueryClient();
  const renewing = {
    onSettled: () => {
      for (const queryKey of [queries.calling.window.key(), queries.calling.find.key(), queries.hallDay.watch.key()])
        void client.invalidateQueries({ queryKey });
    },
  };
  return {
    requeue: useMutation(queries.calling.requeue.mutationOptions(renewing)),
    top: useMutation(queries.calling.top.mutationOptions(renewing)),
    green: useMutation(queries.calling.confirmGreen.mutationOptions(renewing)),
    reprint: useMutation(queries.queue.reprint.mutationOptions(renewing)),
  };
}
