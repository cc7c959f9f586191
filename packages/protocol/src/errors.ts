/** Every reason a person can be refused, with words for them. `{x}` is filled from the refusal's detail. */
export const REASONS = {
  "bad-message": "That message could not be read.",
  "too-fast": "That was too fast. Wait a moment and try again.",
  "not-allowed": "Your role in this room doesn't allow that.",
  "not-here": "That person isn't in the room any more.",
  "ticket-invalid": "This ticket isn't valid. Open the room's link again.",
  "ticket-expired": "This ticket has run out. Open the room's link again.",
  "ticket-used": "This ticket was used already. Open the room's link again.",
  "room-unknown": "There is no such room.",
  "room-full": "The room is full.",
  "not-in-line": "You aren't in the line any more.",
  "room-locked": "The host has locked the room.",
  "room-closed": "The room is closed.",
  "password-wrong": "That isn't the room's password.",
  banned: "You can't enter this room.",
  "replaced-by-newer": "You are in this room in another window. That one goes on.",
  removed: "You were removed from the room.",
  "not-your-avatar": "Only who brought a file wears it.",
  "seat-taken": "Someone sits there already.",
  "seat-unknown": "There is no such seat.",
  "thing-taken": "Someone has it already.",
  "thing-unknown": "There is no such thing here.",
  "thing-too-far": "That is too far away. Go nearer.",
  "stage-only-performers": "The stage is for whoever performs.",
  "song-unknown": "There is no such song.",
  "song-disabled": "That song can't be queued at the moment.",
  "song-in-queue": "That song is waiting in a queue, or is being sung.",
  "queue-full": "The queue is full.",
  "too-many-entries": "You have as many songs waiting as one person may. Sing one first.",
  "entry-unknown": "That entry isn't in the queue any more.",
  "entry-performing": "That song is being performed.",
  "no-duet": "Only two entries of the same song by different singers become a duet.",
  "together-full": "Eight sing together at the most.",
  "sings-already": "They sing this song already.",
  declined: "They would rather not this time.",
  "nothing-asked": "Nobody asks for that any more.",
  "not-your-turn": "It isn't your turn yet.",
  "not-your-entry": "That isn't your song.",
  "already-performing": "Somebody is singing right now.",
  "nothing-performing": "Nobody is singing right now.",
  "wrong-phase": "That doesn't go right now.",
  "voice-unavailable": "Voice is off.",
  muted: "A moderator has muted you.",
  "frames-impossible": "These notes could not have been sung.",
  "server-error": "Something went wrong on the server. It has been noted; try again.",
} as const;

export type Reason = keyof typeof REASONS;

export const isReason = (value: string): value is Reason => Object.hasOwn(REASONS, value);

export interface Refusal {
  readonly reason: Reason;
  readonly message: string;
}

export const refusal = (reason: Reason, message: string = REASONS[reason]): Refusal => ({ reason, message });

/** Close codes of a room connection (4000-4999 are the application's). */
export const CLOSE_CODES = {
  replaced: 4100,
  removed: 4101,
  banned: 4102,
  closed: 4103,
  abuse: 4104,
  refused: 4105,
} as const;
export type CloseWhy = keyof typeof CLOSE_CODES;
