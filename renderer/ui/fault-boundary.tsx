// Owns catching what nothing else caught, on any surface: each puts its own calm words there instead of a white page.
import { Component, type ErrorInfo, type ReactNode } from 'react';

type Props = {
  children: ReactNode;
  /** What stands instead; `again` makes everything below anew. It may need neither hall nor session. */
  instead: (again: () => void) => ReactNode;
  onFault?: (fault: unknown, info: ErrorInfo) => void;
};

export class FaultBoundary extends Component<Props, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError(): { isBroken: boolean } {
    return { isBroken: true };
  }

  override componentDidCatch(fault: unknown, info: ErrorInfo): void {
    this.props.onFault?.(fault, info);
  }

  private readonly again = (): void => this.setState({ isBroken: false });

  override render(): ReactNode {
    return this.state.isBroken ? this.props.instead(this.again) : this.props.children;
  }
}
