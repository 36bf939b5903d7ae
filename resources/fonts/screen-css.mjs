// Writes renderer/ui/fonts.css from fonts.json: run after build-fonts.mjs. `node resources/fonts/screen-css.mjs`
import { readFileSync, writeFileSync } from 'node:fs';

const here = new URL('.', import.meta.url);
const { files } = JSON.parse(readFileSync(new URL('fonts.json', here), 'utf8'));

// A character is looked up in the last matching face first. Only the core's range must be exact, so that nothing else is
// fetched for everyday text; the larger subsets, reached only for what the core lacks, get by with broad ranges.
const broad = {
  'screen-more': 'U+80-FFFF',
  'screen-rare': 'U+2E80-9FFF, U+F900-FAFF, U+20000-3FFFF',
};
const order = ['screen-rare', 'screen-more', 'screen-core'];
const faces = files
  .filter(({ use }) => order.includes(use))
  .sort((a, b) => order.indexOf(a.use) - order.indexOf(b.use) || a.weight - b.weight)
  // The rare characters come in one weight and stand in for both. Not as a range: faces of one weight are matched together.
  .flatMap((face) => (face.use === 'screen-rare' ? [face, { ...face, weight: 700 }] : [face]))
  .map(({ file, weight, use, unicodeRange }) => {
    const range = (broad[use] ?? unicodeRange).replaceAll(/,\s*/g, ',\n    ');
    return `@font-face {
  font-family: "Bancheng Sans";
  font-weight: ${weight};
  font-display: swap;
  src: url("../../resources/fonts/${file}") format("woff2");
  unicode-range:
    ${range};
}
`;
  });
writeFileSync(
  new URL('../../renderer/ui/fonts.css', here),
  `/* The screens' own typeface, by subset. Written by resources/fonts/screen-css.mjs: change it there. */\n${faces.join('')}`,
);
