import { words } from "@/i18n/words";
import { api } from "@/lib/api";
import type { Me, MeAnswer } from "@/lib/api-types";

export const whoAmI = async (): Promise<Me | null> => (await api<MeAnswer>("GET", "me")).person;

/** What a guest is called by the house who has not said a name yet (see the server's anonymous sign-in). */
const NAMELESS = "Guest";

/** The name somebody gave themselves; none yet where the house only calls them a guest. */
export const ownName = ({ guest, name }: Me): string => (guest && name === NAMELESS ? "" : name);

let becoming: Promise<Me> | null = null;

/** Whoever comes without an account comes as a guest, and may keep what they did by signing up later. */
export function beSomebody(): Promise<Me> {
  // Asked twice at once, we would be two guests, one of them with the other's ticket.
  becoming ??= becomeSomebody().finally(() => {
    becoming = null;
  });
  return becoming;
}

async function becomeSomebody(): Promise<Me> {
  const known = await whoAmI();
  if (known) return known;
  await api("POST", "auth/sign-in/anonymous", {});
  const guest = await whoAmI();
  if (!guest) throw new Error(words()("account.noSession"));
  return guest;
}

export interface Credentials {
  email: string;
  password: string;
}

export const signIn = (credentials: Credentials): Promise<unknown> =>
  api("POST", "auth/sign-in/email", credentials);

export const signUp = (account: Credentials & { name: string }): Promise<unknown> =>
  api("POST", "auth/sign-up/email", account);

export const signOut = (): Promise<unknown> => api("POST", "auth/sign-out", {});
