// Owns the list of the desk's previews: every screen in every state a clerk may meet.
import { createMemoryHistory } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import type { Statistics } from '#shared/contract/hall-day.ts';
import { ApiProvider } from '../../api-provider.tsx';
import { DeskApp } from '../../desk/desk-app.tsx';
import { keepSingleKeys } from '../../desk/desk-language.ts';
import { createDeskQueryClient } from '../../desk/desk-query-client.ts';
import { deskWords } from '../../desk/desk-words.ts';
import { createI18n } from '../../i18n/i18n.ts';
import { fakeApi } from '../fake-api.ts';
import { sampleSlip, slipStates } from '../kiosk/kiosk-samples.ts';
import type { Preview, PreviewModes } from '../preview.ts';
import { useTaps } from '../use-taps.ts';
import * as booking from './appointment-samples.ts';
import * as calendar from './calendar-samples.ts';
import { type DeskSetting, deskHall } from './desk-hall.ts';
import * as sample from './desk-samples.ts';
import * as printers from './printer-samples.ts';
import * as queue from './queue-samples.ts';
import * as statistics from './statistics-samples.ts';
import * as work from './work-samples.ts';
import '../../desk/desk.css';
import '../../desk/desk-controls.css';
import '../../desk/desk-screens.css';
import '../../desk/desk-narrow.css';

const deskSize = { width: 1366, height: 768 };
/** A large screen at a desk, or the supervisor's on a wall. */
const wideSize = { width: 1920, height: 1080 };
/** `press`: the key pressed at once, for the question it opens; `click`: what is clicked in it; `clicks`: one after the other. */
type More = { size?: typeof deskSize; press?: KeyboardEventInit; click?: string; clicks?: readonly string[] };

/** Until it has opened its question: the window has to be read first. */
function usePress(press: KeyboardEventInit | undefined, click: string | undefined): void {
  useEffect(() => {
    if (!press) return;
    const { dataset } = document.documentElement;
    dataset.tapping = '';
    const end = (): void => {
      clearInterval(timer);
      delete dataset.tapping;
    };
    const timer = setInterval(() => {
      if (!document.querySelector('[role="dialog"]')) window.dispatchEvent(new KeyboardEvent('keydown', press));
      const found = click === undefined ? null : document.querySelector<HTMLElement>(`[role="dialog"] ${click}`);
      if (document.querySelector('[role="dialog"]') && (click === undefined || found)) end();
      found?.click();
    }, 50);
    return end;
  }, [press, click]);
}

function Root(props: {
  path: string;
  modes: PreviewModes;
  onMissing: ((key: string) => void) | undefined;
  setting: DeskSetting;
  more: More;
}): ReactNode {
  const { path, modes, onMissing, setting } = props;
  const { size = deskSize, press, click, clicks } = props.more;
  // What this browser remembers is the preview's own, whichever was looked at before.
  useState(() => keepSingleKeys(setting.hasSingleKeys ?? true));
  usePress(press, click);
  useTaps(clicks);
  const i18n = createI18n({ words: deskWords, language: modes.language, ...(onMissing && { onMissing }) });
  return (
    <I18nextProvider i18n={i18n}>
      <ApiProvider api={fakeApi(deskHall(setting))} queryClient={createDeskQueryClient(0)}>
        <div style={{ inlineSize: `min(100%, ${size.width}px)`, blockSize: size.height }}>
          <DeskApp history={createMemoryHistory({ initialEntries: [`/desk${path}`] })} />
        </div>
      </ApiProvider>
    </I18nextProvider>
  );
}

/** One screen of the desk in one state. */
export function desk(id: string, title: string, path: string, setting: DeskSetting = {}, more: More = {}): Preview {
  return {
    id: `desk/${id}`,
    surface: 'desk',
    title,
    knows: ['language'],
    size: () => more.size ?? deskSize,
    render: (modes, onMissing) => (
      <Root path={path} modes={modes} onMissing={onMissing} setting={setting} more={more} />
    ),
  };
}

const atWindow = (window: typeof queue.busyWindow) => ({ window: async () => window });

const shiftInLine = {
  hallDay: { printShift: async () => slipStates.noPaper },
  slips: { get: async () => sampleSlip(slipStates.noPaper, 'A021') },
};
/** Opens the question of the shift's summary. */
const shiftKey = { key: 'F7', shiftKey: true };

const holidays = (parts: object = {}): DeskSetting => ({
  parts: { calendar: { years: async () => calendar.withNext, ...parts } },
});
/** A worked day taken away, and the rest looked over. */
const checkNotice = ['.worked-day .btn', '.notice-actions .btn-main'];

const figures = (of: Statistics): DeskSetting => ({
  staff: sample.supervisor,
  parts: { hallDay: { statistics: async () => of } },
});

export const deskPreviews: readonly Preview[] = [
  desk('set-up', '第一次使用', '/', { staff: null, parts: { staff: { firstStart: async () => ({ needed: true }) } } }),
  desk('sign-in', '登录', '/', { staff: null }),
  desk('change-password', '换密码', '/', { staff: sample.clerk, mustChangePassword: true }),
  desk('unreachable', '连不上', '/', { parts: { staff: { me: async () => Promise.reject(new TypeError('down')) } } }),
  desk('today', '今天的事', '/'),
  desk('today-help', '今天的事：求助和提醒', '/', {
    staff: sample.clerk,
    parts: {
      help: {
        open: async () => [
          sample.helpCall(1, '1 号机', 'matter', 4),
          sample.helpCall(2, '西沱镇便民服务中心 2 号自助终端', 'tell-words', 0),
        ],
      },
      system: { status: async () => sample.statusWithNotices },
    },
  }),
  desk('today-help-gone', '今天的事：求助的走了，凭条出来了', '/', {
    staff: sample.clerk,
    parts: {
      help: {
        open: async () => [
          sample.helpCall(1, '1 号机', 'matter', 4),
          { ...sample.helpCall(2, '西沱镇便民服务中心 2 号自助终端', 'tell-words', 3), gone: 'left' },
          { ...sample.helpCall(3, '3 号机', 'number', 2), reason: 'no-slip', gone: 'printed' },
        ],
      },
    },
  }),
  desk('today-empty', '今天的事：没有', '/', {
    parts: {
      cases: {
        list: async () => ({ ...sample.sampleList([]), counts: { open: 0, fresh: 0, due: 0, late: 0, mine: 0 } }),
      },
      handling: { work: async () => work.noWork },
      calling: { window: async () => queue.emptyWindow },
    },
  }),
  desk('today-long', '今天的事：长', '/?page=2', { parts: { handling: { work: async () => work.longWork } } }),
  desk('all-long', '全部：长', '/all?page=2', {
    parts: {
      cases: {
        list: async () =>
          sample.sampleList(
            Array.from({ length: 20 }, (_, n) => ({ ...sample.longRow, caseNo: `${sample.longRow.caseNo}${n}` })),
            164,
          ),
      },
    },
  }),
  desk('today-offline', '今天的事：断了', '/', { isOffline: true }),
  desk('today-supervisor', '今天的事：督办', '/', { staff: sample.supervisor }),
  desk('today-green', '叫号：绿色通道没核对，叫满了', '/', {
    staff: sample.clerk,
    parts: { calling: atWindow(queue.greenWindow) },
  }),
  desk('today-paused', '叫号：暂停服务', '/', {
    staff: sample.clerk,
    parts: { calling: atWindow(queue.pausedWindow) },
  }),
  desk('today-window-long', '叫号：长', '/', { staff: sample.clerk, parts: { calling: atWindow(queue.longWindow) } }),
  desk('today-window-error', '叫号：读不到窗口', '/', {
    parts: { calling: { window: async () => Promise.reject(new TypeError('down')) } },
  }),
  desk('keys', '叫号：按键', '/', {}, { press: { key: 'F1' } }),
  desk('find', '找号', '/', {}, { press: { key: 'F3' } }),
  desk(
    'find-story',
    '一个号的经过',
    '/',
    { parts: { calling: { find: async () => queue.foundTicket } } },
    { press: { key: 'F3' }, click: '[role="option"]' },
  ),
  desk('forward', '转走', '/', {}, { press: { key: 'F7' } }),
  desk('shift', '交班小结', '/', { staff: sample.clerk }, { press: shiftKey }),
  desk('shift-printed', '交班小结：打好了', '/', { staff: sample.clerk }, { press: shiftKey, click: '.btn-main' }),
  desk(
    'shift-no-paper',
    '交班小结：没纸了',
    '/',
    { staff: sample.clerk, parts: shiftInLine },
    { press: shiftKey, click: '.btn-main' },
  ),
  desk(
    'shift-error',
    '交班小结：断了',
    '/',
    { staff: sample.clerk, parts: { hallDay: { printShift: async () => Promise.reject(new TypeError('down')) } } },
    { press: shiftKey, click: '.btn-main' },
  ),
  desk('miss', '过号', '/', {}, { press: { key: 'F8' } }),
  desk('window', '换窗口', '/', {}, { press: { key: 'F1', shiftKey: true } }),
  desk('pause', '暂停服务', '/', {}, { press: { key: 'F10' } }),
  desk(
    'green',
    '核对绿色通道',
    '/',
    { parts: { calling: atWindow(queue.greenWindow) } },
    { press: { key: 'F8', shiftKey: true } },
  ),
  desk('today-wide', '今天的事：大屏', '/', {}, { size: wideSize }),
  desk('watch', '看板', '/watch', { staff: sample.supervisor }),
  desk('watch-wall', '看板：墙上', '/watch', { staff: sample.supervisor }, { size: wideSize }),
  desk('watch-quiet', '看板：结束了', '/watch', { parts: { hallDay: { watch: async () => queue.quietWatch } } }),
  desk('watch-shift', '看板：大厅小结', '/watch', { staff: sample.supervisor }, { clicks: ['.watch-head .btn'] }),
  desk('watch-error', '看板：读不到', '/watch', {
    parts: { hallDay: { watch: async () => Promise.reject(new TypeError('down')) } },
  }),
  desk('hall', '大厅资料', '/hall'),
  desk('hall-matter', '大厅资料：事项', '/hall?kind=matter&code=GA-01'),
  desk('hall-window', '大厅资料：窗口', '/hall?kind=window&code=W01'),
  desk('hall-retired', '大厅资料：停用的窗口', '/hall?kind=window&code=W15'),
  desk('hall-group', '大厅资料：窗口组和号', '/hall?kind=group&code=G-HZ'),
  desk('hall-unit', '大厅资料：单位', '/hall?kind=unit&code=D-GA'),
  desk('hall-new', '大厅资料：新的特殊日子', '/hall?kind=special-day&code=new'),
  desk('hall-answer', '大厅资料：常用答复', '/hall?kind=answer&code=R07'),
  desk('hall-answer-new', '大厅资料：新的常用答复', '/hall?kind=answer&code=new'),
  desk('hall-itself', '大厅资料：大厅', '/hall?kind=hall'),
  desk('hall-down', '大厅资料：读不到', '/hall', {
    parts: { catalogue: { entries: async () => Promise.reject(new TypeError('down')) } },
  }),
  desk('calendar', '放假通知：明年的还没有', '/calendar'),
  desk('calendar-known', '放假通知：程序自带的', '/calendar?year=2026'),
  desk('calendar-entered', '放假通知：填过的', '/calendar?year=2027', holidays()),
  desk(
    'calendar-looked',
    '放假通知：检查过了',
    '/calendar?year=2027',
    holidays({ check: async () => calendar.looked }),
    { clicks: checkNotice },
  ),
  desk(
    'calendar-wrong',
    '放假通知：有几处不对',
    '/calendar?year=2027',
    holidays({ check: async () => calendar.wrong }),
    { clicks: checkNotice },
  ),
  desk(
    'calendar-theirs',
    '放假通知：别人先填了',
    '/calendar?year=2027',
    holidays({ check: async () => calendar.looked, set: calendar.setMeanwhile }),
    { clicks: [...checkNotice, '.notice-actions .btn-main'] },
  ),
  desk('calendar-reader', '放假通知：只看', '/calendar', { staff: sample.supervisor }),
  desk('calendar-long', '放假通知：长', '/calendar?year=2027', {
    parts: { calendar: { years: async () => calendar.longNames } },
  }),
  desk('calendar-down', '放假通知：读不到', '/calendar', {
    parts: { calendar: { years: async () => Promise.reject(new TypeError('down')) } },
  }),
  desk('statistics', '统计', '/statistics', figures(statistics.busyDay)),
  desk('statistics-month', '统计：三十天', '/statistics?span=month', figures(statistics.busyMonth), { size: wideSize }),
  desk('statistics-early', '统计：刚开门', '/statistics', figures(statistics.earlyDay)),
  desk('statistics-empty', '统计：没有人', '/statistics?span=yesterday', figures(statistics.emptyDay)),
  desk('statistics-long', '统计：长', '/statistics?span=month', figures(statistics.longNames)),
  desk('statistics-wrong', '统计：日期不对', '/statistics?span=own&from=2026-11-20&to=2026-11-02'),
  desk('statistics-error', '统计：读不到', '/statistics', {
    staff: sample.supervisor,
    parts: { hallDay: { statistics: async () => Promise.reject(new TypeError('down')) } },
  }),
  desk('appointments', '预约', '/appointments', { staff: sample.clerk }),
  desk('appointments-empty', '预约：没有', '/appointments', {
    parts: { appointments: { list: async () => [], bookable: async () => [] } },
  }),
  desk('appointments-long', '预约：长', '/appointments?date=2026-11-26', {
    parts: { appointments: { list: async () => booking.manyAppointments } },
  }),
  desk('appointments-error', '预约：读不到', '/appointments', {
    parts: { appointments: { list: async () => Promise.reject(new TypeError('down')) } },
  }),
  desk('appointments-wide', '预约：大屏', '/appointments', {}, { size: wideSize }),
  desk('all-not-found', '全部：没找到', '/all?search=没有这个', {
    parts: { cases: { list: async () => sample.sampleList([]) } },
  }),
  desk('file', '替群众登记', '/file', { staff: sample.clerk }),
  desk('lost-slip', '找凭条', '/lost-slip', { staff: sample.clerk }),
  desk('file-help', '替群众登记：有人求助', '/file', {
    staff: sample.clerk,
    parts: { help: { open: async () => [sample.helpCall(1, '1 号机', 'matter', 4)] } },
  }),
  desk('slips', '凭条打印', '/slips'),
  desk('slips-stuck', '凭条打印：卡住', '/slips', {
    parts: {
      slips: { open: async () => printers.stuckSlips },
      printers: {
        list: async () => [printers.samplePrinter(), printers.outOfPaper, printers.endingPaper, printers.silentPrinter],
      },
    },
  }),
  desk('slips-no-printer', '凭条打印：没有打印机', '/slips', { parts: { printers: { list: async () => [] } } }),
  desk('slips-error', '凭条打印：读不到', '/slips', {
    parts: { printers: { list: async () => Promise.reject(new TypeError('down')) } },
  }),
  desk('printer-alarm', '今天：没纸了', '/', {
    staff: sample.clerk,
    parts: { printers: { list: async () => [printers.outOfPaper, printers.endingPaper] } },
  }),
  desk('staff', '账号', '/staff'),
  desk('system', '本机', '/system', { parts: { system: { status: async () => sample.statusWithNotices } } }),
];
