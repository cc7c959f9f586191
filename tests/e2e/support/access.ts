import { readFileSync } from "node:fs";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { devices, expect, type Locator, type Page } from "@playwright/test";
import { ROOT } from "../../../scripts/support/root";
import { whole } from "./people";

export const PHONE = { ...devices["Pixel 7"], viewport: { width: 390, height: 844 } };

/** The bar, in order. */
export const BAR = ["Microphone", "Songs", "React", "Chat", "People", "More", "Leave"];

/** What everybody finds behind "More"; the drawers are called the same, but for one. */
export const BEHIND_MORE = [
  "Queue",
  "Leaderboard",
  "Your singing",
  "Avatar",
  "Settings",
  "Diagnostics",
] as const;
export const titleOf = (item: (typeof BEHIND_MORE)[number]): string =>
  item === "Avatar" ? "Your avatar" : item;

/** A drawer behind "More", with what had to be fetched for it. */
export async function openFromMore(page: Page, item: (typeof BEHIND_MORE)[number]): Promise<Locator> {
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: item, exact: true }).click();
  return whole(page.getByRole("dialog", { name: titleOf(item), exact: true }));
}

export async function noSeriousViolations(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ["violations"] })
    .withTags(["wcag2a", "wcag2aa", "wcag21aa"])
    // In the page itself: for frames of other origins, which we have none of, it would open one more page each time.
    .setLegacyMode()
    .analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  const words = serious.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
  expect(words, `${where}: serious violations`).toEqual([]);
}

const PRESSED =
  "button, a[href], select, summary, textarea, input:not([type=file], label input), label:has(> input), [role=menuitem]";

/** Px, as long as a thumb is. WCAG's least is 24. */
const THUMB = 44;

/** Whatever is pressed is large enough for a thumb, and within the width of what it is in; a link in a sentence is a word of it. */
export async function thumbsHit(scope: Locator, where: string): Promise<void> {
  const found = await scope.evaluate(
    (root, [pressed, thumb]) => {
      const frame = root.getBoundingClientRect();
      const scrolls = (one: Element) => {
        for (let at = one.parentElement; at && at !== root; at = at.parentElement)
          if (getComputedStyle(at).overflowX === "auto" && at.scrollWidth > at.clientWidth) return true;
        return false;
      };
      const isSeen = (one: Element) =>
        one.checkVisibility({ visibilityProperty: true }) &&
        !one.closest("p a, .sr-only, [aria-hidden=true]");
      const all = [...root.querySelectorAll(pressed)].filter(isSeen);
      const words = all.flatMap((one) => {
        const { width, height, left, right } = one.getBoundingClientRect();
        const name = one.getAttribute("aria-label") ?? one.textContent?.trim();
        const isOut = (left < frame.left - 1 || right > frame.right + 1) && !scrolls(one);
        return [
          ...(Math.min(width, height) < thumb - 0.5
            ? [`"${name}" is ${Math.round(width)} x ${Math.round(height)}`]
            : []),
          ...(isOut ? [`"${name}" goes over the side`] : []),
        ];
      });
      return { count: all.length, words };
    },
    [PRESSED, THUMB] as const,
  );
  expect(found.words, where).toEqual([]);
  expect(found.count, `${where}: something to press`).toBeGreaterThan(0);
}

/** Presses Tab until what has the focus is called that, and is seen to have it. */
export async function tabTo(page: Page, name: string): Promise<void> {
  const focused = () =>
    page.evaluate(() => {
      const at = document.activeElement;
      const label = at instanceof HTMLInputElement ? at.labels?.[0]?.textContent : at?.textContent;
      return (at?.getAttribute("aria-label") ?? label ?? "").trim();
    });
  for (let presses = 0; presses < 60; presses++) {
    if ((await focused()) === name) return hasRing(page, name);
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not reach "${name}"`);
}

/** Around it, or around the field that it is a part of. */
async function hasRing(page: Page, name: string): Promise<void> {
  const isSeen = () =>
    page.evaluate(() => {
      const at = document.activeElement;
      const ringed = [at, at?.closest("label")].filter((one) => one instanceof Element);
      return ringed.some((one) => {
        const { outlineStyle, outlineWidth, borderTopColor } = getComputedStyle(one);
        const brass = getComputedStyle(document.documentElement).getPropertyValue("--color-brass").trim();
        const probe = document.createElement("i");
        probe.style.color = brass;
        document.body.append(probe);
        const { color } = getComputedStyle(probe);
        probe.remove();
        const hasOutline = outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1.5;
        return hasOutline || (one.matches("label:focus-within") && borderTopColor === color);
      });
    });
  await expect.poll(isSeen, `"${name}" shows that it has the focus`).toBe(true);
}

/** As the page says it in that language. */
export function said(language: string, feature: string, key: string): string {
  const file = join(ROOT, "apps/web/messages", language, `${feature}.json`);
  const words = (JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>)[key];
  if (typeof words !== "string") throw new Error(`${file} has no words for ${key}`);
  return words;
}

/** From now on the page remembers the longest motion that it has begun, ms. */
export async function watchMotion(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const seen = { longestMs: 0 };
    Object.assign(window, { motionSeen: seen });
    const look = () => {
      for (const animation of document.getAnimations()) {
        const { activeDuration } = animation.effect?.getComputedTiming() ?? {};
        seen.longestMs = Math.max(seen.longestMs, Number(activeDuration ?? 0));
      }
    };
    addEventListener("animationstart", look, true);
    addEventListener("transitionrun", look, true);
  });
  return () =>
    page.evaluate(() => (window as unknown as { motionSeen: { longestMs: number } }).motionSeen.longestMs);
}

/** Why somebody who presses Tab would not know where they are; empty where they see it. */
const focusUnseen = (panel: Locator): Promise<string> =>
  panel.evaluate((root) => {
    const at = document.activeElement;
    if (!at || !root.contains(at)) return "is elsewhere";
    if (getComputedStyle(at).outlineStyle === "none") return `${at.outerHTML.slice(0, 80)} shows nothing`;
    const [frame, box] = [root.getBoundingClientRect(), at.getBoundingClientRect()];
    const middle = { x: box.x + box.width / 2, y: Math.min(box.y + box.height / 2, frame.bottom - 8) };
    const top = document.elementFromPoint(middle.x, middle.y);
    const isSeen = top !== null && (at.contains(top) || top.contains(at));
    return isSeen ? "" : `${at.outerHTML.slice(0, 80)} is out of sight`;
  });

/** With Tab from the first to the last of a panel and on to the first again: each is seen while it has the focus. */
export async function tabsThrough(page: Page, panel: Locator): Promise<number> {
  const first = await page.evaluateHandle(() => document.activeElement);
  for (let steps = 1; steps < 40; steps++) {
    await page.keyboard.press("Tab");
    await expect.poll(() => focusUnseen(panel)).toBe("");
    if (await first.evaluate((element) => element === document.activeElement)) return steps;
  }
  throw new Error("Tab never came round");
}
