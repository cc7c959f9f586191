/** Rule R1: the one table of who may do what. */
export const ROLES = ["guest", "singer", "moderator", "host", "owner"] as const;
export type Role = (typeof ROLES)[number];

/** A platform admin stands above every role of a room without being one of them. */
export type Rank = Role | "admin";

const RANKS: readonly Rank[] = [...ROLES, "admin"];

const WHO = {
  move: "guest",
  chat: "guest",
  react: "guest",
  speak: "guest",
  queue: "guest",
  perform: "guest",
  "enter-locked": "moderator",
  "enter-full": "moderator",
  "manage-queue": "moderator",
  "run-stage": "moderator",
  mute: "moderator",
  remove: "moderator",
  place: "moderator",
  announce: "moderator",
  lock: "host",
  ban: "host",
  "give-role": "host",
  "change-room": "host",
  "import-songs": "host",
  close: "owner",
} as const satisfies Record<string, Role>;

export type Action = keyof typeof WHO;

const level = (rank: Rank): number => RANKS.indexOf(rank);

export function may(rank: Rank, action: Action): boolean {
  return level(rank) >= level(WHO[action]);
}

/** Rule R2. */
export function mayActOn(actor: Rank, target: Rank): boolean {
  return level(actor) > level(target);
}

/** Rule R3. */
export function mayGive(actor: Rank, from: Rank, to: Role): boolean {
  return may(actor, "give-role") && level(actor) > level(from) && level(actor) > level(to);
}

export const isRole = (value: string): value is Role => (ROLES as readonly string[]).includes(value);
