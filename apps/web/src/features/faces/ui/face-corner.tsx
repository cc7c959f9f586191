"use client";
import clsx from "clsx";
import dynamic from "next/dynamic";
import { useStore } from "zustand/react";
import { PartBoundary } from "@/lib/part-boundary";
import type { RoomFaces } from "../model/room-faces";

const FaceSign = dynamic(() => import("./face-sign").then((it) => it.FaceSign), { ssr: false });

/** Above the bar, once a camera or a phone is on. */
export function FaceCorner({ faces, isBesideDrawer }: { faces: RoomFaces; isBesideDrawer: boolean }) {
  const byCamera = useStore(faces.camera.state, (state) => state.kind === "asking" || "stream" in state);
  const byPhone = useStore(faces.phone.state, ({ phone }) => phone !== "off");
  if (!byCamera && !byPhone) return null;
  return (
    <div
      className={clsx(
        "absolute end-2.5 bottom-[calc(var(--above-bar)+0.5rem)] z-10",
        isBesideDrawer && "max-md:top-28 max-md:bottom-auto md:end-[26.5rem]",
      )}
    >
      <PartBoundary place="aside">
        <FaceSign faces={faces} />
      </PartBoundary>
    </div>
  );
}
