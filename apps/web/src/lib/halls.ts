import { LIMITS } from "@karaverse/protocol";

const PARAMETER = "with";

/** Rule J8: the room's address, so that whoever opens it lands in that crowd. */
export function linkInto(address: string, crowd: number): string {
  const link = new URL(address);
  if (crowd > 0) link.searchParams.set(PARAMETER, String(crowd));
  else link.searchParams.delete(PARAMETER);
  return link.toString();
}

/** Rule J8: in whose crowd the person who sent this link was. */
export function crowdIn(address: string): number | undefined {
  const value = new URL(address).searchParams.get(PARAMETER);
  const crowd = value !== null && /^\d$/.test(value) ? Number(value) : undefined;
  return crowd !== undefined && crowd < LIMITS.crowdsMax ? crowd : undefined;
}
