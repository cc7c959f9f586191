declare global {
  interface Window {
    /** From now on this page is a tab in the background. */
    hideTab(): void;
  }
}

/**
 * Runs in a page before all else. A browser without a screen hides no tab, so what Chromium does to one is done here:
 * it says that it is hidden, draws no frames, and its timers run once a second; those of workers run as ever.
 */
export function asTabThatHides(): void {
  const due = new Set<() => void>();
  const wakers = new Map<number, () => void>();
  const every = window.setInterval.bind(window);
  let hidden = false;

  for (const name of ["setTimeout", "setInterval"] as const) {
    const native = window[name].bind(window);
    const late = (handler: TimerHandler, ms?: number, ...args: unknown[]): number => {
      const wake = () => {
        if (typeof handler === "function") handler(...args);
      };
      const id = native(() => (hidden ? due.add(wake) : wake()), ms);
      wakers.set(id, wake);
      return id;
    };
    Object.assign(window, { [name]: late });
  }
  for (const name of ["clearTimeout", "clearInterval"] as const) {
    const native = window[name].bind(window);
    const clear = (id?: number): void => {
      const wake = id === undefined ? undefined : wakers.get(id);
      if (wake) due.delete(wake);
      native(id);
    };
    Object.assign(window, { [name]: clear });
  }
  every(() => {
    const now = [...due];
    due.clear();
    for (const wake of now) wake();
  }, 1_000);
  window.hideTab = () => {
    hidden = true;
    window.requestAnimationFrame = () => 0;
    Object.defineProperty(document, "hidden", { value: true });
    Object.defineProperty(document, "visibilityState", { value: "hidden" });
    document.dispatchEvent(new Event("visibilitychange"));
  };
}
