// A slip service for tests: real store, drawing and spool, with everything a test does not care about filled in.
import { DEFAULT_SETTINGS } from '#electron/settings-schema.ts';
import { createSlipService, type SlipService, type SlipServiceOptions } from '#electron/slips/slip-service.ts';

type Cared = 'store' | 'vault' | 'random' | 'dataDir';

export function slipServiceOf(
  o: Pick<SlipServiceOptions, Cared> & Partial<Omit<SlipServiceOptions, Cared>>,
): SlipService {
  return createSlipService({
    settings: DEFAULT_SETTINGS.slips,
    clock: Date.now,
    face: () => ({
      hall: { place: '石柱土家族自治县', hall: '政务服务中心' },
      demo: true,
      printedAt: '2026-11-23 09:15',
    }),
    ...o,
  });
}
