/** The promise of the SDK: documented as a promise of jQuery, without `catch`. [doc: AR:Base.Promise] */
export interface SdkPromise<T> {
  then<R>(done?: (value: T) => R, fail?: (reason: unknown) => R): SdkPromise<R | T>;
  done(listen: (value: T) => void): SdkPromise<T>;
  fail(listen: (reason: unknown) => void): SdkPromise<T>;
  always(listen: () => void): SdkPromise<T>;
  progress(): SdkPromise<T>;
  state(): 'pending' | 'resolved' | 'rejected';
}

export function sdkPromise<T>(promise: Promise<T>): SdkPromise<T> {
  let state: 'pending' | 'resolved' | 'rejected' = 'pending';
  promise.then(
    () => (state = 'resolved'),
    () => (state = 'rejected'),
  );
  const nothing = (): void => {};
  const own: SdkPromise<T> = {
    // oxlint-disable-next-line unicorn/no-thenable promise/no-callback-in-promise -- a promise of jQuery
    then: (done, fail) => sdkPromise(promise.then(done, fail) as never),
    done(listen) {
      promise.then(listen, nothing);
      return own;
    },
    fail(listen) {
      promise.then(nothing, listen);
      return own;
    },
    always(listen) {
      promise.then(listen, listen);
      return own;
    },
    progress: () => own,
    state: () => state,
  };
  return own;
}
