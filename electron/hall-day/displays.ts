// Knows which call displays are there and whether they can be heard, from what they say of themselves every fifteen seconds.
import type { Notices } from '#electron/notices.ts';
import type { Bilingual } from '#shared/contract/hall.ts';
import type { Watch } from '#shared/contract/hall-day.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import type { Clock } from '#shared/domain/ports.ts';
import type { Anomalies } from './anomalies.ts';
import { displaysGone, displaysSilent, displaysWithoutVoice } from './hall-day-words.ts';

/** Silent for so long: gone. Three of its words were missed. */
const goneAfterMs = 45_000;
/** There for so long in all, it hangs in the hall: before, somebody only opened the page, and nobody misses it. */
const hangsAfterMs = 600_000;
/** Far more than a hall has; beyond it the one that was silent longest is forgotten, and nobody while all are there. */
export const displaysAtMost = 64;
/** As many screens as one machine drives. */
export const displaysASource = 8;

type Presence = { id: string; name: string; zone: string | null; sound: Watch['displays'][number]['sound'] };
/** `hereMs`: how long it has been there in all. */
type Display = Presence & { source: string; heardAt: number; hereMs: number };

export type Displays = {
  /** `source`: the address it speaks from. */
  here(display: Presence, source: string): void;
  /** Looks who has fallen silent, and tells the desk; forgets those of another day, which were switched off in the evening. */
  look(): void;
  /** Those that are gone were taken down: nobody misses them any more. */
  forgetGone(): void;
  /** By name; of those that are gone the ones that hang in the hall. */
  all(): Watch['displays'];
};

export function createDisplays(o: {
  clock: Clock;
  hall: { dateOf(instant: number): CalendarDate; today(): CalendarDate };
  notices: Notices;
  anomalies: Anomalies;
}): Displays {
  const { clock, hall, notices, anomalies } = o;
  const displays = new Map<string, Display>();

  /** A clock that was set back makes nobody silent. */
  const isHere = (display: Display): boolean => clock() - display.heardAt <= goneAfterMs;

  const isMissed = (display: Display): boolean => !isHere(display) && display.hereMs >= hangsAfterMs;

  /** What it has been there for since it was heard of last; nothing where it was gone meanwhile, or the clock was set back. */
  const hereSince = (display: Display): number => (isHere(display) ? Math.max(0, clock() - display.heardAt) : 0);

  function makeRoom(source: string): boolean {
    const ofSource = [...displays.values()].filter((display) => display.source === source);
    const crowd = ofSource.length >= displaysASource ? ofSource : [...displays.values()];
    if (ofSource.length < displaysASource && displays.size < displaysAtMost) return true;
    const longest = crowd.filter((display) => !isHere(display)).sort((a, b) => a.heardAt - b.heardAt)[0];
    if (longest) displays.delete(longest.id);
    return longest !== undefined;
  }

  function forget(): void {
    const today = hall.today();
    for (const display of displays.values()) {
      if (isHere(display)) continue;
      // Its page was opened anew on that machine, under another id: the old one is nobody.
      const replacing = [...displays.values()].find(
        (other) =>
          other !== display &&
          other.name === display.name &&
          other.source === display.source &&
          isHere(other) &&
          other.heardAt > display.heardAt,
      );
      if (replacing) replacing.hereMs += display.hereMs;
      if (replacing || hall.dateOf(display.heardAt) < today) displays.delete(display.id);
    }
  }

  function look(): void {
    forget();
    const all = [...displays.values()].sort(byName);
    const here = all.filter(isHere);
    const silent = here.filter(({ sound }) => sound === 'silent');
    const voiceless = here.filter(({ sound }) => sound === 'chime');
    tell('display-gone', 'display-gone', namesOf(all.filter(isMissed)), displaysGone);
    tell('display-silent', 'display-mute', namesOf(silent), displaysSilent);
    tell('display-voiceless', 'display-voiceless', namesOf(voiceless), displaysWithoutVoice);
  }

  /** One sentence for all displays of a trouble: however many, the desk has one thing to read. */
  function tell(
    key: string,
    kind: 'display-gone' | 'display-mute' | 'display-voiceless',
    names: readonly string[],
    words: (names: readonly string[]) => Bilingual,
  ): void {
    if (names.length === 0) {
      notices.clear(key);
      anomalies.end(key);
      return;
    }
    const text = words(names);
    // What is gone may be gone for good, and only somebody can know that; what is mute ends when it is mended.
    notices.say(key, { at: clock(), level: 'warning', text, isToBeAcknowledged: kind === 'display-gone' });
    anomalies.begin(key, { kind, text });
  }

  return {
    here(display, source) {
      const known = displays.get(display.id);
      if (!known && !makeRoom(source)) return;
      const hereMs = known ? known.hereMs + hereSince(known) : 0;
      displays.set(display.id, { ...display, source, heardAt: clock(), hereMs });
      look();
    },
    look,
    forgetGone() {
      for (const display of displays.values()) if (isMissed(display)) displays.delete(display.id);
      look();
    },
    all: () =>
      [...displays.values()]
        .filter((display) => isHere(display) || isMissed(display))
        .sort(byName)
        .map((display) => ({
          name: display.name,
          zone: display.zone,
          sound: display.sound,
          heardAt: display.heardAt,
          isHere: isHere(display),
        })),
  };
}

const byName = (a: Display, b: Display): number => a.name.localeCompare(b.name, 'zh-CN') || (a.id < b.id ? -1 : 1);

const namesOf = (displays: readonly Display[]): string[] => [...new Set(displays.map(({ name }) => name))];
