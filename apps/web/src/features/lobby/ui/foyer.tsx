import evening from "./places/evening.webp";

/** Towards the words, towards the doors below, and a little under the tools on top. */
const FADED = [
  "[--away:right] rtl:[--away:left]",
  "[mask-image:linear-gradient(to_var(--away),transparent_12%,#000_68%),linear-gradient(to_top,transparent,#000_46%),linear-gradient(#0006,#000_6rem)]",
  "[mask-composite:intersect]",
].join(" ");

/**
 * What one would walk into, behind the first words: the Lounge, taken by `npm run screenshots -- doors`. As a
 * background, so that phones, which have no room for it, never fetch it.
 */
export function Foyer() {
  return (
    <div
      aria-hidden
      className={`own-colours absolute end-0 top-0 -z-10 hidden h-[34rem] w-[min(70rem,74%)] bg-cover bg-[position:50%_30%] md:block md:max-lg:h-[26rem] md:max-lg:w-[62%] ${FADED}`}
      style={{ backgroundImage: `url(${evening.src})` }}
    />
  );
}
