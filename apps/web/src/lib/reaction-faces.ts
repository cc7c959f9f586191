import type { Reaction } from "@karaverse/protocol";
import { Flame, HandMetal, Heart, Laugh, type LucideIcon, MicVocal, Sparkles } from "lucide-react";

interface ReactionFace {
  Icon: LucideIcon;
  tone: string;
}

/** Drawn, not typed: many machines have no font with emoji. */
export const REACTION_FACES: Record<Reaction, ReactionFace> = {
  applause: { Icon: HandMetal, tone: "text-brass" },
  heart: { Icon: Heart, tone: "text-coral [&_path]:fill-coral" },
  laugh: { Icon: Laugh, tone: "text-brass-bright" },
  fire: { Icon: Flame, tone: "text-coral" },
  wow: { Icon: Sparkles, tone: "text-mint" },
  encore: { Icon: MicVocal, tone: "text-bone" },
};
