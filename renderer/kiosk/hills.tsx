// Owns the hills: two quiet lines of the county's own horizon on pine grounds. Gone in high contrast.
import type { ReactNode } from 'react';
import './hills.css';

export function Hills(): ReactNode {
  return (
    <svg className="hills" viewBox="0 0 1080 300" preserveAspectRatio="none" aria-hidden="true">
      <path d="M0 205C110 150 200 66 300 90s130 98 244 72 156-112 268-96 166 92 268 62v172H0z" fill="var(--hill-far)" />
      <path d="M0 264c124-54 214-80 330-50s196 30 306-8 196-72 284-40 116 36 160 26v108H0z" fill="var(--hill-near)" />
    </svg>
  );
}
