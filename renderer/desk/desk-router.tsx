// Owns the desk's addresses under /desk: each screen can be opened, reloaded and gone back to.
import {
  createBrowserHistory,
  createRootRoute,
  createRoute,
  createRouter,
  type RouterHistory,
  redirect,
} from '@tanstack/react-router';
import { z } from 'zod';
import { caseActionSchema } from '#shared/contract/case-detail.ts';
import { AtHandScreen } from './at-hand/at-hand-screen.tsx';
import { CalendarScreen } from './calendar/calendar-screen.tsx';
import { caseSpanSearch } from './case-figures/case-span.ts';
import { PageFault } from './desk-fault.tsx';
import { DeskFrame } from './desk-frame.tsx';
import { entryKinds } from './hall-editor/entry-form.ts';
import { HallScreen } from './hall-editor/hall-screen.tsx';
import { AppointmentsScreen } from './screens/appointments-screen.tsx';
import { CaseFiguresScreen } from './screens/case-figures-screen.tsx';
import { AllScreen } from './screens/case-list-screen.tsx';
import { CaseScreen } from './screens/case-screen.tsx';
import { FileScreen } from './screens/file-screen.tsx';
import { LostSlipScreen } from './screens/lost-slip-screen.tsx';
import { SlipsScreen } from './screens/slips-screen.tsx';
import { StaffScreen } from './screens/staff-screen.tsx';
import { StatisticsScreen } from './screens/statistics-screen.tsx';
import { SupervisionScreen } from './screens/supervision-screen.tsx';
import { SystemScreen } from './screens/system-screen.tsx';
import { TodayScreen } from './screens/today-screen.tsx';
import { WallScreen } from './screens/wall-screen.tsx';
import { WatchScreen } from './screens/watch-screen.tsx';
import { SlipTemplateScreen } from './slip-template/template-screen.tsx';
import { spanSearch } from './statistics/span.ts';
import { concerns } from './supervision/concerns.ts';

const page = z.number().int().min(1).optional().catch(undefined);
const todaySearch = z.object({ whose: z.enum(['mine', 'unit']).optional().catch(undefined), page });
const supervisionSearch = z.object({ concern: z.enum(concerns).optional().catch(undefined), page });
const allSearch = z.object({
  show: z.enum(['all', 'open', 'late', 'due', 'concluded']).optional().catch(undefined),
  search: z.coerce.string().max(60).optional().catch(undefined),
  page,
});
const caseSearch = z.object({
  act: caseActionSchema.optional().catch(undefined),
});
const appointmentsSearch = z.object({ date: z.iso.date().optional().catch(undefined) });

const calendarSearch = z.object({ year: z.number().int().optional().catch(undefined) });
const hallSearch = z.object({
  kind: z.enum(entryKinds).optional().catch(undefined),
  code: z.string().max(40).optional().catch(undefined),
});

const root = createRootRoute({ component: DeskFrame });
const at = <P extends string>(path: P) => ({ getParentRoute: () => root, path }) as const;

const routes = root.addChildren([
  createRoute({ ...at('/'), component: TodayScreen, validateSearch: todaySearch }),
  createRoute({ ...at('/supervision'), component: SupervisionScreen, validateSearch: supervisionSearch }),
  createRoute({ ...at('/wall'), component: WallScreen }),
  createRoute({ ...at('/all'), component: AllScreen, validateSearch: allSearch }),
  createRoute({ ...at('/cases/$caseNo'), component: CaseScreen, validateSearch: caseSearch }),
  createRoute({ ...at('/file'), component: FileScreen }),
  createRoute({ ...at('/at-hand/$id'), component: AtHandScreen }),
  createRoute({ ...at('/lost-slip'), component: LostSlipScreen }),
  createRoute({ ...at('/appointments'), component: AppointmentsScreen, validateSearch: appointmentsSearch }),
  createRoute({ ...at('/watch'), component: WatchScreen }),
  createRoute({ ...at('/statistics'), component: StatisticsScreen, validateSearch: spanSearch }),
  createRoute({ ...at('/case-figures'), component: CaseFiguresScreen, validateSearch: caseSpanSearch }),
  createRoute({ ...at('/slips'), component: SlipsScreen }),
  createRoute({ ...at('/hall'), component: HallScreen, validateSearch: hallSearch }),
  createRoute({ ...at('/slip-template'), component: SlipTemplateScreen }),
  createRoute({ ...at('/calendar'), component: CalendarScreen, validateSearch: calendarSearch }),
  createRoute({ ...at('/staff'), component: StaffScreen }),
  createRoute({ ...at('/system'), component: SystemScreen }),
  createRoute({
    ...at('$'),
    beforeLoad: () => {
      throw redirect({ to: '/' });
    },
  }),
]);

/** A router for one page; previews and tests bring a history in memory. */
export function createDeskRouter(history: RouterHistory = createBrowserHistory()) {
  return createRouter({
    routeTree: routes,
    basepath: '/desk',
    history,
    defaultPreload: false,
    defaultErrorComponent: PageFault,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createDeskRouter>;
  }
}
