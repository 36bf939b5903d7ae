// Owns lists that never scroll: as many rows as fit are shown, the rest is a page away, in the same place each time.
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { blockRoomIn, blockSizeOf } from '../ui/block-size.ts';
import { Button } from '../ui/button.tsx';
import './paged.css';

type Page = { from: number; to: number };

/**
 * How a list of as many items was divided last: mostly it is again, and need not be drawn twice. It is measured all the
 * same before it is seen. Without it nothing is drawn first: what will not fit would only be taken away again.
 */
const lastPages = new Map<string, readonly Page[]>();

/** Fills pages with rows of the measured heights; a row higher than a page still gets one. */
export function fillPages(
  rowHeights: readonly number[],
  columns: number,
  total: number,
  room: number,
  gap: number,
): Page[] {
  const pages: Page[] = [];
  let from = 0;
  let used = 0;
  rowHeights.forEach((height, row) => {
    const needed = used === 0 ? height : used + gap + height;
    if (needed > room && used > 0) {
      pages.push({ from, to: row * columns });
      from = row * columns;
      used = height;
    } else used = needed;
  });
  pages.push({ from, to: total });
  return pages;
}

/**
 * @param minimum rows worth showing: with less room than that nothing better can be done, and all of one row is shown
 */
export function Paged<T>(props: {
  items: readonly T[];
  keyOf: (item: T) => string;
  render: (item: T) => ReactNode;
  columns?: number;
  /** Changes when another list takes this one's place: back to the first page. */
  listKey?: string;
  className?: string;
}): ReactNode {
  const { t } = useTranslation('kiosk');
  const { items, keyOf, render, columns = 1, listKey = '' } = props;
  const boxRef = useRef<HTMLDivElement>(null);
  const measureRef = useRef<HTMLUListElement>(null);
  const pagerRef = useRef<HTMLDivElement>(null);
  const alike = `${items.length} in ${columns}`;
  const [pages, setPages] = useState<readonly Page[]>(() => lastPages.get(alike) ?? []);
  const [turned, setTurned] = useState({ listKey, page: 0 });
  const page = Math.min(turned.listKey === listKey ? turned.page : 0, Math.max(pages.length - 1, 0));

  useLayoutEffect(() => {
    const box = boxRef.current;
    const list = measureRef.current;
    const pager = pagerRef.current;
    if (!box || !list || !pager) return;
    const measure = (): void => {
      const gap = Number.parseFloat(getComputedStyle(list).rowGap) || 0;
      const heights = [...list.children].map((child) => blockSizeOf(child as HTMLElement));
      const rows = Array.from({ length: Math.ceil(heights.length / columns) }, (_, row) =>
        Math.max(...heights.slice(row * columns, (row + 1) * columns)),
      );
      const whole = fillPages(rows, columns, heights.length, blockRoomIn(box), gap);
      const next =
        whole.length === 1
          ? whole
          : fillPages(rows, columns, heights.length, blockRoomIn(box) - blockSizeOf(pager) - gap, gap);
      lastPages.set(alike, next);
      setPages((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    observer.observe(list);
    return () => observer.disconnect();
  });

  const shown = pages[page] ?? { from: 0, to: 0 };
  const grid = { gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` };
  const turn = (by: number): void => setTurned({ listKey, page: page + by });
  return (
    <div className={props.className ? `paged ${props.className}` : 'paged'} ref={boxRef}>
      <ul className="paged-list" style={grid}>
        {items.slice(shown.from, shown.to).map((item) => (
          <li key={keyOf(item)}>{render(item)}</li>
        ))}
      </ul>
      {/* The same items once more, unseen: what does not fit has to be measured somewhere. */}
      <div className="paged-measure" aria-hidden="true" inert>
        <ul className="paged-list" ref={measureRef} style={grid}>
          {items.map((item) => (
            <li key={keyOf(item)}>{render(item)}</li>
          ))}
        </ul>
        <div ref={pagerRef} className="pager">
          <span className="btn">{t('page.next')}</span>
        </div>
      </div>
      {pages.length > 1 && (
        <div className="pager">
          <Button icon="previous" disabled={page === 0} onClick={() => turn(-1)}>
            {t('page.previous')}
          </Button>
          <span className="caption" role="status">
            {t('page.of', { page: page + 1, pages: pages.length })}
          </span>
          <Button iconEnd="next" disabled={page === pages.length - 1} onClick={() => turn(1)}>
            {t('page.next')}
          </Button>
        </div>
      )}
    </div>
  );
}
