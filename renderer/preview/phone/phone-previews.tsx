// Owns the list of previews of the page on a citizen's phone.
import { ORPCError } from '@orpc/client';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { ApiProvider } from '../../api-provider.tsx';
import { createI18n } from '../../i18n/i18n.ts';
import { createPatientQueryClient } from '../../patient-query-client.ts';
import { PhoneApp, type PhoneStart } from '../../phone/phone-app.tsx';
import { phoneWords } from '../../phone/phone-words.ts';
import { type FakeParts, fakeApi, never } from '../fake-api.ts';
import { sampleHall } from '../kiosk/kiosk-samples.ts';
import { calledMine, keptMine, sampleAppointment, sampleMine } from '../kiosk/queue-samples.ts';
import type { Preview, PreviewModes } from '../preview.ts';
import '../../phone/phone.css';

const size = { width: 360, height: 640 };
/** B026 on the demo day, as its slip's code holds it. */
export const samplePath = '/t/77222611230202601234567896';

export function phoneHall(parts: FakeParts = {}): FakeParts {
  return { hall: { get: async () => sampleHall }, ...parts };
}

export function PhoneRoot(props: {
  address: string;
  parts: FakeParts;
  start?: PhoneStart | undefined;
  language: PreviewModes['language'];
  onMissing?: ((key: string) => void) | undefined;
}): ReactNode {
  const { onMissing } = props;
  const i18n = createI18n({ words: phoneWords, language: props.language, ...(onMissing && { onMissing }) });
  return (
    <I18nextProvider i18n={i18n}>
      <ApiProvider api={fakeApi(phoneHall(props.parts))} queryClient={createPatientQueryClient(false)}>
        <PhoneApp address={props.address} {...(props.start && { start: props.start })} />
      </ApiProvider>
    </I18nextProvider>
  );
}

/** As large as a phone's window, and scrolled like it. */
export function inPhone(page: ReactNode): ReactNode {
  return (
    <div style={{ inlineSize: `min(100%, ${size.width}px)`, blockSize: size.height, overflowY: 'auto' }}>{page}</div>
  );
}

/** `address`: as the phone opens it. */
export function phone(id: string, title: string, address: string, parts: FakeParts = {}, start?: PhoneStart): Preview {
  return {
    id: `phone/${id}`,
    surface: 'phone',
    title,
    knows: ['language'],
    size: () => size,
    render: ({ language }, onMissing) =>
      inPhone(<PhoneRoot address={address} parts={parts} start={start} language={language} onMissing={onMissing} />),
  };
}

const mine = (answer: ReturnType<typeof sampleMine>): FakeParts => ({ queue: { myNumber: async () => answer } });
export const refused = (code: string, data?: unknown): (() => Promise<never>) => {
  return async () => {
    throw new ORPCError(code, { defined: true, data });
  };
};

export const phoneMatters = [
  {
    matterCode: 'BD-01',
    name: { zh: '不动产|首次登记', en: 'First property registration' },
    departmentCode: 'D-GH',
    next: { date: '2026-11-24', time: '09:30' },
  },
  {
    matterCode: 'SB-04',
    name: { zh: '城乡居民基本养老保险关系|转移接续', en: 'Moving a residents’ pension account between regions' },
    departmentCode: 'D-RS',
    next: { date: '2026-11-26', time: '14:00' },
  },
  { matterCode: 'HY-01', name: { zh: '结婚登记', en: 'Marriage registration' }, departmentCode: 'D-MZ', next: null },
];
export const phoneSlots = ['2026-11-24', '2026-11-25'].map((date) => ({
  date,
  slots: ['09:00', '09:30', '10:00', '10:30', '14:00', '14:30'].map((time, at) => ({
    time,
    until: time.replace(/..$/, (minutes) => (minutes === '00' ? '30' : '59')),
    left: at % 4,
  })),
}));

const chosen = { matterCode: 'BD-01', date: '2026-11-24', time: '09:30', until: '10:00' };

export const phonePreviews: readonly Preview[] = [
  phone('number', '我的号：等', samplePath, mine(sampleMine({}))),
  phone(
    'next',
    '我的号：下一个',
    samplePath,
    mine(sampleMine({}, { aheadNow: 0, estimateNow: { fromMinutes: 0, toMinutes: 5 } })),
  ),
  phone('called', '我的号：叫到了', samplePath, mine(calledMine)),
  phone('missed-once', '我的号：叫过一次', samplePath, mine(sampleMine({ misses: 1 }))),
  phone('kept', '我的号：过号还能回来', samplePath, mine(keptMine)),
  phone('void', '我的号：没叫到', samplePath, mine(sampleMine({ state: 'void' }))),
  phone(
    'long',
    '我的号：长',
    samplePath,
    mine(
      sampleMine({
        lane: 'appointment',
        appointmentTime: '10:30',
        matterName: {
          zh: '企业职工基本养老保险|关系转移接续|（跨省、跨统筹区）',
          en: 'Moving an employee pension account between provinces and pooling regions',
        },
        alsoMatters: [{ code: 'GA-02', name: { zh: '居民身份证|补领', en: 'Replacing a lost ID card' } }],
      }),
    ),
  ),
  phone('rate', '我的号：评价', samplePath, mine(sampleMine({ state: 'served' }, { canRate: true }))),
  phone('over', '过了那一天', samplePath, { queue: { myNumber: refused('TICKET_UNKNOWN') } }),
  phone('asking', '正在问', samplePath, { queue: { myNumber: () => never() } }),
  phone('down', '连不上', samplePath, { queue: { myNumber: async () => Promise.reject(new TypeError('down')) } }),
  phone('nothing', '没有这个网址', '/t/123'),
  phone('book', '预约', '/book', { appointments: { bookable: async () => phoneMatters } }),
  phone('book-down', '预约：连不上', '/book', {
    appointments: { bookable: async () => Promise.reject(new TypeError('down')) },
  }),
  phone(
    'book-when',
    '预约：哪天',
    '/book',
    { appointments: { slots: async () => phoneSlots } },
    { book: { name: 'slots', matterCode: 'BD-01' } },
  ),
  phone(
    'book-when-full',
    '预约：都满了',
    '/book',
    { appointments: { slots: async () => [] } },
    { book: { name: 'slots', matterCode: 'BD-01' } },
  ),
  phone('book-who', '预约：姓名和电话', '/book', {}, { book: { name: 'who', chosen } }),
  phone(
    'booked',
    '预约：约好了',
    '/book',
    {},
    { book: { name: 'booked', appointment: sampleAppointment, code: '4821 0937' } },
  ),
  phone('book-none', '预约：没有', '/book', { appointments: { bookable: async () => [] } }),
];
