// Owns the accounts, for administrators: who there is, making one, changing one.
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Staff } from '#shared/contract/staff.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { Light } from '../../ui/light.tsx';
import { hasRole, useDesk, useName } from '../desk-context.ts';
import { ErrorLine } from '../error-line.tsx';
import { StaffDialog } from '../staff-dialog.tsx';

export function StaffScreen(): ReactNode {
  const { t } = useTranslation('desk');
  const name = useName();
  const { staff: me } = useDesk();
  const queries = useHallQueries();
  const found = useQuery(queries.staff.list.queryOptions());
  const windows = useQuery(queries.catalogue.get.queryOptions({ staleTime: Number.POSITIVE_INFINITY })).data?.windows;
  const [open, setOpen] = useState<Staff | 'new' | null>(null);
  if (!hasRole(me, ['admin'])) return <p className="card">{t('error.NOT_ALLOWED')}</p>;
  const numberOf = (code: string | null): string => {
    const at = windows?.find((window) => window.code === code);
    return at ? t('staff.windowNumber', { number: at.number }) : '';
  };
  return (
    <div className="col plain-screen">
      <div className="row">
        <h1 className="grow">{t('side.staff')}</h1>
        <Button kind="main" icon="plus" onClick={() => setOpen('new')}>
          {t('staff.new')}
        </Button>
      </div>
      <ErrorLine error={found.error} />
      <section className="card table-card">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('staff.displayName')}</th>
              <th scope="col">{t('staff.username')}</th>
              <th scope="col">{t('staff.roles')}</th>
              <th scope="col">{t('staff.unit')}</th>
              <th scope="col">{t('staff.state')}</th>
              <th scope="col">
                <span className="visually-hidden">{t('staff.change')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {found.data?.map((staff) => (
              <tr key={staff.id} data-off={staff.disabled || undefined}>
                <td>
                  <b>{staff.displayName}</b>
                </td>
                <td>{staff.username}</td>
                <td>{staff.roles.map((role) => t(`roles.${role}`)).join(' · ')}</td>
                <td>{[name(staff.unitName), numberOf(staff.windowCode)].filter(Boolean).join(' · ')}</td>
                <td>
                  {staff.disabled ? (
                    <Light kind="idle">{t('staff.disabled')}</Light>
                  ) : (
                    <Light kind="ok">{t('staff.enabled')}</Light>
                  )}
                </td>
                <td>
                  <Button
                    small
                    aria-label={t('staff.changeOf', { name: staff.displayName })}
                    onClick={() => setOpen(staff)}
                  >
                    {t('staff.change')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {open && <StaffDialog staff={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </div>
  );
}
