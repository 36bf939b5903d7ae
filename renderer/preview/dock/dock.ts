// The dock: a small panel on every page in development, to break what will break in a real hall. Never part of the product.
import styles from './dock.css?inline';
import { type DockState, type DockSwitch, dockApi } from './dock-api.ts';
import { makeMovable } from './movable.ts';
import { paper } from './paper.ts';
import { type Pace, type ScanKind, scan } from './scanner.ts';

const lookEveryMs = 2000;

function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Partial<HTMLElementTagNameMap[K]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function button(words: string, press: () => Promise<unknown> | undefined): HTMLButtonElement {
  return element('button', { type: 'button', textContent: words, onclick: () => void press()?.catch(complain) });
}

const switches = element('div');
const slipsBody = element('div');
const notes = element('div');
const trouble = element('p', { className: 'note trouble', role: 'status' });
const lamp = element('span', { className: 'lamp' });
const time = element('span', { className: 'small' });
const fold = element('button', { type: 'button', onclick: () => setOpen(!isOpen()) });
const slipsButton = button('', async () => {
  isPaperShown = !isPaperShown;
  await showPaper();
});
const scanButton = (words: string, kind: ScanKind, pace: Pace): HTMLButtonElement =>
  button(words, async () => {
    const { text } = await dockApi.code();
    if (text === null) throw new Error('还没有凭条，先取一个号 · No slip yet');
    await scan(text, kind, pace);
  });
const scanButtons = [
  scanButton('扫最新凭条 · newest slip', 'whole', 'fast'),
  scanButton('慢 · slow', 'whole', 'slow'),
  scanButton('跟手一样慢 · as a hand', 'whole', 'hand'),
  scanButton('半截 · half', 'half', 'fast'),
  scanButton('两遍 · twice', 'twice', 'fast'),
  scanButton('别的码 · goods', 'goods', 'fast'),
];
const header = element('header', {}, lamp, element('strong', { textContent: '坞 · Dock' }), time, fold);
const dock = element(
  'section',
  { className: 'dock', ariaLabel: '开发用的坞 · Development dock' },
  header,
  element(
    'div',
    { className: 'body' },
    switches,
    element(
      'div',
      { className: 'switch' },
      element('span', { textContent: '扫码器 · Code scanner' }),
      element('div', { className: 'positions' }, ...scanButtons),
    ),
    element('div', { className: 'switch' }, element('div', { className: 'positions' }, slipsButton), slipsBody),
    trouble,
    notes,
  ),
);

let isPaperShown = false;
let paperCount = -1;

const isOpen = (): boolean => dock.dataset.open === 'true';

function setOpen(open: boolean): void {
  dock.dataset.open = String(open);
  fold.textContent = open ? '收起' : '展开';
  localStorage.setItem('bancheng-dock:open', String(open));
}

function complain(error: unknown): void {
  trouble.textContent = error instanceof Error ? error.message : String(error);
}

async function showPaper(): Promise<void> {
  const slips = isPaperShown ? await dockApi.slips() : [];
  slipsBody.replaceChildren(...slips.map(paper));
}

function drawSwitch(one: DockSwitch): HTMLElement {
  const positions = one.positions.map((position) => {
    const press = button(position.zh, async () => show(await dockApi.turn(one.name, position.value)));
    press.title = position.en;
    press.ariaPressed = String(position.value === one.at);
    return press;
  });
  const drawn = element(
    'div',
    { className: 'switch' },
    element('span', { textContent: `${one.zh} · ${one.en}` }),
    element('div', { className: 'positions' }, ...positions),
  );
  drawn.dataset.broken = String(one.isBroken);
  return drawn;
}

let drawnState = '';

function show(state: DockState): void {
  trouble.textContent = '';
  time.textContent = state.hallTime;
  lamp.dataset.broken = String(state.switches.some((one) => one.isBroken));
  slipsButton.textContent = `打出来的凭条 ${state.slips} 张 · Slips on paper`;
  slipsButton.disabled = state.slips === 0;
  if (state.slips !== paperCount) {
    paperCount = state.slips;
    void showPaper().catch(complain);
  }
  // Redrawn only when something changed: a button must not vanish under the finger.
  const now = JSON.stringify([state.switches, state.notes]);
  if (now === drawnState) return;
  drawnState = now;
  switches.replaceChildren(...state.switches.map(drawSwitch));
  notes.replaceChildren(...state.notes.map((line) => element('p', { className: 'note small', textContent: line })));
}

async function look(): Promise<void> {
  try {
    show(await dockApi.state());
  } catch (error) {
    lamp.dataset.broken = 'true';
    complain(error);
  }
  setTimeout(look, lookEveryMs);
}

const host = element('div', { id: 'bancheng-dock' });
host.attachShadow({ mode: 'open' }).append(element('style', { textContent: styles }), dock);
// The page must not take a press here for one of its own: no dialog closes, no field loses its caret.
for (const kind of ['pointerdown', 'mousedown', 'click', 'touchstart'] as const) {
  host.addEventListener(kind, (event) => {
    event.stopPropagation();
    if (kind === 'mousedown' && !(event.composedPath()[0] instanceof HTMLPreElement)) event.preventDefault();
  });
}
// The gallery shows each preview in a frame of its own: one dock for the whole page is enough.
if (window.top === window) {
  makeMovable(host, header);
  setOpen(localStorage.getItem('bancheng-dock:open') === 'true');
  document.documentElement.append(host);
  void look();
}
