// Owns how a picture of one fixed size fits whatever screen there is: scaled as a whole, in the middle.
import './fitted-stage.css';
import { type ReactNode, useEffect, useState } from 'react';

export type StageSize = { readonly width: number; readonly height: number };

/** The screen as it is now; a new object when it was turned or resized. */
export function useScreenSize(): StageSize {
  const [size, setSize] = useState(screenSize);
  useEffect(() => {
    const follow = (): void => setSize(screenSize());
    window.addEventListener('resize', follow);
    return () => window.removeEventListener('resize', follow);
  }, []);
  return size;
}

/** @param size what the picture was drawn for, px · className: the ground around it */
export function FittedStage(props: { size: StageSize; className?: string; children: ReactNode }): ReactNode {
  const { size, className, children } = props;
  const screen = useScreenSize();
  const scale = Math.min(screen.width / size.width, screen.height / size.height);
  return (
    <div className={className ? `fitted ${className}` : 'fitted'}>
      <div style={{ scale: String(scale), inlineSize: size.width, blockSize: size.height }}>{children}</div>
    </div>
  );
}

function screenSize(): StageSize {
  return { width: window.innerWidth, height: window.innerHeight };
}
