// Owns what is drawn over a field: a caret large enough to be seen from a step away, and a line under letters still to become Chinese.
import { type ReactNode, type RefObject, useLayoutEffect, useRef } from 'react';
import type { Field, Typing } from './typing.ts';
import { useTypingState } from './use-typing.ts';
import './field-marks.css';

/** So much of the line's end stays in view behind the caret, px. */
const CARET_ROOM = 8;

/** Stands in one box with the field (`.typed`), with the same text laid out the same way. */
export function FieldMarks(props: { typing: Typing; fieldRef: RefObject<Field | null>; text: string }): ReactNode {
  const { caret, composed } = useTypingState(props.typing);
  const ref = useRef<HTMLDivElement>(null);
  const { text, fieldRef } = props;
  useLayoutEffect(() => {
    const follow = (): void => {
      if (!ref.current || !fieldRef.current) return;
      ref.current.scrollTop = fieldRef.current.scrollTop;
      ref.current.scrollLeft = fieldRef.current.scrollLeft;
    };
    follow();
    // A field brings its caret into view after it has told of the change.
    const later = requestAnimationFrame(follow);
    const field = fieldRef.current;
    field?.addEventListener('scroll', follow);
    return () => {
      cancelAnimationFrame(later);
      field?.removeEventListener('scroll', follow);
    };
  });
  // Unlike the browser's own typing, text put in by the screen's keys does not bring the caret into view.
  const end = caret?.end;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text moves the caret as well.
  useLayoutEffect(() => {
    const field = fieldRef.current;
    const mark = ref.current?.querySelector<HTMLElement>('.caret');
    if (!field || !mark) return;
    const { offsetTop: top, offsetLeft: left, offsetHeight: height } = mark;
    if (top < field.scrollTop) field.scrollTop = top;
    if (top + height > field.scrollTop + field.clientHeight) field.scrollTop = top + height - field.clientHeight;
    if (left < field.scrollLeft) field.scrollLeft = left;
    if (left + CARET_ROOM > field.scrollLeft + field.clientWidth)
      field.scrollLeft = left + CARET_ROOM - field.clientWidth;
  }, [end, text, fieldRef]);
  const at = caret && caret.start === caret.end ? caret.end : null;
  const isBehind = at === text.length;
  const part = (start: number, end: number): ReactNode => (
    <>
      {at !== null && at >= start && at < end ? (
        <>
          {text.slice(start, at)}
          <i className="caret" />
          {text.slice(at, end)}
        </>
      ) : (
        text.slice(start, end)
      )}
    </>
  );
  const from = composed?.start ?? text.length;
  const to = composed?.end ?? text.length;
  return (
    <div className="field-marks" aria-hidden="true" ref={ref}>
      <span>{part(0, from)}</span>
      {composed && (
        <span className="composed">
          <span>{part(from, to)}</span>
        </span>
      )}
      {to < text.length && <span>{part(to, text.length)}</span>}
      {isBehind && <i className="caret caret-last" />}
    </div>
  );
}
