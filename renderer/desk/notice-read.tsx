// Owns what an administrator does about a notice: says that it was read and dealt with, or goes where it is dealt with.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SystemStatus } from '#shared/contract/system.ts';
import { useHallQueries } from '../api-provider.tsx';
import { Button } from '../ui/button.tsx';
import { hasRole, useDesk } from './desk-context.ts';
import { ErrorLine } from './error-line.tsx';

export type Notice = SystemStatus['notices'][number];

export function NoticeRead({ notice }: { notice: Notice }): ReactNode {
  const { t } = useTranslation('desk');
  const { staff } = useDesk();
  const queries = useHallQueries();
  const client = useQueryClient();
  const read = useMutation(
    queries.system.acknowledge.mutationOptions({
      onSuccess: (status) => client.setQueryData(queries.system.status.queryKey(), status),
      onError: () => client.invalidateQueries({ queryKey: queries.system.status.key() }),
    }),
  );
  if (!hasRole(staff, ['admin'])) return null;
  if (notice.key === 'calendar')
    return (
      <Link to="/calendar" className="btn btn-small nowrap">
        {t('system.enterHolidays')}
      </Link>
    );
  if (!notice.isToBeAcknowledged) return null;
  return (
    <>
      <ErrorLine error={read.error} />
      <Button
        small
        className="nowrap"
        busy={read.isPending ? t('case.saving') : null}
        onClick={() => read.mutate({ key: notice.key })}
      >
        {t('system.read')}
      </Button>
    </>
  );
}
