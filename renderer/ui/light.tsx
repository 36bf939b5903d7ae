// Owns the light: a state as shape + word + colour, never colour alone.
import type { ReactNode } from 'react';

const shapes = {
  ok: <circle cx="12" cy="12" r="9" />,
  due: <path d="M12 3 22 21H2z" />,
  late: <rect x="3.500" y="3.500" width="17" height="17" rx="2" />,
  idle: <rect x="3" y="9" width="18" height="6" rx="1" />,
} as const;

/** ● 按时 · ▲ 快到期 · ■ 已超期 · ▬ 暂停; the word is the children. */
export function Light(props: { kind: keyof typeof shapes; children: ReactNode }): ReactNode {
  return (
    <span className={`light light-${props.kind}`}>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        {shapes[props.kind]}
      </svg>
      <span>{props.children}</span>
    </span>
  );
}
