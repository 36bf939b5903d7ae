// Owns the list of the kiosk's previews: every screen in every state a citizen may meet.
import type { SlipState } from '#shared/contract/slips.ts';
import { CalmScreen } from '../../kiosk/calm-error.tsx';
import type { Screen } from '../../kiosk/screen-state.ts';
import { Splash } from '../../kiosk/splash.tsx';
import type { Preview } from '../preview.ts';
import { atHandPreviews } from './at-hand-previews.ts';
import { casePreviews } from './case-previews.ts';
import { demoCatalogue } from './demo-catalogue.ts';
import { bare, kiosk, requestId, type Setting } from './kiosk-preview.tsx';
import * as sample from './kiosk-samples.ts';
import { papersPreviews } from './papers-previews.ts';
import { queuePreviews } from './queue-previews.ts';
import { refuse } from './queue-samples.ts';
import { sayPreviews } from './say-previews.ts';
import { slipPreviews } from './slip-previews.ts';
import { typingPreviews } from './typing-previews.ts';

const number = (slip: SlipState, no?: string): Setting => ({
  screen: { name: 'number', taken: sample.sampleTaken(slip, no) },
  slip,
});
const done = (slip: SlipState, promise = sample.samplePromise, hasPhone = true): Setting => ({
  screen: { name: 'done', receipt: sample.sampleReceipt(slip, promise), hasPhone },
  slip,
});
const gone = (matterCode: string): Screen => ({ name: 'no-numbers', matterCode, requestId, next: null });
const { emptyDraft, toldDraft, longDraft, slipStates } = sample;

const latinDraft = { ...toldDraft, words: 'There should be more chairs in the hall. My father cannot stand. ' };
const unkept = '里面有一个存不了的符号，请删掉再试';
/** Handed in, and refused part by part. */
const wrong = (name: 'tell-review' | 'privacy'): Setting => ({
  ...{ screen: { name }, draft: toldDraft, taps: ['.btn-main'] },
  parts: {
    cases: {
      file: refuse('INVALID_INPUT', {
        problems: ['words', 'person.forName'].map((path) => ({ path, message: unkept })),
      }),
    },
  },
});

export const kioskPreviews: readonly Preview[] = [
  kiosk('home', '首页', {}),
  kiosk('home-voice', '首页，在读', { isRead: true }),
  kiosk('home-nobody', '首页，没人等', { overview: { ...sample.sampleOverview(), waiting: 0, calls: [] } }),
  kiosk('home-closed', '首页，下班了', { hall: sample.closedHall, overview: sample.sampleOverview('closed') }),
  kiosk('home-unstaffed', '首页，窗口没人', { hall: sample.unstaffedHall }),
  kiosk('home-offline', '首页，断线', { isOffline: true }),
  kiosk('home-long', '首页，长名字', {
    hall: {
      ...sample.sampleHall,
      place: { zh: '积石山保安族东乡族撒拉族自治县', en: 'Jishishan Bonan, Dongxiang and Salar Autonomous County' },
      tellWindow: { ...sample.sampleHall.tellWindow, person: '买买提·阿不都热合曼', personEn: null },
    },
  }),
  kiosk('home-chinese', '首页，只有中文名字', {
    hall: sample.onlyChinese(sample.sampleHall),
    overview: sample.onlyChinese(sample.sampleOverview()),
  }),
  kiosk('matters-chinese', '选事项，只有中文名字', {
    screen: { name: 'matters', purpose: 'take', departmentCode: null },
    hall: sample.onlyChinese(sample.sampleHall),
    parts: { catalogue: { get: async () => sample.onlyChinese(demoCatalogue) } },
  }),
  kiosk('matter-chinese', '一件事，只有中文名字', {
    screen: { name: 'matter', matterCode: 'CL-01', requestId },
    hall: sample.onlyChinese(sample.sampleHall),
    parts: { catalogue: { get: async () => sample.onlyChinese(demoCatalogue) } },
  }),
  kiosk('home-bilingual', '首页，两种语言', { hall: sample.bilingualHall }),
  kiosk('number-bilingual', '号，两种语言', { ...number(slipStates.printed), hall: sample.bilingualHall }),
  kiosk('tell-words-bilingual', '反映，写了，两种语言', {
    screen: { name: 'tell-words' },
    draft: toldDraft,
    hall: sample.bilingualHall,
  }),
  kiosk('no-numbers-bilingual', '号取完了，长名字，两种语言', { screen: gone('CL-01'), hall: sample.bilingualHall }),
  kiosk('tell-name-bilingual', '反映，称呼，两种语言', {
    screen: { name: 'tell-details', at: 0 },
    draft: toldDraft,
    hall: sample.bilingualHall,
  }),
  kiosk('matters', '选事项', { screen: { name: 'matters', purpose: 'take', departmentCode: null } }),
  kiosk('matters-voice', '选事项，在读', {
    screen: { name: 'matters', purpose: 'take', departmentCode: null },
    isRead: true,
  }),
  kiosk('matters-department', '选事项，一个部门', {
    screen: { name: 'matters', purpose: 'take', departmentCode: 'D-GA' },
  }),
  kiosk('matters-tell', '反映，选事项', {
    screen: { name: 'matters', purpose: 'tell', departmentCode: null },
    draft: { ...emptyDraft, matterCode: undefined },
  }),
  kiosk('search', '搜一搜', { screen: { name: 'search', purpose: 'take' } }),
  kiosk('search-found', '搜一搜，有', { screen: { name: 'search', purpose: 'take' }, typed: '身份证' }),
  kiosk('search-none', '搜一搜，没有', { screen: { name: 'search', purpose: 'take' }, typed: '考驾照啊' }),
  kiosk('matter', '一件事', { screen: { name: 'matter', matterCode: 'GA-01', requestId } }),
  kiosk('matter-long', '一件事，长', { screen: { name: 'matter', matterCode: 'CL-01', requestId } }),
  kiosk('matter-closed', '一件事，下班了', {
    screen: { name: 'matter', matterCode: 'GA-01', requestId },
    hall: sample.closedHall,
    overview: sample.sampleOverview('closed'),
  }),
  kiosk('closed', '现在不取号', { screen: { name: 'closed', matterCode: null }, hall: sample.closedHall }),
  kiosk('no-numbers', '号取完了', { screen: gone('GA-01') }),
  kiosk('no-numbers-unstaffed', '号取完了，窗口没人', {
    screen: gone('GA-01'),
    hall: sample.unstaffedHall,
  }),
  kiosk('no-numbers-long', '号取完了，长名字', { screen: gone('CL-01') }),
  kiosk('number-printing', '号，正在打印', number(slipStates.printing)),
  kiosk('number-printed', '号，打好了', number(slipStates.printed)),
  kiosk('number-on-screen', '号，演示不出纸', number(slipStates.onScreen)),
  kiosk('number-first', '号，前面没有人', {
    screen: { name: 'number', taken: sample.sampleTaken(slipStates.printed, 'B001', 0) },
  }),
  kiosk('number-no-slip', '号，凭条没出来', number(slipStates.unreachable)),
  kiosk('number-thousand', '号，过了九百九十九', number(slipStates.printed, 'F1024')),
  kiosk('tell-kind', '反映，哪一种', { screen: { name: 'tell-kind' }, draft: emptyDraft }),
  kiosk('tell-where', '反映，在哪里', { screen: { name: 'tell-where' }, draft: emptyDraft }),
  kiosk('tell-words-empty', '反映，还没写', { screen: { name: 'tell-words' }, draft: emptyDraft }),
  kiosk('tell-words', '反映，写了', { screen: { name: 'tell-words' }, draft: toldDraft }),
  kiosk('tell-words-too-long', '反映，太长', {
    screen: { name: 'tell-words' },
    draft: { ...toldDraft, words: '很长'.repeat(2600) },
  }),
  kiosk('tell-trips', '反映，跑了几趟', { screen: { name: 'tell-trips' }, draft: toldDraft }),
  kiosk('tell-who', '反映，谁的事', { screen: { name: 'tell-who' }, draft: toldDraft }),
  kiosk('tell-name', '反映，称呼', { screen: { name: 'tell-details', at: 0 }, draft: toldDraft }),
  kiosk('tell-phone-short', '反映，电话没写完', {
    screen: { name: 'tell-details', at: 1 },
    draft: { ...toldDraft, fields: { ...toldDraft.fields, phone: '1385678' } },
  }),
  kiosk('tell-id-wrong', '反映，身份证号错一位', {
    screen: { name: 'tell-details', at: 2 },
    draft: { ...toldDraft, fields: { ...toldDraft.fields, idNumber: '500240199001019701' } },
  }),
  kiosk('tell-relation', '反映，什么人', { screen: { name: 'tell-details', at: 1 }, draft: longDraft }),
  kiosk('tell-review', '反映，看一遍', { screen: { name: 'tell-review' }, draft: toldDraft }),
  kiosk('tell-review-long', '反映，看一遍，长', { screen: { name: 'tell-review' }, draft: longDraft }),
  kiosk('tell-review-latin', '反映，看一遍，用英文写的', { screen: { name: 'tell-review' }, draft: latinDraft }),
  kiosk('tell-review-latin-long', '反映，看一遍，用英文写的，长', {
    screen: { name: 'tell-review' },
    draft: { ...latinDraft, words: latinDraft.words.repeat(9) },
  }),
  kiosk('tell-review-no-phone', '反映，看一遍，没留电话', {
    screen: { name: 'tell-review' },
    draft: { ...toldDraft, fields: { ...toldDraft.fields, phone: '' } },
  }),
  kiosk('tell-review-wrong', '反映，有两处交不上去', wrong('tell-review')),
  kiosk('privacy-wrong', '您的信息，有两处交不上去', wrong('privacy')),
  kiosk('tell-review-anonymous', '反映，看一遍，不留姓名', {
    screen: { name: 'tell-review' },
    draft: { ...toldDraft, role: 'anonymous', matterCode: null, failedAtUnit: null, trips: null },
  }),
  kiosk('privacy', '您的信息', { screen: { name: 'privacy' }, draft: toldDraft }),
  kiosk('cannot-save', '存不下了', { screen: { name: 'cannot-save' }, draft: toldDraft }),
  kiosk('done', '交上去了', done(slipStates.printed)),
  kiosk('done-provisional', '交上去了，暂定', done(slipStates.onScreen, sample.provisionalPromise)),
  kiosk('done-no-slip', '交上去了，凭条没出来', done(slipStates.unreachable, sample.samplePromise, false)),
  kiosk('done-speak', '交上去了，想当面说', {
    ...done(slipStates.printed, sample.samplePromise, false),
    screen: { name: 'done', receipt: sample.sampleReceipt(slipStates.printed), hasPhone: false, speaks: true },
  }),
  kiosk('done-unstaffed', '交上去了，窗口没人', { ...done(slipStates.printed), hall: sample.unstaffedHall }),
  kiosk('lookup', '查进度', { screen: { name: 'lookup', problem: null } }),
  kiosk('lookup-not-ours', '查进度，扫的不是', { screen: { name: 'lookup', problem: 'not-ours' } }),
  kiosk('lookup-ticket', '查进度，扫了排队号', { screen: { name: 'lookup', problem: 'ticket' } }),
  ...casePreviews,
  kiosk('offline', '断线，正在写', { screen: { name: 'tell-words' }, draft: toldDraft, isOffline: true }),
  kiosk('offline-name', '断线，写姓名', {
    screen: { name: 'tell-details', at: 0 },
    draft: toldDraft,
    isOffline: true,
  }),
  kiosk('idle', '您还在吗', { screen: { name: 'tell-who' }, draft: toldDraft, idleLeft: 18 }),
  ...atHandPreviews,
  ...papersPreviews,
  ...sayPreviews,
  ...queuePreviews,
  ...slipPreviews,
  ...typingPreviews,
  bare('calm', '这一步没走通', <CalmScreen onAgain={() => undefined} />),
  bare('splash', '还没连上', <Splash isTrouble />),
];
