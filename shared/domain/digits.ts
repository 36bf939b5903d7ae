// What people and scanners really type for digits: full-width forms, spaces, every kind of dash.

/** Full-width letters, digits and signs as plain ones. */
export function toHalfWidth(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ');
}

/** Half-width, without white space, dashes of any kind and invisible marks. */
export function withoutSpacing(text: string): string {
  return toHalfWidth(text).replace(
    /[\s\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF\-\u00AD\u2010-\u2015\u2212\uFE58\u30FC_]/g,
    '',
  );
}
