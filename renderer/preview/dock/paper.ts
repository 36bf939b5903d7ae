// Shows a slip as it came out of the simulated printer: its picture, and its words to be copied.
import { dockApi, type PaperSlip } from './dock-api.ts';

export function paper(slip: PaperSlip): HTMLElement {
  const sheet = document.createElement('article');
  const title = document.createElement('h3');
  title.textContent = `第 ${slip.n} 张${slip.isWhole ? '' : '，没打完 · unfinished'}`;
  const picture = document.createElement('img');
  picture.src = dockApi.pictureOf(slip);
  picture.alt = slip.lines.join('，');
  picture.loading = 'lazy';
  sheet.append(title, picture);
  if (slip.lines.length > 0) {
    const words = document.createElement('details');
    const summary = document.createElement('summary');
    summary.textContent = '文字 · Text';
    const text = document.createElement('pre');
    text.textContent = slip.lines.join('\n');
    words.append(summary, text);
    sheet.append(words);
  }
  return sheet;
}
