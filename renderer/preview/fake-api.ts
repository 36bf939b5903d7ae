// Owns the fake hall behind previews: typed like the real one; what a preview did not set up says so at once.
import type { Api } from '../api.ts';

type Part<T> = T extends (...args: never[]) => unknown ? T : { [K in keyof T]?: Part<T[K]> };
/** Some of the hall's procedures. */
export type FakeParts = Part<Api>;

function merged(path: string, parts: object): unknown {
  // Callable all the way down: an area that was not set up is asked for its procedures like any other.
  const missing = (): Promise<never> => Promise.reject(new Error(`This preview has no ${path}`));
  return new Proxy(Object.assign(missing, parts), {
    get: (target, key) => {
      if (typeof key !== 'string' || key === 'then') return undefined;
      const found: unknown = Object.hasOwn(parts, key) ? Reflect.get(target, key) : undefined;
      if (typeof found === 'function') return found;
      return merged(path === '' ? key : `${path}.${key}`, found ?? {});
    },
  });
}

/** An `Api` of the given procedures; any other call is rejected with its name. */
export function fakeApi(parts: FakeParts): Api {
  return merged('', parts) as Api;
}

/** Never answers: for previews of waiting. */
export const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

/** A live feed that says these things and then stays open, or falls off where `ends`. */
export async function* fakeFeed<T>(events: readonly T[], ends = false): AsyncGenerator<T, void, void> {
  yield* events;
  if (!ends) await never();
}
