// Owns the previews of the hall's slips at the desk: a fresh hall, one with words of its own, faults, somebody first, and no answer.
import { ORPCError } from '@orpc/client';
import { defaultSlipTemplate, type SlipTemplateView, type TemplateFault } from '#shared/contract/slip-template.ts';
import { sampleNow, sampleSlip, slipStates } from '../kiosk/kiosk-samples.ts';
import type { Preview } from '../preview.ts';
import type { DeskSetting } from './desk-hall.ts';
import { desk } from './desk-previews.tsx';

const fresh: SlipTemplateView = { template: defaultSlipTemplate, version: 0, changedAt: null, changedBy: null };
/** A hall with words of its own. */
export const worded: SlipTemplateView = {
  template: {
    ...defaultSlipTemplate,
    header: { zh: '咨询电话 023-7333 1234', en: 'Telephone 023-7333 1234' },
    footer: { zh: '凭条 {日期} 当日有效\n请妥善保管', en: 'Valid on {date}' },
    hints: { ...defaultSlipTemplate.hints, ticket: { zh: '饮水机在二楼楼梯口。', en: 'Water is at the stairs.' } },
  },
  version: 3,
  changedAt: sampleNow - 86_400_000,
  changedBy: '王例梅',
};
/** Of three fields, one of them not in sight. */
export const faults: readonly TemplateFault[] = [
  { fault: 'no-glyph', field: 'header', language: 'zh', line: 1, column: 5, what: '😀' },
  { fault: 'placeholder', field: 'footer', language: 'en', line: 1, column: 10, what: 'room' },
  { fault: 'too-many-lines', field: 'hints.case', language: 'zh', line: 7, column: null, what: '6' },
];
const { svg } = sampleSlip(slipStates.onScreen, 'B026');

/** A hall whose slips look like this. */
export const slipHall = (view: SlipTemplateView, parts: object = {}): DeskSetting => ({
  parts: {
    slipTemplate: {
      get: async () => view,
      preview: async () => ({ svg, width: 576, height: 900, faults: [] }),
      ...parts,
    },
  },
});

const long = { zh: '为了您的方便，'.repeat(30), en: 'For your convenience, '.repeat(20) };
const withLong = { ...worded, template: { ...worded.template, header: long, footer: long } };

/** What somebody else saved meanwhile: a picture on top, other words, a bar code. */
export const theirs: SlipTemplateView = {
  template: {
    ...worded.template,
    top: 'logo',
    logo: 'iVBORw0KGgoAAAANSUhEUgAAAHgAAAAoAQAAAAAdkQOIAAAAeklEQVR42q3SsQ3AIAwEwEcUKRmBURgNRmMURqCkQDiOlIInEg1xYekq7DcQLhx7IJAbHLnAkjOMVLylTtpna4+Th/awcdfuN26IcGRJ04BoRjLZSiFfUn/3PM/iru/TPjqfp/0lcR6R8ljz++T75L+7z3q/9b5n/+UGgjCIQjPvteIAAAAASUVORK5CYII=',
    footer: { zh: '一路平安', en: '' },
    barcodes: { ...worded.template.barcodes, case: true },
    language: 'en',
  },
  version: 4,
  changedAt: sampleNow - 240_000,
  changedBy: '田试胜',
};
const wasFirst = async () => {
  throw new ORPCError('CHANGED_MEANWHILE', { status: 409, defined: true, data: { view: theirs } });
};
const failing = { get: async () => Promise.reject(new ORPCError('INTERNAL_SERVER_ERROR')) };

export const slipTemplatePreviews: readonly Preview[] = [
  desk('slip-template', '凭条样式', '/slip-template', slipHall(worded)),
  desk('slip-template-fresh', '凭条样式：没有改过', '/slip-template', slipHall(fresh)),
  desk(
    'slip-template-faults',
    '凭条样式：有印不出来的',
    '/slip-template',
    slipHall(worded, { preview: async () => ({ svg, width: 576, height: 900, faults: [...faults] }) }),
  ),
  desk(
    'slip-template-logo',
    '凭条样式：要放图片，还没有图片',
    '/slip-template',
    slipHall({ ...worded, template: { ...worded.template, top: 'logo' } }),
  ),
  desk('slip-template-long', '凭条样式：很长', '/slip-template', slipHall(withLong)),
  desk('slip-template-theirs', '凭条样式：别人先改了', '/slip-template', slipHall(worded, { save: wasFirst }), {
    clicks: ['.template-fields input[type="checkbox"]', '.template-actions .btn-main'],
  }),
  desk('slip-template-down', '凭条样式：读不到', '/slip-template', slipHall(worded, failing)),
];
