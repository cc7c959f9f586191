import type { Reaction } from "@karaverse/protocol";
import { Flame, HandMetal, Heart, Laugh, type LucideIcon, MicVocal, Sparkles } from "lucide-react";

interface ReactionFace {
  name: string;
  Icon: LucideIcon;
  tone: string;
}

/** Drawn, not typed: many machines have no font with emoji. */
export const REACTION_FACES: Record<Reaction, ReactionFace> = {
  applause: { name: "Applause", Icon: HandMetal, tone: "text-brass" },
  heart: { name: "Heart", Icon: Heart, tone: "text-coral [&_path]:fill-coral" },
  laugh: { name: "Laugh", Icon: Laugh, tone: "text-brass-bright" },
  fire: { name: "Fire", Icon: Flame, tone: "text-coral" },
  wow: { name: "Wow", Icon: Sparkles, tone: "text-mint" },
  encore: { name: "Encore", Icon: MicVocal, tone: "text-bone" },
};
