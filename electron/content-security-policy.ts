// Owns what a page of ours may load and do: one policy for the kiosk window and for the screens served over HTTP.

/**
 * The Content-Security-Policy every page is served with. Everything comes from where the page came from;
 * pictures and sound may also be made by the page itself (slip pictures, read-aloud).
 * No inline script or style element, no frames, no other host.
 */
const contentSecurityPolicy: string = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const permissions = (microphone: '()' | '(self)'): string =>
  `camera=(self), display-capture=(), geolocation=(), hid=(), microphone=${microphone}, midi=(), payment=(), serial=(), usb=()`;

/** All headers that guard a page, lower-case names, ready to be set on any answer. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': permissions('()'),
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** Those of the kiosk, the one page that may hear somebody: 说一说. */
export const kioskHeaders: Readonly<Record<string, string>> = {
  ...securityHeaders,
  'permissions-policy': permissions('(self)'),
};
