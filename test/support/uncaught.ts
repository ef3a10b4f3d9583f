/** Collects what nobody caught while a test watches, instead of letting the runner fail with it. */

export interface Uncaught {
  readonly errors: readonly unknown[];
  stop(): void;
}

export function watchUncaught(): Uncaught {
  const errors: unknown[] = [];
  const onError = (event: ErrorEvent): void => take(event, event.error ?? event.message);
  const onRejection = (event: PromiseRejectionEvent): void => take(event, event.reason);
  const take = (event: Event, error: unknown): void => {
    errors.push(error);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  window.addEventListener('error', onError, true);
  window.addEventListener('unhandledrejection', onRejection, true);
  return {
    errors,
    stop() {
      window.removeEventListener('error', onError, true);
      window.removeEventListener('unhandledrejection', onRejection, true);
    },
  };
}
