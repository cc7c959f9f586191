/**
 * For a row that scrolls sideways: tells the style sheet (.scroll-row) at which of its ends there is more, so that only
 * those fade. Meant as a ref.
 */
export function scrollRow(row: HTMLElement | null): (() => void) | undefined {
  if (!row) return undefined;
  const look = () => {
    // From right to left it counts below zero.
    const gone = Math.abs(row.scrollLeft);
    const rest = row.scrollWidth - row.clientWidth - gone;
    row.toggleAttribute("data-more-before", gone > 1);
    row.toggleAttribute("data-more-after", rest > 1);
  };
  look();
  const sizes = new ResizeObserver(look);
  sizes.observe(row);
  const children = new MutationObserver(look);
  children.observe(row, { childList: true, subtree: true, characterData: true });
  row.addEventListener("scroll", look, { passive: true });
  return () => {
    sizes.disconnect();
    children.disconnect();
    row.removeEventListener("scroll", look);
  };
}

/** What is pressed at the edge of such a row comes into it whole. */
export function intoRow(pressed: HTMLElement): void {
  pressed.scrollIntoView({ block: "nearest", inline: "nearest" });
}
