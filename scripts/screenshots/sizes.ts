import type { Page } from "@playwright/test";
import { inStillness } from "./stillness";

export interface Size {
  width: number;
  height: number;
  /** Pixels of the screen for one of the page. */
  scale: number;
  touch: boolean;
}

/** What people look at the product on. */
export const SIZES: Readonly<Record<string, Size>> = {
  phone: { width: 390, height: 844, scale: 2, touch: true },
  tablet: { width: 820, height: 1180, scale: 1, touch: true },
  desktop: { width: 1440, height: 900, scale: 1, touch: false },
};

/** Small, because software draws every frame on the way to a picture. */
export const ON_THE_WAY = { width: 480, height: 480 };

/** A part of the page, in its pixels, and how many pixels of the picture one of them becomes. */
export interface Cut {
  x: number;
  y: number;
  width: number;
  height: number;
  scale: number;
}

export interface Camera {
  /** Makes the page what it is on such a device: one visit gives the pictures of all sizes. */
  become(size: Size): Promise<void>;
  /** A JPEG of what is seen: a picture of a room with lights in it is five times as large without loss. */
  picture(): Promise<Buffer>;
  /** A WebP of a part, for pages that show it among other things. */
  small(cut: Cut): Promise<Buffer>;
}

export async function cameraOn(page: Page): Promise<Camera> {
  // One for all: a session takes pictures as it has itself told the page to look.
  const session = await page.context().newCDPSession(page);
  return {
    async become({ width, height, scale, touch }) {
      await session.send("Emulation.setTouchEmulationEnabled", { enabled: touch });
      await session.send("Emulation.setDeviceMetricsOverride", {
        width,
        height,
        deviceScaleFactor: scale,
        mobile: touch,
      });
      await page.waitForFunction((wide) => innerWidth === wide, width);
    },
    async picture() {
      const { data } = await inStillness(page, () =>
        session.send("Page.captureScreenshot", { format: "jpeg", quality: 86 }),
      );
      return Buffer.from(data, "base64");
    },
    async small(clip) {
      const { data } = await inStillness(page, () =>
        session.send("Page.captureScreenshot", { format: "webp", quality: 62, clip }),
      );
      return Buffer.from(data, "base64");
    },
  };
}
