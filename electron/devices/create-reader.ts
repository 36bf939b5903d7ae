// Turns the setting of an ID reader into its driver: the one place that knows which there are.
import type { DeepReadonly, Settings } from '#electron/settings-schema.ts';
import { createHttpReader } from './http-reader.ts';
import type { IdReader } from './id-reader.ts';
import { createWebsocketReader } from './websocket-reader.ts';

/** Null: the hall has no reader. */
export function createReader(setting: DeepReadonly<Settings['idReader']>): IdReader | null {
  switch (setting.driver) {
    case 'none':
      return null;
    case 'http':
      return createHttpReader(setting);
    case 'websocket':
      return createWebsocketReader(setting);
  }
}
