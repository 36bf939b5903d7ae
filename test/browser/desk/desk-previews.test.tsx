// Mounts every preview of desk and display in both languages: accessible, nothing sticking out, every word there.
import axe from 'axe-core';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import { boardPreviews } from '#renderer/preview/board/board-previews.tsx';
import { answerPreviews } from '#renderer/preview/desk/answer-previews.tsx';
import { caseFiguresPreviews } from '#renderer/preview/desk/case-figures-previews.tsx';
import { casePreviews } from '#renderer/preview/desk/case-previews.tsx';
import { deskPreviews } from '#renderer/preview/desk/desk-previews.tsx';
import { keysAndSessionPreviews } from '#renderer/preview/desk/keys-and-session-previews.tsx';
import { slipTemplatePreviews } from '#renderer/preview/desk/slip-template-previews.tsx';
import { workPreviews } from '#renderer/preview/desk/work-previews.tsx';
import { displayPreviews } from '#renderer/preview/display/display-previews.tsx';
import { type PreviewModes, plainPreview } from '#renderer/preview/preview.ts';
import '#renderer/ui/fonts.css';
import '#renderer/ui/tokens.css';
import '#renderer/ui/base.css';
import '#renderer/ui/ui.css';
import { findOverflow } from './measure.ts';

const modes: readonly PreviewModes[] = [plainPreview, { ...plainPreview, language: 'en' }];

/** Until the screen has stood still for a few frames. */
async function settle(root: Element): Promise<void> {
  let before = '';
  let still = 0;
  for (let frames = 0; frames < 120 && still < 5; frames += 1) {
    await new Promise((resolve) => requestAnimationFrame(() => resolve(undefined)));
    const now = root.innerHTML;
    still = now === before ? still + 1 : 0;
    before = now;
  }
}

beforeAll(async () => {
  await page.viewport(1920, 1080);
  document.documentElement.dataset.still = '';
  await Promise.all(['400', '700'].map((weight) => document.fonts.load(`${weight} 16px "Bancheng Sans"`, '办成')));
});
beforeEach(() => localStorage.clear());
afterEach(cleanup);

const looked = [
  ...deskPreviews,
  ...caseFiguresPreviews,
  ...casePreviews,
  ...answerPreviews,
  ...keysAndSessionPreviews,
  ...slipTemplatePreviews,
  ...workPreviews,
  ...displayPreviews,
  ...boardPreviews,
];
for (const preview of looked) {
  test(`${preview.id} · ${preview.title}`, { timeout: 30_000 }, async () => {
    const problems: string[] = [];
    for (const mode of modes) {
      const missing: string[] = [];
      const { width, height } = preview.size(mode);
      const { container } = await render(
        <div style={{ inlineSize: width, blockSize: height, position: 'relative' }}>
          {preview.render(mode, (key) => missing.push(key))}
        </div>,
      );
      await settle(container);
      const say = (what: string): number => problems.push(`${mode.language}: ${what}`);
      for (const key of missing) say(`no words for ${key}`);
      const text = container.textContent ?? '';
      if (text.trim() === '') say('nothing on the screen');
      if (/\{\{|\[object|undefined|NaN/.test(text)) say('unfilled words');
      for (const what of findOverflow(container)) say(what);
      const { violations } = await axe.run(container, {
        runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
        resultTypes: ['violations'],
      });
      for (const { id, nodes } of violations)
        for (const node of nodes) say(`${id} ${node.html.slice(0, 160)} ${node.any[0]?.message ?? ''}`);
      await cleanup();
    }
    expect(problems).toEqual([]);
  });
}
