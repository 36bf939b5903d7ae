// Owns the QR picture: drawn as one SVG path in the page, so that it needs no image and no network.
import { create } from 'qrcode';
import { type ReactNode, useMemo } from 'react';

const QUIET_ZONE = 4;

/** @param text what the scanner reads · label: what the picture is for, for those who cannot see it */
export function QrCode(props: { text: string; label: string; className?: string }): ReactNode {
  const { path, size } = useMemo(() => {
    const { modules } = create(props.text, { errorCorrectionLevel: 'M' });
    let path = '';
    for (let y = 0; y < modules.size; y += 1)
      for (let x = 0; x < modules.size; x += 1) if (modules.get(y, x)) path += `M${x} ${y}h1v1h-1z`;
    return { path, size: modules.size };
  }, [props.text]);
  const side = size + 2 * QUIET_ZONE;
  return (
    <svg
      className={props.className ? `qr ${props.className}` : 'qr'}
      viewBox={`${-QUIET_ZONE} ${-QUIET_ZONE} ${side} ${side}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={props.label}
    >
      {/* Always black on white: readers want the contrast, whatever the theme. */}
      <path d={`M${-QUIET_ZONE} ${-QUIET_ZONE}h${side}v${side}h${-side}z`} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
