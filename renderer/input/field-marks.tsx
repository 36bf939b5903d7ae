// Owns what is drawn over a field: a caret large enough to be seen from a step away, and a line under letters still to become Chinese.
import { type ReactNode, type RefObject, useLayoutEffect, useRef } from 'react';
import type { Field, Typing } from './typing.ts';
import { useTypingState } from './use-typing.ts';
import './field-marks.css';

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
