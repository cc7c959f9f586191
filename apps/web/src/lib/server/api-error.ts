import { isReason, REASONS } from "@karaverse/protocol";

/** Refusals of the web app's own, besides those of the room (packages/protocol). */
const OWN_REASONS = {
  "bad-input": "Something in that wasn't right.",
  "not-signed-in": "Enter your name or sign in first.",
  "not-admin": "Only admins may do that.",
  "wrong-origin": "That came from another site.",
  "song-file-missing": "The song's file is missing.",
  "video-missing": "There is no such video any more.",
  "person-unknown": "There is no such person.",
  "not-your-song": "Only who brought a song, or an admin, takes it out of the songbook.",
  "ban-unknown": "That ban has been lifted already.",
  "room-not-live": "Nobody is in that room, so there is nothing to do there.",
  "realtime-unreachable": "The realtime server can't be reached at the moment.",
  "last-admin": "This is the only admin. Make someone else an admin first.",
  "import-refused": "These files can't be taken in.",
  "not-agreed": "Your singing is kept only after you have agreed to it.",
  "not-kept-here": "This house keeps nobody's singing.",
  "not-sung": "Only what you have sung in a room is kept.",
  "recording-refused": "That is no recording of this song.",
  "recordings-full": "You have kept as much as one person may. Delete something first.",
  "disk-full": "The house has no room on its disk. Tell whoever runs it.",
  "recording-unknown": "There is no such recording, or it is not shared with you.",
  "vrm-refused": "This file can't be worn here.",
  "avatars-full": "This house takes no more files of people's own at the moment.",
  "avatar-unknown": "There is no such file.",
  "too-large": "That is larger than what can be sent here.",
} as const;

type OwnReason = keyof typeof OWN_REASONS;
export type ApiReason = OwnReason | keyof typeof REASONS;

const wordsFor = (reason: ApiReason): string => (isReason(reason) ? REASONS[reason] : OWN_REASONS[reason]);

/** What a caller is told, thrown from anywhere below an endpoint. */
export class ApiError extends Error {
  override readonly name = "ApiError";

  constructor(
    readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 416 | 429 | 502,
    readonly reason: ApiReason,
    message: string = wordsFor(reason),
  ) {
    super(message);
  }

  toResponse(): Response {
    return Response.json({ error: this.reason, message: this.message }, { status: this.status });
  }
}
