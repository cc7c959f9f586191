/** Lists of words that messages are made of; apart from their schemas, so that a page can know them without zod. */
export const THEMES = ["lounge", "box", "club", "open-air", "theatre"] as const;
/** How many people each place is made for: what a room there holds unless it is told otherwise. */
export const HOLDS: Readonly<Record<(typeof THEMES)[number], number>> = {
  lounge: 50,
  box: 8,
  club: 200,
  "open-air": 1_000,
  theatre: 250,
};
export const LIGHTS = ["warm", "show", "dim"] as const;
/** Rule P15: what the room's screen shows while nobody sings. */
export const SCREENS = ["lyrics", "queue", "camera", "video-folder"] as const;
export const VISIBILITIES = ["public", "link", "password"] as const;
export const DIFFICULTIES = ["easy", "medium", "hard"] as const;
/** Rule Q6: by what the order of the queue goes. */
export const ROTATIONS = ["by-turns", "first-come", "fewest-songs"] as const;
/** Index 0 is "none"; the index travels in motion frames. */
export const GESTURES = [
  "none",
  "wave",
  "clap",
  "cheer",
  "dance",
  "bow",
  "heart",
  "point",
  "dance-bounce",
  "dance-disco",
  "dance-twist",
  "dance-waves",
  "dance-shuffle",
] as const;
/** Rule M7: every gesture that is a dance says so in its name. */
export const isDance = (gesture: (typeof GESTURES)[number]): gesture is Dance => gesture.startsWith("dance");
export type Dance = Extract<(typeof GESTURES)[number], `dance${string}`>;
export const DANCES: readonly Dance[] = GESTURES.filter(isDance);
export const REACTIONS = ["applause", "heart", "laugh", "fire", "wow", "encore"] as const;

/** The kind of room that joinOrCreate is asked for. */
export const ROOM_TYPE = "karaoke";
