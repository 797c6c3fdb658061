import { Button } from '@mantine/core';
import { Component, type ReactNode, Suspense } from 'react';
import { classes } from '../components/classes.ts';
import { ErrorPanel } from '../components/notes/error-panel.tsx';
import { EmptyState } from '../components/page/empty-state.tsx';
import css from '../components/page/page-fallback.module.css';
import { useDelayed } from '../components/use-delayed.ts';
import { navigate } from '../routing.ts';
import { isConnectionLost } from '../text/errors.ts';
import { shellText } from '../text/shell.ts';

type BoundaryProps = { readonly children: ReactNode };
type BoundaryState = { readonly error: unknown };

/** A page that breaks takes neither the frame nor the other pages with it. Keyed by address, so that moving on clears it. */
class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { error: null };

  static getDerivedStateFromError(error: unknown): BoundaryState {
    return { error: error ?? new Error('unknown') };
  }

  readonly retry = (): void => {
    // A page whose file could not be loaded is remembered as missing until the window loads again.
    if (isConnectionLost(this.state.error)) window.location.reload();
    else this.setState({ error: null });
  };

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return (
      <div className={css['room']}>
        <ErrorPanel error={this.state.error} onRetry={this.retry} />
      </div>
    );
  }
}

/** Keeps a failing or loading page from taking the frame with it; another page starts anew. */
export function PageBoundary({ path, children }: { readonly path: string; readonly children: ReactNode }) {
  return (
    <Boundary key={path}>
      <Suspense fallback={<SlowPage />}>{children}</Suspense>
    </Boundary>
  );
}

function SlowPage() {
  const isSlow = useDelayed(true, 300);
  return (
    <div className={classes(css['room'], 'tone-muted')} role="status">
      {isSlow && shellText.starting}
    </div>
  );
}

/** Says that an address leads to no page, with the way home. */
export function MissingPage() {
  return (
    <div className={css['room']}>
      <EmptyState
        title={shellText.pageMissing}
        actions={<Button onClick={() => navigate('/')}>{shellText.toHome}</Button>}
      >
        {shellText.pageMissingHint}
      </EmptyState>
    </div>
  );
}
