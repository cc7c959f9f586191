import type { Page } from "@playwright/test";

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

/** The page as on such a device: one visit gives the pictures of all sizes. */
export async function become(page: Page, { width, height, scale, touch }: Size): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setTouchEmulationEnabled", { enabled: touch });
  await session.send("Emulation.setDeviceMetricsOverride", {
    width,
    height,
    deviceScaleFactor: scale,
    mobile: touch,
  });
  await page.waitForFunction((wide) => innerWidth === wide, width);
}

/** @returns a JPEG of what is seen. A picture of a room with lights in it is five times as large without loss. */
export async function picture(page: Page): Promise<Buffer> {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send("Page.captureScreenshot", { format: "jpeg", quality: 86 });
  return Buffer.from(data, "base64");
}
