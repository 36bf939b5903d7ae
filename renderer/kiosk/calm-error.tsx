// Owns what a citizen sees when the program itself went wrong: one calm screen, and home again by itself.
import { Component, type ErrorInfo, type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { Mark } from '../ui/mark.tsx';

const HOME_AFTER_MS = 20_000;

/** The calm screen; `onAgain` starts over. Says nothing it cannot keep, needs neither hall nor session. */
export function CalmScreen(props: { onAgain: () => void }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { onAgain } = props;
  useEffect(() => {
    const timer = setTimeout(onAgain, HOME_AFTER_MS);
    return () => clearTimeout(timer);
  }, [onAgain]);
  return (
    <main className="calm">
      <Mark className="calm-mark" />
      <h1>{t('calm.title')}</h1>
      <p className="lead quiet">{t('calm.what')}</p>
      <Button kind="main" icon="home" onClick={onAgain}>
        {t('calm.home')}
      </Button>
    </main>
  );
}

/** Catches what nothing else did; the screen below is made anew. */
export class CalmBoundary extends Component<
  { children: ReactNode; onAgain: () => void; onFault?: (fault: unknown, info: ErrorInfo) => void },
  { isBroken: boolean }
> {
  override state = { isBroken: false };

  static getDerivedStateFromError(): { isBroken: boolean } {
    return { isBroken: true };
  }

  override componentDidCatch(fault: unknown, info: ErrorInfo): void {
    this.props.onFault?.(fault, info);
  }

  private readonly again = (): void => {
    this.setState({ isBroken: false });
    this.props.onAgain();
  };

  override render(): ReactNode {
    return this.state.isBroken ? <CalmScreen onAgain={this.again} /> : this.props.children;
  }
}

/** Round what a screen can do without: where it breaks, nothing stands in its place. */
export class DispensableBoundary extends Component<{ children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError(): { isBroken: boolean } {
    return { isBroken: true };
  }

  override render(): ReactNode {
    return this.state.isBroken ? null : this.props.children;
  }
}
