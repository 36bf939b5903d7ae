// Tries that a preview opened to be listened to has the machine's own voice, at one tap of 语音.
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { VoiceGround } from '#renderer/kiosk/voice/voice-ground.ts';
import { fakeSpeech } from '#renderer/preview/fake-speech.ts';
import { plainPreview } from '#renderer/preview/preview.ts';
import { previews } from '#renderer/preview/previews.ts';

test('a screen that is rarely met is read aloud', async () => {
  const preview = previews.find(({ id }) => id === 'kiosk/offline');
  const speech = fakeSpeech();
  await page.viewport(1080, 1920);
  await render(<VoiceGround value={speech}>{preview?.render({ ...plainPreview, voice: true })}</VoiceGround>);
  await page.getByRole('button', { name: '语音', exact: true }).click();
  await expect.poll(() => speech.said.join('\n'), { timeout: 4000 }).toContain('和大厅断开了');
});
