export { EffectChain } from "./chain";
export {
  CHARACTERS,
  type Character,
  DRY,
  REVERBS,
  type Reverb,
  type VoiceEffects,
} from "./settings";
export type { MelodyNote } from "./shaper";
