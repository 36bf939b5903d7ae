// A measuring tape is measured: what is cut away, what has to be scrolled sideways, and states that are told by a shade are put on a page, and have to be found.
import { afterEach, beforeEach, expect, test } from 'vitest';
import '#renderer/ui/base.css';
import type { PreviewModes } from '#renderer/preview/preview.ts';
import { findCut } from './cut.ts';
import { everyWay, pairwise } from './every-preview.tsx';
import { findPaleStates } from './states.ts';

let root: HTMLElement;
beforeEach(() => {
  root = document.createElement('main');
  root.style.cssText = 'position: relative; inline-size: 320px; font-size: 16px; background: #fff; color: #000';
  document.body.append(root);
});
afterEach(() => root.remove());

const long = '城乡居民基本养老保险关系转移接续（跨省、跨制度）';

test('lines that are cut short, at the side and below', () => {
  const shortened = 'overflow: hidden; white-space: nowrap; text-overflow: ellipsis';
  root.innerHTML = `<p style="${shortened}">${long}</p>`;
  expect(findCut(root)).toEqual([expect.stringContaining('is cut at the side')]);
  root.innerHTML = `<p style="overflow: hidden; block-size: 24px">${long}</p>`;
  expect(findCut(root)).toEqual([expect.stringContaining('is cut below')]);
  root.innerHTML = `<p style="overflow-y: auto; block-size: 0">${long}</p>`;
  expect(findCut(root)).toEqual([expect.stringContaining('never fits into')]);
  root.innerHTML = `<p style="overflow: hidden">${long}</p>`;
  expect(findCut(root)).toEqual([]);
});

test('what stands beside the page or has to be scrolled sideways, but for a table that keys can reach', () => {
  root.innerHTML = `<button style="inline-size: 400px">走</button>`;
  expect(findCut(root)).toContainEqual(expect.stringContaining('stands beside the page'));
  const scrolled = (attributes: string, inside: string): string =>
    `<div style="overflow-x: auto" ${attributes}>${inside}</div>`;
  const table = `<table><tr><td style="white-space: nowrap">${long}</td></tr></table>`;
  root.innerHTML = scrolled('tabindex="0"', `<p style="white-space: nowrap">${long}</p>`);
  expect(findCut(root)).toEqual([expect.stringContaining('has to be scrolled to, sideways')]);
  root.innerHTML = scrolled('', table);
  expect(findCut(root)).toEqual([expect.stringContaining('has to be scrolled to, sideways')]);
  root.innerHTML = scrolled('tabindex="0"', table);
  expect(findCut(root)).toEqual([]);
});

test('lines that stand in one another', () => {
  root.innerHTML = '<p>下一位</p><p style="margin-block-start: -20px">请稍等</p>';
  expect(findCut(root)).toEqual(['"下一位" stands in "请稍等"']);
});

test('a choice told by a shade, a focus that is not seen, words that fade when pressed', () => {
  root.innerHTML = `
    <style>
      .measured { background: #fff; border: 2px solid #767676 }
      .measured:focus-visible { box-shadow: none; outline: none }
      .shade[aria-pressed='true'] { background: #e3efee }
      .edge[aria-pressed='true'] { border-color: #000; box-shadow: inset 0 0 0 2px #000 }
      .ring:focus-visible { box-shadow: 0 0 0 2px #062c31 }
      .fades:active { color: #aaa }
    </style>
    <button class="measured shade ring" aria-pressed="true">一</button>
    <button class="measured edge ring" aria-pressed="true">二</button>
    <button class="measured">三</button>
    <button class="measured ring fades">四</button>`;
  const pale = [
    expect.stringMatching(/一 shows aria-pressed at 1\.2 : 1/),
    expect.stringMatching(/三 shows the focus at 1\.0 : 1/),
    expect.stringMatching(/四 active: "四" at 2\.3 : 1/),
  ];
  expect(findPaleStates(root, 4.5)).toEqual(pale);
  // A second try of a test finds again what the first one found.
  expect(findPaleStates(root, 4.5)).toEqual(pale);
});

test('the rows cross all modes pairwise', () => {
  const modes = ['orientation', 'large', 'low', 'contrast', 'language'] as const;
  const pairs = (rows: readonly PreviewModes[]) =>
    new Set(
      rows.flatMap((row) => modes.flatMap((one) => modes.map((other) => [one, row[one], other, row[other]].join()))),
    );
  expect(pairs(pairwise)).toEqual(pairs(everyWay));
});
