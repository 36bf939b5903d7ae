// Owns the list of the notice board's previews.
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import type { NoticeBoard } from '#shared/contract/case-figures.ts';
import type { Language } from '#shared/domain/languages.ts';
import { ApiProvider } from '../../api-provider.tsx';
import { BoardApp } from '../../board/board-app.tsx';
import { boardWords } from '../../board/board-words.ts';
import { createI18n } from '../../i18n/i18n.ts';
import { createPatientQueryClient } from '../../patient-query-client.ts';
import { type ScreenLayout, screenSizes } from '../../ui/screen-stage.tsx';
import { type FakeParts, fakeApi, never } from '../fake-api.ts';
import { sampleHall, sampleNow } from '../kiosk/kiosk-samples.ts';
import type { Preview } from '../preview.ts';
import '../../board/board.css';

const month = (key: string, ...[filed, concluded, done, unconfirmed]: (number | null)[]) => ({
  month: key,
  filed: filed ?? null,
  concluded: concluded ?? null,
  done: done ?? null,
  unconfirmed: unconfirmed ?? null,
});

export const sampleNotices: NoticeBoard = {
  at: sampleNow - 180_000,
  months: [
    month('2026-06', 85, 85, 65, 10),
    month('2026-07', 105, 105, 80, 15),
    month('2026-08', 95, 90, 75, 10),
    month('2026-09', 115, 110, 85, 15),
    month('2026-10', 120, 100, 70, 20),
    month('2026-11', 60, 25, 15, null),
  ],
  onTime: { percent: 93, isAtLeast: false },
  matters: [
    { name: { zh: '换身份证', en: 'Identity card: renewal' }, filed: 85 },
    { name: { zh: '医疗费用报销', en: 'Medical expenses: refund' }, filed: 70 },
    { name: { zh: '房屋|转移登记', en: 'House: transfer' }, filed: 55 },
    { name: { zh: '城乡居民养老保险|待遇申领', en: 'Residents’ pension: claim' }, filed: 45 },
    { name: { zh: '换驾驶证', en: 'Driving licence: renewal' }, filed: 20 },
    { name: { zh: '低保申请', en: 'Subsistence allowance' }, filed: 10 },
  ],
  smallCount: 5,
};

const fewNotices: NoticeBoard = { ...sampleNotices, months: [month('2026-11')], onTime: null, matters: [] };
const longNotices: NoticeBoard = {
  ...sampleNotices,
  months: sampleNotices.months.map((each) => ({
    ...each,
    filed: 16_665,
    concluded: 16_640,
    done: 12_345,
    unconfirmed: 2_220,
  })),
  onTime: { percent: 99, isAtLeast: true },
  matters: sampleNotices.matters.map(({ filed }) => ({
    name: {
      zh: '城乡居民基本养老保险关系|转移接续（跨省、跨制度）暂行办法下的待遇核定',
      en: 'Transfer and continuation of basic old-age insurance between provinces and schemes',
    },
    filed: filed * 200,
  })),
};

/** The procedures a notice board asks. */
export function boardHall(board: () => Promise<NoticeBoard>, over: FakeParts = {}): FakeParts {
  return { hall: { get: async () => sampleHall }, caseFigures: { board }, ...over } as FakeParts;
}

export function boardRoot(
  parts: FakeParts,
  language: Language,
  o: { layout?: ScreenLayout; onMissing?: ((key: string) => void) | undefined; isPatient?: boolean } = {},
): ReactNode {
  const { layout = 'horizontal', onMissing, isPatient = false } = o;
  const i18n = createI18n({ words: boardWords, language, ...(onMissing && { onMissing }) });
  return (
    <I18nextProvider i18n={i18n}>
      <ApiProvider api={fakeApi(parts)} queryClient={createPatientQueryClient(isPatient)}>
        <BoardApp layout={layout} />
      </ApiProvider>
    </I18nextProvider>
  );
}

function board(id: string, title: string, parts: () => FakeParts, layout: ScreenLayout = 'horizontal'): Preview {
  return {
    id: `board/${id}`,
    surface: 'board',
    title,
    knows: ['language'],
    size: () => screenSizes[layout],
    render: ({ language }, onMissing) => boardRoot(parts(), language, { layout, onMissing }),
  };
}

const normal = () => boardHall(async () => sampleNotices);
const down = () => boardHall(() => Promise.reject(new TypeError('down')));

export const boardPreviews: readonly Preview[] = [
  board('normal', '公示', normal),
  board('few', '公示：人还少', () => boardHall(async () => fewNotices)),
  board('long', '公示：长', () => boardHall(async () => longNotices)),
  board('connecting', '公示：正在连', () => boardHall(() => never())),
  board('offline', '公示：连不上', down),
  board('vertical', '公示：竖着', normal, 'vertical'),
  board('vertical-few', '公示：竖着，人还少', () => boardHall(async () => fewNotices), 'vertical'),
  board('vertical-long', '公示：竖着，长', () => boardHall(async () => longNotices), 'vertical'),
];
