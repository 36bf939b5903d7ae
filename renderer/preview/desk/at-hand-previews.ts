// Owns the previews of looking along at what somebody writes at a kiosk, and of taking up what was kept.
import { ORPCError } from '@orpc/client';
import type { AssistEnd, AssistView } from '#shared/contract/assist.ts';
import type { Preview } from '../preview.ts';
import type { DeskSetting } from './desk-hall.ts';
import { desk } from './desk-previews.tsx';
import * as sample from './desk-samples.ts';

const id = '7c1c0f8e-1b53-4a8f-9d5c-4f8a2b6d9e10';
const path = `/at-hand/${id}`;
const view: AssistView = {
  ...{ id, terminal: '1 号机', screen: 'tell-words', touching: null, spokenSeconds: null, revision: 9, problems: [] },
  parts: {
    ...{ kind: 'not-done', matterCode: 'GA-01', failedAtUnit: null, trips: 3, role: 'self' },
    ...{ words: '居住证到期了来续，机器坏了三天，让回去等通知。', name: '罗演名', phone: '', idNumber: '' },
  },
  byHelper: ['matterCode', 'trips'],
};
const looking = (part: Partial<AssistView> = {}): DeskSetting => ({
  staff: sample.clerk,
  parts: { assist: { open: async () => [], get: async () => ({ ...view, ...part }) } },
});
const refused = (code: string, data: object): DeskSetting => ({
  staff: sample.clerk,
  parts: {
    assist: {
      open: async () => [],
      get: () => Promise.reject(new ORPCError(code, { defined: true, status: 410, data })),
    },
  },
});
const over = (why: AssistEnd): DeskSetting => refused('ASSIST_OVER', { why });
const open = (n: number, terminal: string, helper: string | null, isMine = false) => ({
  ...{ id: id.replace(/.$/, String(n)), terminal, since: 0, helper, isMine },
});

export const atHandDeskPreviews: readonly Preview[] = [
  desk('today-share', '今天的事：请人一起看', '/', {
    staff: sample.clerk,
    parts: {
      help: { open: async () => [sample.helpCall(1, '1 号机', 'tell-words', 1)] },
      assist: {
        open: async () => [
          open(1, '1 号机', null),
          open(2, '西沱镇便民服务中心 2 号自助终端', '秦例芳'),
          open(3, '3 号机', '向例静', true),
        ],
      },
    },
  }),
  desk('at-hand', '一起填', path, looking()),
  desk('at-hand-empty', '一起填：刚开始', path, looking({ parts: {}, byHelper: [], screen: 'tell-kind' })),
  desk('at-hand-touched', '一起填：他正在写，有录音，电话不对', path, {
    ...looking({
      ...{ touching: 'words', spokenSeconds: 96, screen: 'tell-words' },
      parts: { ...view.parts, role: 'relative', phone: '1380', forName: '罗小演', relation: '孩子' },
      problems: [{ path: 'person.phone', message: '手机号是 11 位，还差 7 位' }],
    }),
  }),
  desk('at-hand-filed', '一起填：他自己交了', path, over('filed')),
  desk('at-hand-silent', '一起填：机器断了', path, over('silent')),
  desk('at-hand-taken', '一起填：别人接过去了', path, refused('ASSIST_TAKEN', { by: '秦例芳' })),
  desk('file-parked', '接着办：有录音', '/file', {
    staff: sample.clerk,
    parts: {
      drafts: {
        mine: async () => [
          {
            place: 'file',
            at: 0,
            data: JSON.stringify({
              ...{ requestId: id, kind: 'not-done', matterCode: null, failedAtUnit: null, words: '', trips: '2' },
              ...{ role: 'self', language: null, parked: { id, spokenSeconds: 96 } },
              fields: {
                ...{ name: '罗演名', phone: '13800005678', idNumber: '', forName: '', relation: '' },
                ...{ organisation: '', organisationCode: '' },
              },
            }),
          },
        ],
      },
    },
  }),
];
