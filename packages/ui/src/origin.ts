/** What each open panel was opened by. */
export const origins = new WeakMap<Element, HTMLElement | null>();

/** What was pressed last. An item of a menu is gone when it closes, what opened the menu is not. */
export function pressed(): HTMLElement | null {
  if (typeof document === "undefined") return null;
  const { activeElement, body } = document;
  const menu = activeElement?.closest("[role=menu]");
  const found = menu ? document.getElementById(menu.getAttribute("aria-labelledby") ?? "") : activeElement;
  return found instanceof HTMLElement && found !== body ? found : null;
}

/** What a drawer was opened by. A button of another drawer goes with that drawer: what opened the first one stays. */
export function whereFrom(): HTMLElement | null {
  const found = pressed();
  const panel = found?.closest("[role=dialog]");
  if (panel && origins.has(panel)) return origins.get(panel) ?? null;
  return found;
}
