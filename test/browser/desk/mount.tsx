// Owns putting the desk on a page for a test: a fake hall, its feed in the test's hand, every missing word a failure.
import { createMemoryHistory } from '@tanstack/react-router';
import { I18nextProvider } from 'react-i18next';
import { render } from 'vitest-browser-react';
import { ApiProvider } from '#renderer/api-provider.tsx';
import { DeskApp } from '#renderer/desk/desk-app.tsx';
import { createDeskQueryClient } from '#renderer/desk/desk-query-client.ts';
import { deskWords } from '#renderer/desk/desk-words.ts';
import { createI18n } from '#renderer/i18n/i18n.ts';
import { type DeskSetting, deskHall } from '#renderer/preview/desk/desk-hall.ts';
import { type FakeParts, fakeApi } from '#renderer/preview/fake-api.ts';
import type { DeskEvent } from '#shared/contract/live.ts';
import type { Language } from '#shared/contract/procedure.ts';
import { openFeed } from './open-feed.ts';
import '#renderer/ui/fonts.css';
import '#renderer/ui/tokens.css';
import '#renderer/ui/base.css';
import '#renderer/ui/ui.css';
import '#renderer/desk/desk.css';
import '#renderer/desk/desk-controls.css';
import '#renderer/desk/desk-screens.css';

export type Desk = { container: HTMLElement; say: (event: DeskEvent) => void };

export async function mountDesk(
  path: string,
  setting: DeskSetting = {},
  language: Language = 'zh-CN',
  queryClient = createDeskQueryClient(0),
): Promise<Desk> {
  const feed = openFeed<DeskEvent>({ type: 'heartbeat', at: Date.now() });
  const live = { live: { desk: async () => feed.listen() } } as unknown as FakeParts;
  const parts = deskHall({ ...setting, parts: { ...live, ...setting.parts } });
  const i18n = createI18n({
    words: deskWords,
    language,
    onMissing: (key) => {
      throw new Error(`No words for ${key}`);
    },
  });
  const { container } = await render(
    <I18nextProvider i18n={i18n}>
      <ApiProvider api={fakeApi(parts)} queryClient={queryClient}>
        <div style={{ inlineSize: 1366, blockSize: 768 }}>
          <DeskApp history={createMemoryHistory({ initialEntries: [`/desk${path}`] })} />
        </div>
      </ApiProvider>
    </I18nextProvider>,
  );
  return { container, say: feed.say };
}
