"use client";
import type { PersonId } from "@karaverse/protocol";
import { componentsOf, type Scene } from "@karaverse/worlds";
import { useEffect } from "react";
import type { WorldSource } from "@/world/source";
import { ApplauseDue } from "../model/applause-due";
import type { Inside } from "../model/evening";

/** Sound is open soon after one has entered; how often it is asked for until then, ms. */
const ASK_EVERY_MS = 500;
/** Hands begin as the music ends. */
const LISTEN_EVERY_MS = 100;

const doorOf = (scene: Scene | null) => scene && componentsOf(scene, "portal")[0]?.prop.at;

function hasJingles(scene: Scene | null, { room }: Inside["room"], person: string): boolean {
  const holds = room.getState().view?.byId.get(person as PersonId)?.holds;
  return scene?.props.some(({ id, model }) => id === holds && model === "tambourine") ?? false;
}

/** Steps, door, murmur and applause, as long as one is inside. */
export function useHouseSounds(inside: Inside | null, source: WorldSource): void {
  useEffect(() => {
    if (!inside) return;
    const stops: (() => void)[] = [];
    let isOver = false;
    const open = () => {
      const { voice } = inside.sound.desk;
      if (!voice) return;
      clearInterval(timer);
      void import("../model/house-sounds").then(({ HouseSounds }) => {
        if (isOver) return;
        const { motion } = inside.room;
        const out = {
          ...{ context: voice.context, out: voice.spatial.near },
          ears: () => inside.sound.ears,
          muffleFrom: inside.sound.muffleFrom.bind(inside.sound),
          hasJingles: (person: string) => hasJingles(motion.scene(), inside.room, person),
          door: () => doorOf(motion.scene()) ?? inside.sound.ears,
        };
        const isSung = () => inside.sound.stage.view().performance.phase === "singing";
        const sounds = new HouseSounds(source, out, isSung, () => inside.room.hubbub);
        const due = new ApplauseDue();
        const listen = setInterval(() => {
          const { performance, song } = inside.sound.stage.view();
          const position = inside.sound.stage.position();
          if (performance.phase !== "singing" || !song || position === null) return;
          if (due.heard(performance.number, position, song.backing.duration * 1_000)) sounds.applaud();
        }, LISTEN_EVERY_MS);
        stops.push(
          () => sounds.close(),
          () => clearInterval(listen),
          inside.room.on("result", () => due.scored() && sounds.applaud()),
        );
      });
    };
    const timer = setInterval(open, ASK_EVERY_MS);
    return () => {
      isOver = true;
      clearInterval(timer);
      for (const stop of stops) stop();
    };
  }, [inside, source]);
}
