// Owns the ways between the desk's screens: each person's own, with what waits behind them.
import { useQuery } from '@tanstack/react-query';
import { Link, type LinkProps, useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useHallQueries } from '../api-provider.tsx';
import { Icon, type IconName } from '../ui/icons.tsx';
import { hasRole, isWindowStaff, useDesk } from './desk-context.ts';
import { readsCaseFigures } from './screens/case-figures-screen.tsx';
import { usePageTitle } from './use-page-title.ts';

export function Side(): ReactNode {
  const { t } = useTranslation('desk');
  const { t: statistics } = useTranslation('statistics');
  const { t: figures } = useTranslation('figures');
  const { t: calendar } = useTranslation('calendar');
  const { t: slipTemplate } = useTranslation('slipTemplate');
  const { t: supervision } = useTranslation('supervision');
  const { staff, hall } = useDesk();
  const queries = useHallQueries();
  const mine = useQuery(queries.handling.work.queryOptions({ input: { whose: 'mine', page: 1 } })).data?.counts.mine;
  const supervises = hasRole(staff, ['unit-head', 'supervisor', 'leader', 'admin']);
  const overview = queries.supervision.overview.queryOptions({ input: { concern: 'overdue', page: 1 } });
  const late = useQuery({ ...overview, enabled: supervises }).data?.counts.overdue;
  const atWindow = isWindowStaff(staff);
  const open = useQuery(queries.slips.open.queryOptions({ enabled: atWindow })).data ?? [];
  // Those that somebody has to see to; the others are on their way.
  const problems = open.filter(
    ({ state, trouble }) => trouble !== null || state === 'uncertain' || state === 'failed',
  ).length;
  return (
    <nav className="side" aria-label={t('side.label')}>
      <SideLink to="/" icon="list" count={mine}>
        {t('side.today')}
      </SideLink>
      {supervises && (
        <SideLink to="/supervision" icon="bell" count={late || undefined}>
          {supervision('concern.title')}
        </SideLink>
      )}
      {hasRole(staff, ['supervisor', 'admin']) && (
        <SideLink to="/watch" icon="board">
          {t('side.watch')}
        </SideLink>
      )}
      <SideLink to="/all" icon="paper">
        {t('side.all')}
      </SideLink>
      {atWindow && (
        <SideLink to="/file" icon="say">
          {t('side.file')}
        </SideLink>
      )}
      {atWindow && (
        <SideLink to="/appointments" icon="calendar">
          {t('side.appointments')}
        </SideLink>
      )}
      {atWindow && (
        <SideLink to="/lost-slip" icon="find">
          {t('side.lostSlip')}
        </SideLink>
      )}
      {hasRole(staff, ['supervisor', 'admin']) && (
        <SideLink to="/statistics" icon="chart">
          {statistics('title')}
        </SideLink>
      )}
      {hasRole(staff, readsCaseFigures) && (
        <SideLink to="/case-figures" icon="check">
          {figures('title')}
        </SideLink>
      )}
      {(atWindow || hasRole(staff, ['supervisor'])) && (
        <SideLink to="/slips" icon="printer" count={problems || undefined}>
          {t('side.slips')}
        </SideLink>
      )}
      {hasRole(staff, ['admin']) && (
        <SideLink to="/hall" icon="pen">
          {t('side.hall')}
        </SideLink>
      )}
      {hasRole(staff, ['admin']) && (
        <SideLink to="/slip-template" icon="pen">
          {slipTemplate('title')}
        </SideLink>
      )}
      {hasRole(staff, ['admin']) && (
        <SideLink to="/calendar" icon="moon">
          {calendar('title')}
        </SideLink>
      )}
      {hasRole(staff, ['admin']) && (
        <SideLink to="/staff" icon="people">
          {t('side.staff')}
        </SideLink>
      )}
      <SideLink to="/system" icon="building">
        {t('side.system')}
      </SideLink>
      <span className="grow" />
      {hall && (
        <span className="caption side-foot">
          {hall.demo ? t('side.demo') : t('side.version', { version: hall.version })}
        </span>
      )}
    </nav>
  );
}

function SideLink(props: {
  to: NonNullable<LinkProps['to']>;
  icon: IconName;
  count?: number | undefined;
  children: string;
}): ReactNode {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const isHere = props.to === '/' ? path === '/' || path === '' : path.startsWith(props.to);
  usePageTitle(isHere ? props.children : null);
  return (
    <Link to={props.to} className="side-link" aria-current={isHere ? 'page' : undefined}>
      <Icon name={props.icon} />
      <span className="grow">{props.children}</span>
      {props.count !== undefined && <em>{props.count > 999 ? '999+' : props.count}</em>}
    </Link>
  );
}
