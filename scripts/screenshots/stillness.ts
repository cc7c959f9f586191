import type { BrowserContext, Page } from "@playwright/test";

declare global {
  interface Window {
    /** Until it is let go no callback of requestAnimationFrame runs. */
    stillness?: { hold(): void; release(): void };
  }
}

/**
 * Pages that can be held between two frames. Software takes seconds for one of a full room, and a picture taken across
 * two has words of the panel and of the room's screen that are a line apart.
 */
export async function allowStillness(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const ask = window.requestAnimationFrame.bind(window);
    const forget = window.cancelAnimationFrame.bind(window);
    let waiting: Map<number, FrameRequestCallback> | null = null;
    const run = (id: number, callback: FrameRequestCallback, at: number) => {
      if (waiting) waiting.set(id, callback);
      else callback(at);
    };
    window.requestAnimationFrame = (callback) => {
      const id: number = ask((at) => run(id, callback, at));
      return id;
    };
    window.cancelAnimationFrame = (id) => {
      waiting?.delete(id);
      forget(id);
    };
    window.stillness = {
      hold() {
        waiting ??= new Map();
      },
      release() {
        const held = waiting;
        waiting = null;
        for (const callback of held?.values() ?? []) window.requestAnimationFrame(callback);
      },
    };
  });
}

/** Looks at the page while everything on it is of one frame, drawn to its end. */
export async function inStillness<T>(page: Page, look: () => Promise<T>): Promise<T> {
  await page.evaluate(() => {
    window.stillness?.hold();
    for (const canvas of document.querySelectorAll("canvas")) canvas.getContext("webgl2")?.finish();
  });
  try {
    return await look();
  } finally {
    await page.evaluate(() => window.stillness?.release());
  }
}
