// The contract's devices procedures, each handed to the service with who asks.
import { os } from '#electron/procedure-base.ts';
import type { DevicesService } from './devices-service.ts';
import type { KioskVoices } from './kiosk-voices.ts';

export const devicesProcedures = (devices: DevicesService, voices: KioskVoices) => ({
  reader: os.devices.reader.handler(({ context }) => devices.reader(context)),
  takeCard: os.devices.takeCard.handler(({ context }) => devices.takeCard(context)),
  forget: os.devices.forget.handler(({ context }) => devices.forget(context)),
  voice: os.devices.voice.handler(({ input, context }) => {
    voices.here(context.terminal, input.spoken);
    return { ok: true as const };
  }),
});
