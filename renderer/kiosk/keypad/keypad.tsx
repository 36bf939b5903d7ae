// Owns the kiosk by arrows and Enter alone: where the focus goes, that it is never lost, and the keys for 返回 and 首页.
import { type ReactNode, type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import { useVoice } from '../voice/voice.tsx';
import { type Box, type Direction, nearestTo, nextIn } from './spatial.ts';
import { dialogOf, isField, movesCaret, startAmong, type Target, targetsOn } from './targets.ts';
import './keypad.css';

const directions: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};
/** What a press changes stands a moment later (ms). */
const PRESSED_MS = 60;

const boxOf = (element: Element): Box => element.getBoundingClientRect();

/** Stands on the stage and draws nothing. */
export function Keypad(): ReactNode {
  const markRef = useRef<HTMLSpanElement>(null);
  useKeypad(markRef);
  return <span ref={markRef} hidden />;
}

function useKeypad(mark: RefObject<Element | null>): void {
  const { moved } = useVoice();
  const say = useEffectEvent((to: Element) => moved(to));
  useEffect(() => {
    const stage = mark.current?.closest<HTMLElement>('.stage');
    if (!stage) return;
    return followKeypad(stage, say);
  }, [mark]);
}

/** `say`: somebody has moved there, or pressed it. Returns how to stop. */
function followKeypad(stage: HTMLElement, say: (to: Element) => void): () => void {
  /** A keypad was used last: from then on the focus is somewhere, and to be seen. */
  let isInUse = false;
  let lost: Box | null = null;
  /** By which a screen is told from the one before; held so that what stood there may be forgotten. */
  let title = new WeakRef<object>(stage);
  let looking = 0;

  const titleNow = (): Element => stage.querySelector('main h1') ?? stage;
  const use = (isNow: boolean): void => {
    isInUse = isNow;
    stage.toggleAttribute('data-keypad', isNow);
  };
  const goTo = (target: Target | undefined): void => {
    if (!target) return;
    target.focus({ preventScroll: true });
    lost = boxOf(target);
    title = new WeakRef(titleNow());
  };
  const move = (direction: Direction): void => {
    const targets = targetsOn(stage);
    const active = targets.find((one) => one === document.activeElement);
    if (!active) {
      goTo(startAmong(targets));
    } else {
      const next = nextIn(direction, boxOf(active), targets.map(boxOf));
      if (next === null) return;
      goTo(targets[next]);
    }
    if (document.activeElement) say(document.activeElement);
  };
  /** What had the focus went with the screen, or under somebody's hand. */
  const keep = (): void => {
    looking = 0;
    const targets = targetsOn(stage);
    const active = targets.find((one) => one === document.activeElement);
    const isSame = title.deref() === titleNow();
    if (active) {
      lost = boxOf(active);
      title = new WeakRef(titleNow());
      return;
    }
    const near = isSame && lost && !dialogOf(stage) ? nearestTo(lost, targets.map(boxOf)) : null;
    goTo(near === null ? startAmong(targets) : targets[near]);
    // A new screen is read as a whole.
    if (near !== null && document.activeElement) say(document.activeElement);
  };
  const keepSoon = (): void => {
    if (isInUse && looking === 0) looking = requestAnimationFrame(keep);
  };

  /** How it stands now; of a pad of digits what its field holds. */
  const sayPressed = (pressed: Element): void => {
    const field = stage.querySelector('main [data-active] input') ?? stage.querySelector('main input');
    if (pressed.closest('.number-pad') && field) say(field);
    else if (pressed.hasAttribute('aria-pressed')) say(pressed);
  };

  /** 返回 and 首页 as their buttons do it, or the safe answer to a question. */
  const leave = (which: 'back' | 'home'): void => {
    const dialog = dialogOf(stage);
    const button = dialog
      ? dialog.querySelector<HTMLElement>('.dialog-actions .btn:last-child')
      : stage.querySelectorAll<HTMLElement>('.nav > .btn')[which === 'back' ? 0 : 1];
    button?.click();
  };

  const hear = (event: KeyboardEvent): void => {
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const direction = directions[event.key];
    if (direction || event.key === 'Enter') use(true);
    keepSoon();
    if (event.defaultPrevented) return;
    const active = document.activeElement;
    if (direction) {
      if (event.shiftKey || movesCaret(active, direction)) return;
      event.preventDefault();
      move(direction);
    } else if (event.key === 'Enter') {
      // A key held down would press whatever comes up beneath it.
      if (event.repeat) event.preventDefault();
      else if (active && !isField(active))
        setTimeout(() => active === document.activeElement && sayPressed(active), PRESSED_MS);
    } else if (event.key === 'Escape' || (event.key === 'Backspace' && !isField(active))) {
      event.preventDefault();
      if (!event.repeat) leave('back');
    } else if (event.key === 'Home' && !event.shiftKey) {
      event.preventDefault();
      leave('home');
    }
  };
  const rest = (): void => use(false);
  const observer = new MutationObserver(keepSoon);
  observer.observe(stage, { subtree: true, childList: true, attributes: true, attributeFilter: ['disabled', 'class'] });
  window.addEventListener('keydown', hear);
  window.addEventListener('pointerdown', rest, { capture: true });
  return () => {
    cancelAnimationFrame(looking);
    observer.disconnect();
    window.removeEventListener('keydown', hear);
    window.removeEventListener('pointerdown', rest, { capture: true });
  };
}
