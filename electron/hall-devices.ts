// The devices of a hall node: its ID reader as the settings have it, and what the desk is told when that is gone.
import type { Clock, Random } from '#shared/domain/ports.ts';
import type { Config } from './config.ts';
import { createReader } from './devices/create-reader.ts';
import { createDevicesService, type DevicesService } from './devices/devices-service.ts';
import type { Log } from './log.ts';
import { readerIsGone } from './notice-words.ts';
import type { Notices } from './notices.ts';
import { systemTimers } from './store/backup-schedule.ts';

const noticeKey = 'id-reader';

/** `isAtWork` false: nothing is asked of any device. */
export function openDevices(o: {
  setting: Config['idReader'];
  clock: Clock;
  random: Random;
  notices: Notices;
  log: Log;
  isAtWork: boolean;
}): DevicesService {
  const { setting, notices, log, clock, random } = o;
  const url = setting.driver === 'none' ? null : new URL(setting.url);
  return createDevicesService({
    reader: o.isAtWork ? createReader(setting) : null,
    terminal: setting.terminal,
    host: url?.hostname.replace(/^\[|\]$/g, '') ?? '',
    clock,
    random,
    timers: systemTimers,
    onGone: (isGone) => {
      log(isGone ? 'reader-gone' : 'reader-works', {});
      if (!isGone) return notices.clear(noticeKey);
      const text = readerIsGone(url?.host ?? '');
      notices.say(noticeKey, { at: clock(), level: 'warning', text, isToBeAcknowledged: false });
    },
  });
}
