// Owns the icons: drawn for this product on a 24 grid, 2 px round stroke. Decoration beside words, never instead of them.
import type { ReactNode } from 'react';

const drawings = {
  ticket: (
    <>
      <path d="M3.5 6.5h17v4a1.7 1.7 0 0 0 0 3.2v3.8h-17v-3.8a1.7 1.7 0 0 0 0-3.2z" />
      <path d="M14.5 6.5v1.8M14.5 11v2M14.5 15.700v1.8" />
    </>
  ),
  say: (
    <>
      <path d="M3.5 5h17v11.5h-9L7 20.500v-4H3.500z" />
      <path d="M7.500 9h9M7.500 12.500h5.500" />
    </>
  ),
  road: (
    <>
      <circle cx="5.5" cy="5.500" r="2" />
      <circle cx="18.500" cy="18.500" r="2" />
      <path d="M7.500 5.500h8a3.250 3.250 0 0 1 0 6.500h-7a3.250 3.250 0 0 0 0 6.500h8" />
    </>
  ),
  home: (
    <>
      <path d="m3.500 12 8.500-7.500 8.500 7.500" />
      <path d="M6.500 9.800v9.700h11V9.800" />
    </>
  ),
  back: <path d="M10.500 5.500 4 12l6.500 6.500M4.500 12H20.500" />,
  next: <path d="m9 5 7 7-7 7" />,
  previous: <path d="m15 5-7 7 7 7" />,
  down: <path d="m5 9 7 7 7-7" />,
  large: (
    <>
      <path d="M3 19 8.500 5 14 19M5 14.500h7" />
      <path d="M19 18V8.500M16.200 11.200 19 8.400l2.800 2.800" />
    </>
  ),
  low: (
    <>
      <path d="M12 3.500v9M8 9l4 4 4-4" />
      <path d="M4 17h16M4 20.500h16" />
    </>
  ),
  contrast: (
    <>
      <circle cx="12" cy="12" r="8.500" />
      <path d="M12 3.500a8.500 8.500 0 0 1 0 17z" fill="currentColor" />
    </>
  ),
  voice: (
    <>
      <path d="M4 9.500v5h3.500l5 4v-13l-5 4z" />
      <path d="M15.500 9a4.200 4.200 0 0 1 0 6M18.200 6.300a8 8 0 0 1 0 11.400" />
    </>
  ),
  help: (
    <>
      <circle cx="9" cy="7.500" r="3.500" />
      <path d="M2.500 20c.7-4.200 3-6 6.500-6s5.800 1.800 6.500 6" />
      <path d="M16.500 6.800c.2-3 4.600-2.800 4.500.1 0 1.900-2.200 1.900-2.200 3.800M18.800 13.700v.1" />
    </>
  ),
  globe: (
    <>
      <circle cx="12" cy="12" r="8.500" />
      <path d="M3.500 12h17M12 3.500c5 5 5 12 0 17M12 3.500c-5 5-5 12 0 17" />
    </>
  ),
  find: (
    <>
      <circle cx="10.500" cy="10.500" r="6" />
      <path d="m15 15 5.500 5.500" />
    </>
  ),
  printer: (
    <>
      <path d="M7 8.500V3.500h10v5" />
      <path d="M7 16.500H3.500v-8h17v8H17" />
      <path d="M7 13.500h10v7H7z" />
    </>
  ),
  clock: (
    <>
      <circle cx="12" cy="12" r="8.500" />
      <path d="M12 7v5.300l3.500 2" />
    </>
  ),
  people: (
    <>
      <circle cx="8.500" cy="8" r="3.300" />
      <path d="M2.500 19.500c.6-4 2.700-5.800 6-5.800s5.400 1.800 6 5.800" />
      <path d="M15 4.900a3.300 3.300 0 0 1 0 6.200M17.300 14c2.400.8 3.700 2.600 4.200 5.500" />
    </>
  ),
  person: (
    <>
      <circle cx="12" cy="7.500" r="3.800" />
      <path d="M4.500 20.500c.8-4.700 3.400-6.800 7.500-6.800s6.700 2.100 7.500 6.800" />
    </>
  ),
  building: (
    <>
      <path d="M5 20.500V4h9v16.500M14 9h5.500v11.500M3 20.500h18" />
      <path d="M8 8h3M8 12h3M8 16h3M16.800 13v.1M16.800 16.500v.1" />
    </>
  ),
  mask: (
    <>
      <circle cx="12" cy="7.500" r="3.800" strokeDasharray="2.500 2.800" />
      <path d="M4.500 20.500c.8-4.700 3.400-6.800 7.500-6.800s6.700 2.100 7.500 6.800" strokeDasharray="2.500 2.800" />
    </>
  ),
  pin: (
    <>
      <path d="M12 20.500c4.500-4.600 6.500-7.700 6.500-10.600a6.500 6.500 0 0 0-13 0c0 2.900 2 6 6.500 10.600z" />
      <circle cx="12" cy="9.900" r="2.200" />
    </>
  ),
  phone: (
    <path d="M5 4.500h4l1.600 4.400-2.400 1.700a12 12 0 0 0 5.200 5.200l1.700-2.400 4.400 1.600v4C11 20.500 3.500 13 5 4.500z" />
  ),
  mobile: (
    <>
      <rect x="6.500" y="3" width="11" height="18" rx="2.500" />
      <path d="M10.500 17.800h3" />
    </>
  ),
  lock: (
    <>
      <rect x="5" y="10.500" width="14" height="10" rx="2" />
      <path d="M8 10.500V8a4 4 0 0 1 8 0v2.500M12 14.500v2.200" />
    </>
  ),
  check: <path d="m4.500 12.500 5 5L19.500 7" />,
  pen: (
    <>
      <path d="m4.500 19.500 1.200-4.700L16.300 4.200l3.500 3.500L9.200 18.300z" />
      <path d="m13.500 7 3.500 3.500" />
    </>
  ),
  erase: (
    <>
      <path d="M8.500 5.500h12v13h-12L2.500 12z" />
      <path d="m11.500 9.500 5 5M16.500 9.500l-5 5" />
    </>
  ),
  keyboard: (
    <>
      <rect x="2.500" y="6" width="19" height="12.500" rx="2" />
      <path d="M6.500 10h.1M10.200 10h.1M13.800 10h.1M17.500 10h.1M8 14.500h8" />
    </>
  ),
  calendar: (
    <>
      <rect x="3.500" y="5.500" width="17" height="15" rx="2" />
      <path d="M3.500 10.500h17M8.500 3.500v4M15.500 3.500v4" />
    </>
  ),
  reconnect: <path d="M4 8.500h14M14.500 5 18 8.500 14.500 12M20 15.500H6M9.500 12 6 15.500 9.500 19" />,
  paper: (
    <>
      <path d="M6 3.500h8l4.500 4.500v12.500H6z" />
      <path d="M14 3.500V8h4.500M9 12.500h6M9 16h6" />
    </>
  ),
  camera: (
    <>
      <path d="M3.500 7.500h4l1.500-2.500h6l1.500 2.500h4v12h-17z" />
      <circle cx="12" cy="13" r="3.700" />
    </>
  ),
  mic: (
    <>
      <rect x="9" y="3" width="6" height="11.500" rx="3" />
      <path d="M5.500 11.500a6.500 6.500 0 0 0 13 0M12 18v3M8.500 21h7" />
    </>
  ),
  enter: <path d="M19.500 6v7.500H5.500M9.500 9.500l-4 4 4 4" />,
  undo: <path d="M8.500 5 4 9.500 8.500 14M4.500 9.500H14a5.500 5.500 0 0 1 0 11H9" />,
  redo: <path d="M15.500 5 20 9.500 15.500 14M19.500 9.500H10a5.500 5.500 0 0 0 0 11h5" />,
  clear: <path d="M5.500 6.500h13M9.500 6V4h5v2M7 6.500l1 13.500h8l1-13.500M10.500 10.500v6M13.500 10.500v6" />,
  draw: <path d="M4 18c3-9 5-13 7-12s-3 9-1 10 3-5 5-5 0 5 2 5 2-1 3-2" />,
  shift: <path d="M12 4 4.500 12H9v7.500h6V12h4.500z" />,
  scan: (
    <>
      <path d="M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4" />
      <path d="M7 12h10" />
    </>
  ),
  plus: <path d="M12 5v14M5 12h14" />,
  minus: <path d="M5 12h14" />,
  warning: (
    <>
      <path d="M12 4 21 20H3z" />
      <path d="M12 10v4.500M12 17.200v.1" />
    </>
  ),
  moon: <path d="M19.500 14.500A8 8 0 1 1 10 4.300a6.500 6.500 0 0 0 9.500 10.200z" />,
  bell: (
    <path d="M5.500 16.500c1.300-1.200 1.800-3 1.800-6a4.700 4.700 0 0 1 9.400 0c0 3 .5 4.800 1.800 6zM10.500 20h3" />
  ),
  list: <path d="M8.500 6h12M8.500 12h12M8.500 18h12M4 6h.1M4 12h.1M4 18h.1" />,
  medal: (
    <>
      <path d="M8 3.500 12 10l4-6.500" />
      <circle cx="12" cy="15" r="5.500" />
      <path d="m12 12.300.9 1.800 2 .3-1.450 1.400.35 2-1.800-.95-1.800.95.35-2-1.450-1.400 2-.3z" />
    </>
  ),
  cane: (
    <>
      <circle cx="9" cy="5" r="2.300" />
      <path d="M9 9.500c-2.200.3-3.200 2-3.200 4.200V16H8v4.500M9 9.500c1.800.2 2.600 1.400 3 3.200l3 1.300M11 16l.8 4.500" />
      <path d="M15.500 12.500c0-1.600 2.500-1.600 2.500 0v8" />
    </>
  ),
  mother: (
    <>
      <circle cx="11" cy="4.800" r="2.300" />
      <path d="M10.500 9.200c-2.500.6-3.200 3-3.200 6h2.200v5.300M10.500 9.200c1.700 0 2.300 1.400 2.600 2.700 2.600.6 3.200 4.600-.6 5.300v3.300" />
    </>
  ),
  wheelchair: (
    <>
      <circle cx="10" cy="4.200" r="1.900" />
      <path d="M10 8v6h5.500l2.500 5 2-.8M10 10.500h4.500" />
      <path d="M7.500 11.200a5 5 0 1 0 6.800 6.300" />
    </>
  ),
  chart: <path d="M4 20h16.500M6.500 20v-6.500h3V20M11 20V5h3v15M15.500 20V10h3v10" />,
  board: <path d="M4 4.500h7v6H4zM14 4.500h6v10h-6zM4 13.500h7v6H4zM14 17.500h6v2h-6z" />,
  pause: <path d="M8.500 5.500v13M15.500 5.500v13" />,
} as const;

export type IconName = keyof typeof drawings;

/** They point along a line: the other way where lines run from the right. */
const turning: ReadonlySet<IconName> = new Set(['back', 'next', 'previous']);

/** A drawing beside words; hidden from assistive technology. Sized 1.25 × the text around it. */
export function Icon(props: { name: IconName; className?: string }): ReactNode {
  const classes = ['icon', turning.has(props.name) && 'icon-turns', props.className];
  return (
    <svg className={classes.filter(Boolean).join(' ')} viewBox="0 0 24 24" aria-hidden="true">
      {drawings[props.name]}
    </svg>
  );
}
