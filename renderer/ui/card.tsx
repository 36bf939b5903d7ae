// Owns the card: white paper for what belongs to the citizen, warm for people and promises, quiet for what may be read later.
import type { ComponentProps, ReactNode } from 'react';

export function Card(props: ComponentProps<'section'> & { kind?: 'plain' | 'warm' | 'quiet' }): ReactNode {
  const { kind = 'plain', className, ...rest } = props;
  const classes = ['card', kind !== 'plain' && `card-${kind}`, className];
  return <section {...rest} className={classes.filter(Boolean).join(' ')} />;
}
