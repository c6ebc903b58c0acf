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
