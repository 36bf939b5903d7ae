// Owns the page a citizen sees when the kiosk itself cannot be shown: plain words and the way to a person, never a trace.

/** What the calm page says. `detail` is for the person who looks after the machine. */
export type CalmMessage = { title: string; way: string; english: string; detail?: string };

/** Said when the kiosk's page keeps breaking. */
export const PAGE_BROKEN: CalmMessage = {
  title: '这台机器要歇一会儿',
  way: '请直接到窗口，工作人员帮您取号、帮您登记。',
  english: 'This machine needs a moment. Please go to a window; the staff will help you.',
};

/** Said when the hall node could not be started: citizens read where to go, `detail` is the typed error's own message for the keeper. */
export function cannotStart(detail: string): CalmMessage {
  return { ...PAGE_BROKEN, title: '这台机器没能打开', detail };
}

const escaped: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => escaped[character] ?? '');

/** The calm page as HTML. Its style is a file of its own because the content security policy allows no inline style. */
export function calmPage(message: CalmMessage): string {
  // Folded: paths and commands are nothing to a citizen, and the keeper knows to look.
  const detail =
    message.detail === undefined
      ? ''
      : `<details><summary>给管理这台机器的人 · For whoever looks after this machine</summary><p>${escapeHtml(message.detail)}</p></details>`;
  return `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>办成</title><link rel="stylesheet" href="/calm.css"></head>
<body><main>
<h1>${escapeHtml(message.title)}</h1>
<p>${escapeHtml(message.way)}</p>
<p lang="en">${escapeHtml(message.english)}</p>
${detail}
</main></body></html>`;
}

/** Style of the calm page; contrast and sizes are the kiosk's floors. */
export const CALM_STYLE = `
:root { background: #f3efe6; color: #1d2420; font-family: "Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; }
body { margin: 0; min-block-size: 100vh; display: grid; place-items: center; }
main { inline-size: min(968px, 90vw); }
h1 { font-size: 60px; margin-block-end: 32px; }
p { font-size: 40px; line-height: 1.5; margin-block: 0 24px; }
p[lang="en"] { font-size: 32px; }
details { font-size: 28px; border-block-start: 2px solid currentColor; }
summary { padding-block: 24px; min-block-size: 64px; box-sizing: border-box; }
details p { font-size: 28px; white-space: pre-line; overflow-wrap: anywhere; }
`;
