// Owns a live feed in a test's hand: it says what it is told to, when it is told to.

/** A feed the test speaks into. */
export function openFeed<E>(first: E) {
  const waiting: E[] = [first];
  let wake = (): void => undefined;
  return {
    say(event: E): void {
      waiting.push(event);
      wake();
    },
    async *listen(): AsyncGenerator<E, void, void> {
      while (true) {
        const event = waiting.shift();
        if (event) yield event;
        else
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
      }
    },
  };
}
