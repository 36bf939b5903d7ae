// Owns how a kiosk's preview is drawn: the whole kiosk, begun on one screen, before a fake hall.
import { type ReactNode, use, useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import type { ReaderState } from '#shared/contract/devices.ts';
import type { Bilingual } from '#shared/contract/hall.ts';
import type { HallEvent } from '#shared/contract/live.ts';
import type { FreeSlot, Taken } from '#shared/contract/queue.ts';
import type { SlipState } from '#shared/contract/slips.ts';
import { languages } from '#shared/domain/languages.ts';
import { ApiProvider, createQueryClient } from '../../api-provider.tsx';
import { createI18n } from '../../i18n/i18n.ts';
import { LanguagesGround } from '../../i18n/languages-ground.ts';
import { EnginesGround, type Lines } from '../../input/engines.tsx';
import { createWorkerLine } from '../../input/worker-line.ts';
import { KioskApp } from '../../kiosk/app.tsx';
import type { Share } from '../../kiosk/at-hand/use-share.ts';
import type { Booking } from '../../kiosk/booking.ts';
import { noCard, type SessionCard } from '../../kiosk/card-form.ts';
import type { ScanTrouble } from '../../kiosk/kiosk-context.ts';
import { kioskWords } from '../../kiosk/kiosk-words.ts';
import type { Screen } from '../../kiosk/screen-state.ts';
import type { Draft } from '../../kiosk/session.ts';
import { Stage, stageSize } from '../../kiosk/stage.tsx';
import { VoiceGround } from '../../kiosk/voice/voice-ground.ts';
import { CameraGround, type Cameras } from '../../ui/camera.tsx';
import { type FakeParts, fakeApi, fakeFeed, never } from '../fake-api.ts';
import { fakeSpeech } from '../fake-speech.ts';
import type { Preview, PreviewModes } from '../preview.ts';
import { pseudoLanguages, pseudoWords } from '../pseudo-language.ts';
import { useTaps } from '../use-taps.ts';
import { demoCatalogue } from './demo-catalogue.ts';
import * as sample from './kiosk-samples.ts';

/** What a preview of the kiosk is in: its screen, what was told, and the hall around it. */
export type Setting = {
  screen?: Screen;
  draft?: Draft;
  booking?: Booking;
  taken?: readonly Taken[];
  typed?: string;
  next?: FreeSlot;
  bookable?: { matterCode: string; name: Bilingual; departmentCode: string; next: FreeSlot | null }[];
  hall?: typeof sample.sampleHall;
  overview?: ReturnType<typeof sample.sampleOverview>;
  slip?: SlipState;
  isOffline?: boolean;
  idleLeft?: number;
  scanTrouble?: ScanTrouble;
  /** How the draft is shared. */
  share?: Partial<Share>;
  parts?: FakeParts;
  cameras?: Cameras;
  /** broken: neither pinyin nor handwriting can be loaded. */
  engines?: 'broken';
  /** How the ID reader is; without it the kiosk has none. */
  reader?: ReaderState;
  card?: SessionCard;
  /** The machine has voices, and 语音 is on. */
  isRead?: boolean;
  /** How many people were here before, and this one. */
  number?: number;
  /** Buttons tapped one after the other, by their selector. */
  taps?: readonly string[];
};

export const requestId = '1f0c9a52-5f0b-4d8e-8a55-1b3a7c9d0e11';
const heartbeat: HallEvent = { type: 'heartbeat', at: sample.sampleNow };

const brokenLine = <Question, Answer>() =>
  createWorkerLine<Question, Answer>(() => {
    throw new Error('No workers here');
  });
const brokenEngines: Lines = { pinyin: brokenLine(), handwriting: brokenLine() };

function partsOf(setting: Setting): FakeParts {
  const slip = setting.slip ?? sample.slipStates.printed;
  const { appointments, queue, ...others } = setting.parts ?? {};
  return {
    hall: { get: async () => setting.hall ?? sample.sampleHall },
    catalogue: { get: async () => demoCatalogue },
    queue: {
      overview: async () => setting.overview ?? sample.sampleOverview(),
      turnedAway: async () => ({ nextAppointment: setting.next ?? null }),
      ...queue,
    },
    appointments: { bookable: async () => setting.bookable ?? [], ...appointments },
    slips: { get: async () => sample.sampleSlip(slip, 'B026') },
    help: { call: () => never() },
    devices: {
      reader: async () => setting.reader ?? sample.readerStates.none,
      forget: async () => setting.reader ?? sample.readerStates.none,
      takeCard: async () => null,
    },
    live: { hall: async () => fakeFeed([heartbeat], setting.isOffline) },
    ...others,
  } as FakeParts;
}

function Root(props: {
  modes: PreviewModes;
  onMissing: ((key: string) => void) | undefined;
  setting: Setting;
  children?: ReactNode;
}): ReactNode {
  const { modes, onMissing, setting } = props;
  const { orientation, language, large, low, contrast, script } = modes;
  // Once for each mounting: turned or resized, it is the same kiosk before the same hall.
  const [i18n] = useState(() =>
    createI18n({
      words: script ? pseudoWords(kioskWords, script) : kioskWords,
      language,
      ...(onMissing && { onMissing }),
    }),
  );
  const [api] = useState(() => fakeApi(partsOf(setting)));
  const [queryClient] = useState(createQueryClient);
  const ownVoice = use(VoiceGround);
  const [speech] = useState(() => (modes.voice ? ownVoice : setting.isRead ? fakeSpeech() : null));
  useTaps(setting.isOffline ? UNTIL_SAID : setting.taps);
  const screens = setting.screen ? ([{ name: 'home' }, setting.screen] as const) : ([{ name: 'home' }] as const);
  return (
    <LanguagesGround value={script ? pseudoLanguages(script) : languages}>
      <I18nextProvider i18n={i18n}>
        <ApiProvider api={api} queryClient={queryClient}>
          <EnginesGround value={setting.engines === 'broken' ? brokenEngines : null}>
            <VoiceGround value={speech}>
              <CameraGround value={setting.cameras}>
                {props.children ?? (
                  <KioskApp
                    start={{
                      frame: { orientation, scale: 1 },
                      session: {
                        ...sample.blankSession,
                        number: setting.number ?? 1,
                        language,
                        modes: { large, low, contrast },
                        voice: setting.isRead === true,
                        screens,
                        draft: setting.draft ?? null,
                        booking: setting.booking ?? null,
                        taken: setting.taken ?? [],
                        typed: setting.typed ?? '',
                        card: setting.card ?? noCard,
                      },
                      ...(setting.idleLeft !== undefined && { idleLeft: setting.idleLeft }),
                      ...(setting.scanTrouble && { scanTrouble: setting.scanTrouble }),
                      ...(setting.share && { share: setting.share }),
                    }}
                  />
                )}
              </CameraGround>
            </VoiceGround>
          </EnginesGround>
        </ApiProvider>
      </I18nextProvider>
    </LanguagesGround>
  );
}

/** A tap on what only says something does nothing, and waits until it is said. */
const UNTIL_SAID = ['.banner'];

const knows = ['orientation', 'large', 'low', 'contrast', 'language'] as const;

/** One screen in one state. */
export function kiosk(id: string, title: string, setting: Setting): Preview {
  return {
    id: `kiosk/${id}`,
    surface: 'kiosk',
    title,
    knows,
    size: ({ orientation }) => stageSize[orientation],
    render: (modes, onMissing) => <Root modes={modes} onMissing={onMissing} setting={setting} />,
  };
}

/** What is drawn without a session. */
export function bare(id: string, title: string, children: ReactNode): Preview {
  return {
    ...kiosk(id, title, {}),
    render: (modes, onMissing) => (
      <Root modes={modes} onMissing={onMissing} setting={{}}>
        <Stage orientation={modes.orientation} scale={1} modes={modes} language={modes.language}>
          {children}
        </Stage>
      </Root>
    ),
  };
}
