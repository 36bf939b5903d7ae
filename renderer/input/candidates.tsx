// Owns the row one chooses from: as many as stand in it whole, the rest page by page, the first one marked.
import { type ReactNode, type RefObject, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { blockStartOf } from '../ui/block-size.ts';
import { Icon } from '../ui/icons.tsx';
import { Key } from './key.tsx';

export type Choice = {
  key: string;
  text: string;
  /** Ready words: in the size of words, with the border of a button. */
  isReady?: boolean;
  /** A person is behind it: it is the lamp's. */
  isLamp?: boolean;
  choose: () => void;
};

/** For a real keyboard's digits and page keys. */
export type Pages = { chooseHere: (place: number) => boolean; turn: (by: 1 | -1) => void };

const DRAWN_A_PAGE = 14;
/** More signs than this are set smaller, in two lines if need be. */
const LONG = { candidate: 17, ready: 11 };
/** More than this are set smaller where type is large. */
const LONG_WHERE_LARGE = 10;

/** `hint`: what stands there while there is nothing to choose. `tools`: at its end, where they have no other place. */
export function Candidates(props: {
  choices: readonly Choice[];
  /** The first is what the space bar chooses. */
  marksFirst: boolean;
  hint: ReactNode;
  pagesRef?: RefObject<Pages | null>;
  tools?: ReactNode;
  /** It may go where there is no room. */
  gives?: boolean;
}): ReactNode {
  const { t } = useTranslation('typing');
  const listRef = useRef<HTMLDivElement>(null);
  const { choices } = props;
  const [pages, setPages] = useState<readonly number[]>([]);
  const [turned, setTurned] = useState({ row: '', page: 0 });
  const last = pages.at(-1) ?? 0;
  // Other choices begin on their first page.
  const row = choices.map(({ key }) => key).join();
  const page = Math.min(turned.row === row ? turned.page : 0, last);
  // Only as many as a page or two ahead need: a key has to show its candidates at once.
  const drawn = choices.slice(0, DRAWN_A_PAGE * (page + 2));
  const turn = (by: 1 | -1): void => setTurned({ row, page: Math.max(0, Math.min(last, page + by)) });

  useLayoutEffect(() => {
    const list = listRef.current;
    if (!list) return;
    const measure = (): void => {
      const starts = [...list.children].map((one) => blockStartOf(one as HTMLElement));
      const rows = [...new Set(starts)];
      const next = starts.map((start) => rows.indexOf(start));
      setPages((before) => (before.join() === next.join() ? before : next));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(list);
    return () => observer.disconnect();
  });
  useImperativeHandle(props.pagesRef, () => ({
    chooseHere: (place) => {
      const choice = choices[pages.indexOf(page) + place];
      if (!choice || pages[pages.indexOf(page) + place] !== page) return false;
      choice.choose();
      return true;
    },
    turn,
  }));
  return (
    <fieldset className="candidates" data-give={props.gives ? 5 : undefined} aria-label={t('candidates')}>
      <div className="candidate-window">
        {choices.length === 0 && <p className="candidate-hint">{props.hint}</p>}
        <div
          className="candidate-list"
          ref={listRef}
          style={{ marginBlockStart: `calc(${page} * -1 * var(--candidate-step))` }}
        >
          {drawn.map((choice, at) => (
            <Key
              key={choice.key}
              className={[
                'candidate',
                props.marksFirst && at === 0 && 'candidate-first',
                choice.isReady && 'candidate-ready',
                choice.isLamp && 'candidate-lamp',
                [...choice.text].length > LONG[choice.isReady ? 'ready' : 'candidate'] && 'candidate-long',
                !choice.isReady && [...choice.text].length > LONG_WHERE_LARGE && 'candidate-longish',
                (pages[at] ?? 0) !== page && 'candidate-elsewhere',
              ]
                .filter(Boolean)
                .join(' ')}
              label={<span>{choice.text}</span>}
              press={choice.choose}
            />
          ))}
        </div>
      </div>
      {last > 0 && (
        <>
          <Key
            className="candidate-page"
            label={<Icon name="previous" />}
            name={t('previous')}
            disabled={page === 0}
            press={() => turn(-1)}
          />
          <Key
            id="next"
            className="candidate-page"
            label={<Icon name="next" />}
            name={t('next')}
            disabled={page === last}
            press={() => turn(1)}
          />
        </>
      )}
      {props.tools}
    </fieldset>
  );
}
