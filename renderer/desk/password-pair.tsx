// Owns choosing a password: typed twice, long rather than odd, and told before it is sent.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from './field.tsx';

export type PasswordPair = { first: string; second: string };
export const noPassword: PasswordPair = { first: '', second: '' };
export const shortestPassword = 10;

/** Which of the two is wrong, if any. */
export function passwordFault(pair: PasswordPair): 'short' | 'different' | null {
  if ([...pair.first].length < shortestPassword) return 'short';
  return pair.first === pair.second ? null : 'different';
}

export function PasswordFields(props: {
  label: string;
  pair: PasswordPair;
  onPair: (pair: PasswordPair) => void;
  isTold: boolean;
  error?: string | null | undefined;
}): ReactNode {
  const { t } = useTranslation('desk');
  const { pair, onPair } = props;
  const fault = props.isTold ? passwordFault(pair) : null;
  return (
    <>
      <TextField
        label={props.label}
        type="password"
        autoComplete="new-password"
        maxLength={200}
        value={pair.first}
        onText={(first) => onPair({ ...pair, first })}
        hint={t('password.hint', { count: shortestPassword })}
        error={fault === 'short' ? t('password.short', { count: shortestPassword }) : props.error}
      />
      <TextField
        label={t('password.again')}
        type="password"
        autoComplete="new-password"
        maxLength={200}
        value={pair.second}
        onText={(second) => onPair({ ...pair, second })}
        error={fault === 'different' ? t('password.different') : null}
      />
    </>
  );
}
