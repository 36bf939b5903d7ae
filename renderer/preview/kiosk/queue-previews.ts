// Owns the previews of the queue at the kiosk: the green channel, numbers held, waiting told, one's own number, rating, appointments.
import type { SlipKey } from '#shared/contract/queue.ts';
import type { FakeParts } from '../fake-api.ts';
import { never } from '../fake-api.ts';
import type { Preview } from '../preview.ts';
import { kiosk, requestId, type Setting } from './kiosk-preview.tsx';
import * as sample from './kiosk-samples.ts';
import * as queue from './queue-samples.ts';

const { slipStates } = sample;
const matter = { name: 'matter', matterCode: 'GA-01', requestId } as const;
const taken = (changed: Parameters<typeof sample.sampleTaken>[3], watchUrl: string | null = null): Setting => ({
  screen: { name: 'number', taken: sample.sampleTaken(slipStates.printed, 'B026', 6, changed, watchUrl) },
});
const ticket = sample.sampleTaken(slipStates.printed).ticket;
const slip: SlipKey = queue.slipKey;
const mine = (answer: () => Promise<unknown>): Setting => ({
  screen: { name: 'my-number', slip },
  parts: { queue: { myNumber: answer } } as FakeParts,
});
const slots = (answer: () => Promise<unknown>): FakeParts => ({ appointments: { slots: answer } }) as FakeParts;
const days = slots(async () => queue.slotDays);
const full = slots(async () =>
  queue.slotDays.map((day) => ({ ...day, slots: day.slots.map((slot) => ({ ...slot, left: 0 })) })),
);

export const queuePreviews: readonly Preview[] = [
  kiosk('home-appointments', '首页，能预约', { bookable: queue.bookable }),
  kiosk('home-appointments-closed', '首页，下班了，能预约', {
    bookable: queue.bookable,
    hall: sample.closedHall,
    overview: sample.sampleOverview('closed'),
  }),
  kiosk('matters-gone', '选事项，选过的不办了', {
    screen: { name: 'matters', purpose: 'take', departmentCode: null, isGone: true },
  }),
  kiosk('home-unread', '首页，没扫好', { bookable: queue.bookable, scanTrouble: 'unread' }),
  kiosk('matters-unread', '选事项，没扫好', {
    screen: { name: 'matters', purpose: 'take', departmentCode: null },
    scanTrouble: 'unread',
  }),
  kiosk('search-unread', '搜一搜，没扫好', { screen: { name: 'search', purpose: 'take' }, scanTrouble: 'unread' }),
  kiosk('matter-bookable', '一件事，能预约', { screen: matter, bookable: queue.bookable }),
  kiosk('matter-green', '一件事，选了绿色通道', {
    screen: { ...matter, green: 'elderly' },
    bookable: queue.bookable,
  }),
  kiosk('matter-closing', '一件事，快下班了', {
    screen: matter,
    overview: queue.overviewWith('G-HZ', { isClosingSoon: true }),
  }),
  kiosk('green', '绿色通道', { screen: { name: 'green', chosen: undefined } }),
  kiosk('green-chosen', '绿色通道，选了', { screen: { name: 'green', chosen: 'pregnant' } }),
  kiosk('holder', '留电话，可以不留', {
    screen: { name: 'holder', matterCode: 'GA-01', requestId },
    hall: queue.askingHall('may'),
  }),
  kiosk('holder-typing', '留电话，没写完', {
    screen: { name: 'holder', matterCode: 'GA-01', requestId },
    hall: queue.askingHall('may'),
    typed: '1381234',
  }),
  kiosk('holder-must', '留电话，要留', {
    screen: { name: 'holder', matterCode: 'GA-01', requestId },
    hall: queue.askingHall('must'),
    typed: '13812345678',
  }),
  kiosk('holding', '已经有号了', {
    screen: { name: 'holding', ticket, matterCode: 'GA-02', isKnown: false },
  }),
  kiosk('holding-same', '已经有号了，同一件事', {
    screen: { name: 'holding', ticket, matterCode: 'GA-01', isKnown: true },
  }),
  kiosk('holding-known', '刚取过号，再取一件', {
    screen: { name: 'holding', ticket, matterCode: 'GA-02', isKnown: true },
  }),
  kiosk('matters-paused', '选事项，窗口停着', {
    screen: { name: 'matters', purpose: 'take', departmentCode: 'D-GA' },
    overview: queue.overviewWith('G-HZ', { state: 'no-window' }),
  }),
  kiosk('no-numbers-half-day', '这半天的号取完了', {
    screen: { name: 'no-numbers', matterCode: 'GA-01', requestId, next: queue.nextSlot },
    overview: queue.overviewWith('G-HZ', { goneMatters: ['GA-01'] }),
  }),
  kiosk('no-numbers-none', '今天这里不发号', {
    screen: { name: 'no-numbers', matterCode: 'GA-01', requestId, next: queue.nextSlot },
    overview: queue.overviewWith('G-HZ', { state: 'gone', quota: 0, taken: 0 }),
  }),
  kiosk('no-numbers-next', '号取完了，能约', {
    screen: { name: 'no-numbers', matterCode: 'GA-01', requestId, next: undefined },
    next: queue.nextSlot,
  }),
  kiosk('no-window', '窗口都停着', {
    screen: { name: 'no-window', matterCode: 'GA-01' },
    overview: queue.overviewWith('G-HZ', { state: 'no-window' }),
  }),
  kiosk('no-window-back', '窗口又开了', { screen: { name: 'no-window', matterCode: 'GA-01' } }),
  kiosk('number-green', '号，绿色通道', taken({ lane: 'green', greenReason: 'elderly' })),
  kiosk(
    'number-together',
    '号，一起办',
    taken({ alsoMatters: [{ code: 'GA-02', name: { zh: '补身份证', en: 'ID card' } }] }),
  ),
  kiosk('number-phone', '号，手机能看', taken({}, 'https://hall.example/t/772226112302026')),
  kiosk(
    'number-green-phone',
    '号，绿色通道，手机能看',
    taken({ lane: 'green', greenReason: 'elderly', windows: ['13'] }, 'https://hall.example/t/7722'),
  ),
  kiosk(
    'number-everything',
    '号，都有',
    taken({ lane: 'green', greenReason: 'disabled' }, 'https://hall.example/t/7722'),
  ),
  kiosk('number-appointment', '号，预约来的', taken({ lane: 'appointment', appointmentTime: '10:00' })),
  kiosk('number-late', '号，预约来晚了', {
    screen: {
      name: 'number',
      isLate: true,
      taken: sample.sampleTaken(slipStates.printed, 'B026', 6, { appointmentTime: '09:00' }),
    },
  }),
  kiosk(
    'mine-waiting',
    '我的号，在排',
    mine(async () => queue.sampleMine({})),
  ),
  kiosk(
    'mine-missed',
    '我的号，叫过没来',
    mine(async () => queue.sampleMine({ misses: 1 })),
  ),
  kiosk(
    'mine-called',
    '我的号，正在叫',
    mine(async () => queue.calledMine),
  ),
  kiosk(
    'mine-parked',
    '我的号，请等一等',
    mine(async () => queue.sampleMine({ state: 'parked' })),
  ),
  kiosk(
    'mine-served',
    '我的号，办完了',
    mine(async () => queue.sampleMine({ state: 'served' }, { canRate: true })),
  ),
  kiosk(
    'mine-rated',
    '我的号，评价过了',
    mine(async () => queue.sampleMine({ state: 'served' })),
  ),
  kiosk(
    'mine-over',
    '我的号，过了',
    mine(async () => queue.sampleMine({ state: 'no-show', misses: 2 })),
  ),
  kiosk(
    'mine-kept',
    '我的号，过了还能办',
    mine(async () => queue.keptMine),
  ),
  kiosk(
    'mine-void',
    '我的号，下班没叫到',
    mine(async () => queue.sampleMine({ state: 'void' })),
  ),
  kiosk('mine-unknown', '我的号，查不到', mine(queue.refuse('TICKET_UNKNOWN'))),
  kiosk(
    'mine-asking',
    '我的号，正在查',
    mine(() => never()),
  ),
  kiosk('rate', '评价', { screen: { name: 'rate', slip, grade: null } }),
  kiosk('rate-why', '评价，为什么', { screen: { name: 'rate', slip, grade: 2 } }),
  kiosk('rated', '评价好了', { screen: { name: 'rated' } }),
  kiosk('book-matter', '预约，选事项', { screen: { name: 'book-matter' }, bookable: queue.bookable }),
  kiosk('book-day', '预约，选日子', { screen: { name: 'book-day' }, booking: queue.emptyBooking, parts: days }),
  kiosk('book-day-full', '预约，都满了', { screen: { name: 'book-day' }, booking: queue.emptyBooking, parts: full }),
  kiosk('book-day-fault', '预约，没问到', {
    screen: { name: 'book-day' },
    booking: queue.emptyBooking,
    parts: slots(queue.refuse('CANNOT_SAVE')),
  }),
  kiosk('book-time', '预约，选时间', {
    screen: { name: 'book-time', date: '2026-12-01' },
    booking: queue.emptyBooking,
    parts: days,
  }),
  kiosk('book-name', '预约，姓名', { screen: { name: 'book-details', field: 'name' }, booking: queue.emptyBooking }),
  kiosk('book-phone', '预约，电话', {
    screen: { name: 'book-details', field: 'phone' },
    booking: { ...queue.fullBooking, phone: '138' },
  }),
  kiosk('book-review', '预约，看一遍', { screen: { name: 'book-review' }, booking: queue.fullBooking }),
  kiosk('book-review-long', '预约，看一遍，长', { screen: { name: 'book-review' }, booking: queue.longBooking }),
  kiosk('booked', '约好了', {
    screen: { name: 'booked', appointment: queue.sampleAppointment, code: '48205317', slip: slipStates.printed },
  }),
  kiosk('booked-no-slip', '约好了，凭条没出来', {
    screen: { name: 'booked', appointment: queue.sampleAppointment, code: '48205317', slip: slipStates.unreachable },
    slip: slipStates.unreachable,
  }),
  kiosk('check-in', '预约签到', { screen: { name: 'check-in', problem: null } }),
  kiosk('check-in-early', '预约签到，来早了', {
    screen: {
      name: 'check-in',
      problem: { early: { date: '2026-12-01', time: '10:00', from: queue.sampleAppointment.checkInFrom } },
    },
  }),
  kiosk('check-in-closed', '预约签到，那天不开', {
    screen: { name: 'check-in', problem: { closed: { date: '2026-12-02', time: '09:00' } } },
  }),
  kiosk('check-in-not-found', '预约签到，没找到', { screen: { name: 'check-in', problem: 'not-found' } }),
  kiosk('check-in-code', '预约签到，输码', { screen: { name: 'check-in-by', way: 'code' }, typed: '4820' }),
  kiosk('check-in-id', '预约签到，证件号', { screen: { name: 'check-in-by', way: 'id' } }),
  kiosk('check-in-name', '预约签到，姓名', { screen: { name: 'check-in-name', phoneLast4: '5678' } }),
];
