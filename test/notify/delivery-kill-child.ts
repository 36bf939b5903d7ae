// A process of its own that writes one message and brings it to a gateway, to be killed while it does.

import { helpProjection } from '#electron/help/help-events.ts';
import { startDelivery } from '#electron/notify/delivery.ts';
import { createGateway } from '#electron/notify/gateway.ts';
import { createNotifyService } from '#electron/notify/notify-service.ts';
import { openStore } from '#electron/store/store.ts';
import { createVault } from '#electron/store/vault.ts';
import { act, random } from './post-acts.ts';

const [file = '', url = '', key = '', at = '0', isFirst = ''] = process.argv.slice(2);
const clock = () => Number(at);
const store = await openStore({ path: file, clock, projections: [helpProjection] });
const vault = createVault(Buffer.from(key, 'hex'), random);
if (isFirst === 'first') await act(store, createNotifyService({ gatewayUrl: url, random }), vault);
startDelivery({
  store,
  vault,
  gateway: createGateway({ url, secret: '' }),
  hall: { timeZone: 'Asia/Shanghai', now: clock },
  random,
  onNews: () => undefined,
  onFailure: (error) => console.error(error),
});
