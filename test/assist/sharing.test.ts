// Tries a draft written by two: by yes alone, to one clerk, the citizen wins where both write, and nothing is left of it.
import { randomBytes, randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  createSharingService,
  type Helper,
  type ShareInput,
  type SharingService,
} from '#electron/assist/sharing-service.ts';
import { createVouchers } from '#electron/cases/vouchers.ts';
import { InputProblems } from '#electron/domain-error.ts';
import { createVault } from '#electron/store/vault.ts';
import { type DraftParts, helperSilentMs, kioskSilentMs } from '#shared/contract/assist.ts';

const random = { bytes: (length: number) => new Uint8Array(randomBytes(length)) };
const vouchers = createVouchers(createVault(randomBytes(32), random));
const kiosk = { terminal: '1号机', source: 'port:kiosk' };
const language = 'zh-CN';

const hallTime = 1_795_000_000_000;
/** Time gone by. */
let now: number;
let sharing: SharingService;
let key: string;
let requestId: string;
let seen: number;
let isIn: boolean;
const clerk: Helper = { staffId: 'xiang', displayName: '向例静', isStillSignedIn: async () => isIn };
const other: Helper = { staffId: 'qin', displayName: '秦例芳', isStillSignedIn: async () => true };

beforeEach(() => {
  now = 1_000_000;
  [key, requestId, seen, isIn] = [randomUUID(), randomUUID(), 0, true];
  sharing = createSharingService({
    // The hall's clock stands, as it does after it had leapt ahead: who is silent is so all the same.
    ...{ clock: () => hallTime, elapsed: () => now, random, vouchers },
    check: ({ person, words }) => {
      const problem = { 太长: '太长了', ' ': '请写几句' }[words];
      if (problem) throw new InputProblems([{ path: 'words', message: problem }]);
      if ('phone' in person && person.phone) throw new InputProblems([{ path: 'person.phone', message: '还差几位' }]);
    },
    catalogue: { matter: (code) => code === 'GA-01', unit: () => null },
  });
});

const begun: DraftParts = { kind: 'not-done', words: '机器坏了', name: '' };
/** As the kiosk does it: says how it stands, and remembers what it heard. */
function share(parts: DraftParts = begun, more: Partial<ShareInput> = {}) {
  const shared = sharing.share(kiosk, {
    ...{ key, requestId, language, screen: 'tell-words', touching: null, seen, spokenSeconds: null, parts },
    ...more,
  });
  seen = shared.revision;
  return shared;
}
const take = (id: string, who = clerk, isTakingOver = false) => sharing.take(who, { id, language, isTakingOver });
const get = (id: string, who = clerk) => sharing.get(who, { id, language });
const fill = (id: string, parts: DraftParts, revision = get(id).revision) =>
  sharing.fill(clerk, { id, language, revision, parts });
const code = (name: string) => expect.objectContaining({ code: name });

describe('one clerk', () => {
  it('sees the draft as it is written; what is shown of it to others is that it is there', () => {
    const { id } = share();
    expect(sharing.open('xiang')).toEqual([{ id, terminal: '1号机', since: hallTime, helper: null, isMine: false }]);
    expect(() => get(id)).toThrow(code('ASSIST_TAKEN'));
    expect(take(id)).toMatchObject({ parts: begun, screen: 'tell-words', spokenSeconds: null, byHelper: [] });
    share({ ...begun, words: '机器坏了三天' }, { screen: 'tell-trips', spokenSeconds: 12 });
    expect(get(id)).toMatchObject({ parts: { words: '机器坏了三天' }, screen: 'tell-trips', spokenSeconds: 12 });
    expect(share().helper).toBe('向例静');
  });

  it('is alone: another has to take over in so many words, and the first sees nothing more', () => {
    const { id } = share();
    take(id);
    expect(() => take(id, other)).toThrow(code('ASSIST_TAKEN'));
    take(id, other, true);
    expect(() => get(id)).toThrow(code('ASSIST_TAKEN'));
    expect(() => fill(id, { words: '我写的' }, 99)).toThrow(code('ASSIST_TAKEN'));
    expect(share().helper).toBe('秦例芳');
    sharing.leave(clerk, id);
    expect(get(id, other)).toMatchObject({ parts: begun });
  });

  it('is told what could not be handed in, and nothing of what is only empty', () => {
    const { id } = share({ words: '', role: 'self', phone: '138' });
    expect(take(id).problems).toEqual([{ path: 'person.phone', message: '还差几位' }]);
  });
});

describe('two who write', () => {
  it('and of words that are wrong, though it was said, too', () => {
    const { id } = share({ ...begun, words: '太长' }, { spokenSeconds: 9 });
    expect(take(id).problems).toEqual([{ path: 'words', message: '太长了' }]);
    share({ ...begun, words: ' ' }, { spokenSeconds: 9 });
    expect(get(id).problems).toEqual([]);
  });

  it('each part as it was written last, and what the clerk wrote comes to the kiosk', () => {
    const { id } = share();
    take(id);
    expect(fill(id, { matterCode: 'GA-01', trips: 2 })).toMatchObject({ byHelper: ['matterCode', 'trips'] });
    const heard = share();
    expect(heard.fills).toEqual({ matterCode: 'GA-01', trips: 2 });
    expect(share({ ...begun, matterCode: 'GA-01', trips: 2 }).fills).toEqual({});
    share({ ...begun, matterCode: 'GA-01', trips: 3 });
    expect(get(id)).toMatchObject({ parts: { trips: 3 }, byHelper: ['matterCode'] });
  });

  it('the citizen wins the part they are writing, even before the kiosk has said so', () => {
    const { id } = share();
    take(id);
    share(begun, { touching: 'words' });
    expect(() => fill(id, { words: '我来写' })).toThrow(code('CITIZEN_WRITING'));
    expect(fill(id, { trips: 4 }).parts.trips).toBe(4);
    share(begun, { touching: null });
    fill(id, { words: '窗口写的' });
    // On its way while the clerk wrote: the kiosk has not heard of it.
    const crossed = sharing.share(kiosk, {
      ...{ key, requestId, language, screen: 'tell-words', spokenSeconds: null, touching: 'words' },
      ...{ seen: 0, parts: { ...begun, words: '机器坏了，又' } },
    });
    expect(crossed.fills).toEqual({ trips: 4 });
    expect(get(id).parts.words).toBe('机器坏了，又');
  });

  it('what was written upon an older text is answered, not laid over the newer one', () => {
    const { id } = share();
    const { revision } = take(id);
    share({ ...begun, words: '是电梯坏了' });
    expect(() => fill(id, { words: '机器坏了，补一句' }, revision)).toThrow(code('PART_CHANGED'));
    expect(get(id).parts.words).toBe('是电梯坏了');
    expect(fill(id, { words: '电梯坏了，补一句' }).parts.words).toBe('电梯坏了，补一句');
  });

  it('knows no matter that is not there', () => {
    const { id } = share();
    take(id);
    expect(() => fill(id, { matterCode: 'XX' })).toThrow(code('MATTER_UNKNOWN'));
    expect(() => fill(id, { failedAtUnit: 'XX' })).toThrow(code('UNIT_UNKNOWN'));
  });

  it('gives the hall’s word for who wrote, which is good for that telling alone', () => {
    const { id } = share();
    take(id);
    expect(share().voucher).toBeNull();
    fill(id, { trips: 1 });
    const { voucher } = share();
    expect(vouchers.read(requestId, voucher ?? '')).toBe('xiang');
    expect(vouchers.read(randomUUID(), voucher ?? '')).toBeNull();
    expect(vouchers.read(requestId, (voucher ?? '').replace('xiang', 'qin'))).toBeNull();
  });
});

describe('the end', () => {
  const over = (why: string) => expect.objectContaining({ code: 'ASSIST_OVER', data: { why } });

  it.each([
    'stopped',
    'filed',
    'left',
  ] as const)('%s, by the citizen: at once, for good, and the desk is told why', (why) => {
    const { id } = share();
    take(id);
    sharing.stop(key, why);
    expect(() => get(id)).toThrow(over(why));
    expect(() => share()).toThrow(over(why));
    expect(sharing.open('xiang')).toEqual([]);
  });

  it('by the clerk', () => {
    const { id } = share();
    take(id);
    sharing.leave(clerk, id);
    expect(() => share()).toThrow(over('helper'));
  });

  it('by silence of the kiosk, which may go on once it is back: nobody said no', async () => {
    const { id } = share();
    take(id);
    now += kioskSilentMs + 1;
    await sharing.sweep();
    expect(() => get(id)).toThrow(over('silent'));
    const again = share();
    expect(again.id).not.toBe(id);
    expect(again.helper).toBeNull();
  });

  it('by a clerk who was signed out, or has not looked for long', async () => {
    take(share().id);
    isIn = false;
    await sharing.sweep();
    expect(() => share()).toThrow(over('signed-out'));
    [key, isIn, seen] = [randomUUID(), true, 0];
    take(share().id);
    now += helperSilentMs + 1;
    share();
    await sharing.sweep();
    expect(() => share()).toThrow(over('helper-gone'));
  });

  it('by a restart of the hall: the kiosk goes on with the same yes, and nothing of its draft is lost', () => {
    const { id } = share({ ...begun, trips: 2 });
    const fresh = createSharingService({
      clock: () => hallTime,
      elapsed: () => now,
      random,
      vouchers,
      check: () => null,
      catalogue: { matter: () => 1, unit: () => 1 },
    });
    const again = fresh.share(kiosk, {
      ...{ key, requestId, language, screen: 'tell-trips', touching: null, seen: 40, spokenSeconds: null },
      parts: { ...begun, trips: 2 },
    });
    expect(again).toMatchObject({ helper: null, fills: {} });
    expect(again.id).not.toBe(id);
    fresh.take(clerk, { id: again.id, language, isTakingOver: false });
    fresh.fill(clerk, { id: again.id, language, revision: again.revision, parts: { trips: 5 } });
    const heard = fresh.share(kiosk, {
      ...{ key, requestId, language, screen: 'tell-trips', touching: null, seen: again.revision, spokenSeconds: null },
      parts: { ...begun, trips: 2 },
    });
    expect(heard.fills).toEqual({ trips: 5 });
  });

  it('of what the same kiosk shared before; and one address cannot fill the hall', () => {
    const { id } = share();
    const before = key;
    key = randomUUID();
    seen = 0;
    share();
    expect(() => get(id)).toThrow(over('left'));
    key = before;
    expect(() => share()).toThrow(over('left'));
    const flood = () => {
      for (let n = 0; n < 30; n += 1)
        sharing.share(
          { terminal: `${n}`, source: '10.0.0.9' },
          {
            ...{ key: randomUUID(), requestId, language, screen: 'home', touching: null, seen: 0, spokenSeconds: null },
            parts: {},
          },
        );
    };
    expect(flood).toThrow(code('TOO_MANY_TRIES'));
  });
});

it('remembers why the last ones ended, and not without end', () => {
  const keys = Array.from({ length: 3000 }, () => randomUUID());
  for (const ended of keys) sharing.stop(ended, 'left');
  [key = ''] = keys.slice(-1);
  expect(() => share()).toThrow(code('ASSIST_OVER'));
  [key = ''] = keys;
  expect(share().helper).toBeNull();
});

it('tells that something changed by an id alone, and only then', () => {
  const heard: string[] = [];
  sharing.onChanged((id) => heard.push(id));
  const { id } = share();
  share();
  take(id);
  take(id);
  fill(id, { trips: 1 });
  sharing.stop(key, 'stopped');
  expect(heard).toEqual([id, id, id, id]);
});
