/** From the first visit on: a page that can't be fetched says so in the house's own words. */
export function prepareForAway(): void {
  // While developing it would stand between a page and what reloads it; without https browsers have none.
  if (process.env.NODE_ENV !== "production" || !("serviceWorker" in navigator)) return;
  const register = () =>
    navigator.serviceWorker
      .register("/service-worker.js", { scope: "/", updateViaCache: "none" })
      // A browser that lets no site keep anything: it shows its own page then.
      .catch(() => {});
  if (document.readyState === "complete") void register();
  else addEventListener("load", () => void register(), { once: true });
}
