// Owns the previews of the cases' figures at the desk.
import type { CaseFigures } from '#shared/contract/case-figures.ts';
import { never } from '../fake-api.ts';
import type { Preview } from '../preview.ts';
import * as figures from './case-figures-samples.ts';
import type { DeskSetting } from './desk-hall.ts';
import { desk } from './desk-previews.tsx';
import * as sample from './desk-samples.ts';

const wide = { size: { width: 1920, height: 1080 } };
const path = '/case-figures';

const answering = (read: () => Promise<CaseFigures>, staff = sample.supervisor): DeskSetting => ({
  staff,
  parts: { caseFigures: { read } },
});
const unitHead = { ...sample.supervisor, roles: ['unit-head' as const] };

export const caseFiguresPreviews: readonly Preview[] = [
  desk(
    'case-figures',
    '办成情况',
    path,
    answering(async () => figures.quarter),
  ),
  desk(
    'case-figures-wide',
    '办成情况：大屏',
    path,
    answering(async () => figures.quarter),
    wide,
  ),
  desk(
    'case-figures-unit',
    '办成情况：单位负责人',
    path,
    answering(async () => figures.quarter, unitHead),
  ),
  desk(
    'case-figures-early',
    '办成情况：刚开始',
    `${path}?span=month`,
    answering(async () => figures.early),
  ),
  desk(
    'case-figures-empty',
    '办成情况：没有',
    path,
    answering(async () => figures.nobody),
  ),
  desk(
    'case-figures-long',
    '办成情况：长',
    `${path}?span=years`,
    answering(async () => figures.long),
  ),
  desk(
    'case-figures-loading',
    '办成情况：正在数',
    path,
    answering(() => never()),
  ),
  desk(
    'case-figures-wrong',
    '办成情况：日期不对',
    `${path}?span=own&from=2019-01-01&to=2026-11-23`,
    answering(async () => figures.quarter),
  ),
  desk(
    'case-figures-error',
    '办成情况：读不到',
    path,
    answering(() => Promise.reject(new TypeError('down'))),
  ),
];
