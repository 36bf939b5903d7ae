// Owns the picture of a slip: the very drawing the printer gets, shown as an image, so that nothing in it can run.
import { type ReactNode, useEffect, useState } from 'react';

/** @param svg from the hall's own slip procedure · label: what the slip says, for those who cannot see it */
export function SlipPicture(props: { svg: string; label: string; className?: string }): ReactNode {
  const { svg } = props;
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
    setAddress(made);
    // A slip carries a number or a code: it is forgotten with the screen that showed it.
    return () => URL.revokeObjectURL(made);
  }, [svg]);
  return address ? <img className={props.className} src={address} alt={props.label} /> : null;
}
