// The contract's calling procedures, each handed to the service with the caller as the transport knows them.
import { actorOf, os } from '#electron/procedure-base.ts';
import type { CallingService } from './calling-service.ts';

export const callingProcedures = (calling: CallingService) => ({
  window: os.calling.window.handler(({ input }) => calling.window(input.windowCode)),
  callNext: os.calling.callNext.handler(({ input, context }) => calling.callNext(actorOf(context), input)),
  recall: os.calling.recall.handler(({ input, context }) => calling.recall(actorOf(context), input)),
  finish: os.calling.finish.handler(({ input, context }) => calling.finish(actorOf(context), input)),
  miss: os.calling.miss.handler(({ input, context }) => calling.miss(actorOf(context), input)),
  park: os.calling.park.handler(({ input, context }) => calling.park(actorOf(context), input)),
  callBack: os.calling.callBack.handler(({ input, context }) => calling.callBack(actorOf(context), input)),
  forward: os.calling.forward.handler(({ input, context }) => calling.forward(actorOf(context), input)),
  pause: os.calling.pause.handler(({ input, context }) => calling.pause(actorOf(context), input)),
  open: os.calling.open.handler(({ input, context }) => calling.open(actorOf(context), input)),
  sit: os.calling.sit.handler(({ input, context }) => calling.sit(actorOf(context), input)),
  leave: os.calling.leave.handler(({ input, context }) => calling.leave(actorOf(context), input)),
  requeue: os.calling.requeue.handler(({ input, context }) => calling.requeue(actorOf(context), input)),
  top: os.calling.top.handler(({ input, context }) => calling.top(actorOf(context), input)),
  confirmGreen: os.calling.confirmGreen.handler(({ input, context }) => calling.confirmGreen(actorOf(context), input)),
  find: os.calling.find.handler(({ input }) => calling.find(input)),
});
