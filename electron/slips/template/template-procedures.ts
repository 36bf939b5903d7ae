// The contract's procedures of the hall's slips, each handed to the service.
import { actorOf, os } from '#electron/procedure-base.ts';
import { readLogo } from './logo.ts';
import type { SlipTemplates } from './template-service.ts';

export const slipTemplateProcedures = (templates: SlipTemplates) => ({
  get: os.slipTemplate.get.handler(() => templates.view()),
  save: os.slipTemplate.save.handler(({ input, context }) => templates.save(actorOf(context), input)),
  preview: os.slipTemplate.preview.handler(({ input }) => templates.preview(input)),
  readLogo: os.slipTemplate.readLogo.handler(async ({ input }) => ({ logo: await readLogo(input.data) })),
});
