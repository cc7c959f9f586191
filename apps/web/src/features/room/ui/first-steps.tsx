"use client";
import { Footprints } from "lucide-react";
import { useEffect, useState } from "react";
import { newPose, useRoom } from "@/connection";
import { useWords } from "@/i18n/words";
import { firstSteps, knowsHowToWalk, rememberWalking } from "../model/first-steps";

const EVERY_MS = 300;

/** How one walks, until one has: said once to a browser, beside what the room is called and off whatever goes on in it. */
export function FirstSteps() {
  const t = useWords();
  const room = useRoom();
  const [isKnown, setKnown] = useState(knowsHowToWalk);
  useEffect(() => {
    if (isKnown) return;
    const pose = newPose();
    const hasWalked = firstSteps();
    const timer = setInterval(() => {
      if (!room.motion.poseOf(room.me, pose, performance.now()) || !hasWalked(pose)) return;
      rememberWalking();
      setKnown(true);
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [room, isKnown]);
  if (isKnown) return null;
  return (
    <p
      data-testid="first-steps"
      className="rise mx-2.5 flex w-fit max-w-[min(24rem,calc(100%-1.25rem))] items-center gap-3 rounded-2xl border border-brass/25 bg-plum px-4 py-2 text-sm text-bone/85 shadow-black/40 shadow-lg sm:mx-4"
    >
      <Footprints aria-hidden className="size-5 shrink-0 text-brass" />
      <span className="pointer-coarse:hidden">{t("room.walk.keys")}</span>
      <span className="hidden pointer-coarse:inline">{t("room.walk.touch")}</span>
    </p>
  );
}
