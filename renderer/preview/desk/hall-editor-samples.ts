// Owns the hall's editor in the previews: the demo hall's own entries, and what an administrator may run into.
import type { Entries, ReadyAnswer } from '#shared/contract/catalogue.ts';
import { type EntryKind, entrySchemas } from '#shared/contract/hall-entries.ts';
import answersText from '../../../resources/demo-hall/answers.json?raw';
import catalogueText from '../../../resources/demo-hall/catalogue.json?raw';
import hallText from '../../../resources/demo-hall/hall.json?raw';
import unitsText from '../../../resources/demo-hall/units.json?raw';
import windowsText from '../../../resources/demo-hall/windows.json?raw';
import { sampleNow } from '../kiosk/kiosk-samples.ts';

type File = Record<string, unknown>;
const read = (text: string): File => JSON.parse(text) as File;
const { note: _note, ...hall } = read(hallText);
const catalogue = read(catalogueText);
const windows = read(windowsText);

function versioned<K extends EntryKind>(kind: K, list: unknown): Entries[K] {
  return (list as { code: string }[]).map((data, index) => ({
    code: kind === 'hall' ? 'hall' : data.code,
    version: 1,
    data: entrySchemas[kind].parse(data),
    isRetired: kind === 'window' && index === 14,
    changedAt: sampleNow - 3_600_000,
    changedBy: index === 0 ? '王例梅' : null,
  })) as unknown as Entries[K];
}

export const sampleEntries: Entries = {
  hall: versioned('hall', [{ ...hall, hours: windows.hours, popular: catalogue.popular }]),
  unit: versioned('unit', read(unitsText).units),
  group: versioned('group', windows.groups),
  matter: versioned('matter', catalogue.matters),
  window: versioned('window', windows.windows),
  'special-day': versioned('special-day', [
    {
      code: 'S01',
      date: '2026-11-18',
      name: '自治县县庆',
      nameEn: 'County day',
      groups: null,
      closed: true,
      sessions: null,
    },
  ]),
  answer: versioned('answer', read(answersText).answers),
};

/** As the hall offers them to whoever writes to a citizen. */
export const sampleAnswers: readonly ReadyAnswer[] = sampleEntries.answer.map(({ data }) => {
  const { code, name, nameEn, use, words } = data;
  return { code, name: { zh: name, en: nameEn || name }, use, words };
});
