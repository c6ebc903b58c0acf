/** Work that is started when it is first needed and shared from then on; what failed is tried again on the next call. */

export interface LazyRetry<T> {
  (): Promise<T>;
  /** What is under way or done; undefined before the first call and after a failure. */
  started(): Promise<T> | undefined;
}

/** `mayRetry` tells failures that another try may do away with from those that stay for good. */
export function lazyRetry<T>(
  start: () => Promise<T>,
  mayRetry: (error: unknown) => boolean = () => true,
): LazyRetry<T> {
  let current: Promise<T> | undefined;
  const call = (): Promise<T> => {
    current ??= start().catch((error) => {
      if (mayRetry(error)) current = undefined;
      throw error;
    });
    return current;
  };
  return Object.assign(call, { started: () => current });
}

/** The same for each key by itself. */
export function lazyRetryBy<Key, T>(start: (key: Key) => Promise<T>): (key: Key) => Promise<T> {
  const all = new Map<Key, LazyRetry<T>>();
  return (key) => {
    const one = all.get(key) ?? lazyRetry(() => start(key));
    all.set(key, one);
    return one();
  };
}
