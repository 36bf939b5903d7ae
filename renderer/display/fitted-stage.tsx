// Owns how the 1920×1080 picture fits whatever screen hangs in the hall: scaled as a whole, in the middle.
import { type ReactNode, useEffect, useState } from 'react';

const WIDTH = 1920;
const HEIGHT = 1080;

export function FittedStage(props: { children: ReactNode }): ReactNode {
  const [scale, setScale] = useState(fitScale);
  useEffect(() => {
    const follow = (): void => setScale(fitScale());
    window.addEventListener('resize', follow);
    return () => window.removeEventListener('resize', follow);
  }, []);
  return (
    <div className="fitted">
      <div style={{ scale: String(scale), inlineSize: WIDTH, blockSize: HEIGHT, flex: 'none' }}>{props.children}</div>
    </div>
  );
}

function fitScale(): number {
  return Math.min(window.innerWidth / WIDTH, window.innerHeight / HEIGHT);
}
