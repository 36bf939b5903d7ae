// Owns putting the kiosk on a page for a test: a fake hall, its feed in the test's hand, every missing word a failure.
import { I18nextProvider } from 'react-i18next';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { ApiProvider, createQueryClient } from '#renderer/api-provider.tsx';
import { createI18n } from '#renderer/i18n/i18n.ts';
import { EnginesGround, type Lines } from '#renderer/input/engines.tsx';
import { KioskApp } from '#renderer/kiosk/app.tsx';
import type { Booking } from '#renderer/kiosk/booking.ts';
import { kioskWords } from '#renderer/kiosk/kiosk-words.ts';
import type { Screen } from '#renderer/kiosk/screen-state.ts';
import type { Draft } from '#renderer/kiosk/session.ts';
import { VoiceGround } from '#renderer/kiosk/voice/voice-ground.ts';
import { type FakeParts, fakeApi } from '#renderer/preview/fake-api.ts';
import { demoCatalogue } from '#renderer/preview/kiosk/demo-catalogue.ts';
import * as sample from '#renderer/preview/kiosk/kiosk-samples.ts';
import { CameraGround, type Cameras } from '#renderer/ui/camera.tsx';
import type { Synthesiser } from '#renderer/ui/speech.ts';
import type { CatalogueView } from '#shared/contract/catalogue.ts';
import type { Hall } from '#shared/contract/hall.ts';
import type { HallEvent } from '#shared/contract/live.ts';
import type { QueueOverview } from '#shared/contract/queue.ts';
import { openFeed } from '../desk/open-feed.ts';
import '#renderer/ui/base.css';
import '#renderer/ui/fonts.css';
import '#renderer/ui/tokens.css';
import '#renderer/ui/ui.css';

export type KioskSetting = {
  screens?: readonly Screen[];
  booking?: Booking;
  hall?: Hall;
  overview?: () => QueueOverview;
  catalogue?: () => CatalogueView;
  /** `queue`, `appointments`, `rating`, `cases`, `caseFiles`, `devices`, `slips`, `help`: what the test's hall answers. */
  queue?: object;
  appointments?: object;
  rating?: object;
  cases?: object;
  caseFiles?: object;
  devices?: object;
  slips?: object;
  help?: object;
  assist?: object;
  draft?: Draft;
  cameras?: Cameras;
  /** Without it the machine has no voice. */
  speech?: Synthesiser;
  /** Instead of the real pinyin and handwriting. */
  engines?: Lines;
};

export type MountedKiosk = {
  container: HTMLElement;
  say: (event: HallEvent) => void;
  tap: (name: string | RegExp) => Promise<void>;
};

export async function mountKiosk(setting: KioskSetting): Promise<MountedKiosk> {
  await page.viewport(1080, 1920);
  const feed = openFeed<HallEvent>({ type: 'heartbeat', at: sample.sampleNow });
  const api = fakeApi({
    hall: { get: async () => setting.hall ?? sample.sampleHall },
    catalogue: { get: async () => setting.catalogue?.() ?? demoCatalogue },
    queue: {
      overview: async () => setting.overview?.() ?? sample.sampleOverview(),
      turnedAway: async () => ({ nextAppointment: null }),
      ...setting.queue,
    },
    appointments: { bookable: async () => [], ...setting.appointments },
    rating: { ...setting.rating },
    cases: { ...setting.cases },
    caseFiles: { ...setting.caseFiles },
    devices: { reader: async () => sample.readerStates.none, ...setting.devices },
    slips: { get: async () => sample.sampleSlip(sample.slipStates.printed, 'B026'), ...setting.slips },
    help: { ...setting.help },
    assist: { ...setting.assist },
    live: { hall: async () => feed.listen() },
  } as unknown as FakeParts);
  const i18n = createI18n({
    words: kioskWords,
    language: 'zh-CN',
    onMissing: (key) => {
      throw new Error(`No words for ${key}`);
    },
  });
  const { container } = await render(
    <I18nextProvider i18n={i18n}>
      <ApiProvider api={api} queryClient={createQueryClient()}>
        <EnginesGround value={setting.engines ?? null}>
          <VoiceGround value={setting.speech ?? null}>
            <CameraGround value={setting.cameras}>
              <KioskApp
                start={{
                  frame: { orientation: 'portrait', scale: 1 },
                  session: {
                    ...sample.blankSession,
                    screens: [{ name: 'home' }, ...(setting.screens ?? [])],
                    booking: setting.booking ?? null,
                    draft: setting.draft ?? null,
                  },
                }}
              />
            </CameraGround>
          </VoiceGround>
        </EnginesGround>
      </ApiProvider>
    </I18nextProvider>,
  );
  return {
    container,
    say: feed.say,
    tap: (name) => page.getByRole('button', { name }).first().click(),
  };
}

/** A scanner's strokes: far faster than a hand, then Enter. */
export function scan(text: string): void {
  for (const key of [...text, 'Enter']) {
    const target = document.activeElement ?? document.body;
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  }
}

/** An answer the test gives when it likes. */
export function later<T>(): { promise: Promise<T>; give: (value: T) => void; fail: (error: unknown) => void } {
  return ((made) => ({ promise: made.promise, give: made.resolve, fail: made.reject }))(Promise.withResolvers<T>());
}
