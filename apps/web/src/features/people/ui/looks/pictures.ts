import { encodeHuman, HUMAN_LOOKS } from "@karaverse/avatars/recipe";
import bass from "./bass.webp";
import brass from "./brass.webp";
import chorus from "./chorus.webp";
import encore from "./encore.webp";
import lilt from "./lilt.webp";
import riff from "./riff.webp";
import treble from "./treble.webp";
import velvet from "./velvet.webp";

/** Drawn by "npm run avatars -- portraits", 4 KB each: at the door nobody waits for a body to be made. */
const PICTURES: Readonly<Record<string, { src: string }>> = {
  bass,
  brass,
  chorus,
  encore,
  lilt,
  riff,
  treble,
  velvet,
};
const byCode = new Map(HUMAN_LOOKS.map(({ id, recipe }) => [encodeHuman(recipe), PICTURES[id]?.src]));

/** Where the picture of a look of the house is; null: somebody else. */
export const lookPicture = (code: string): string | null => byCode.get(code) ?? null;
