// Owns how axe is asked: WCAG 2.2 A and AA everywhere, and on the kiosk seven to one for every text.
import axe from 'axe-core';
import type { Preview } from '#renderer/preview/preview.ts';

// All text of the kiosk is large as the rule goes, and yet all of it is to be read at seven to one.
axe.configure({
  checks: [
    {
      id: 'color-contrast-enhanced',
      options: {
        ignoreUnicode: true,
        ignoreLength: false,
        ignorePseudo: false,
        boldValue: 700,
        boldTextPt: 14,
        largeTextPt: 18,
        contrastRatio: { normal: { expected: 7 }, large: { expected: 7 } },
      },
    },
  ],
});
const kioskRules = { 'color-contrast': { enabled: false }, 'color-contrast-enhanced': { enabled: true } };

/** What axe finds against WCAG 2.2 A and AA. */
export async function findInaccessible(root: Element, surface: Preview['surface']): Promise<string[]> {
  const { violations } = await axe.run(root, {
    runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
    resultTypes: ['violations'],
    ...(surface === 'kiosk' && { rules: kioskRules }),
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id} ${node.html.slice(0, 120)} ${node.any[0]?.message ?? ''}`),
  );
}
