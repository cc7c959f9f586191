import { useRef, useState } from "react";
import { follow } from "../model/video-follow";
import { useFrame } from "./use-frame";

interface Props {
  video: { readonly url: string; readonly gapMs: number };
  /** Position in the song as written. */
  position: () => number | null;
  /** 1: as written. */
  pace: number;
}

/** The song's clock goes in steps: only what stands for so long stands. */
const STANDS_AFTER_MS = 150;
/** After a jump the browser shows old frames for a moment; jumping again at once would never end. */
const JUMP_EVERY_MS = 1_000;
const LONGEST_JUMP_MS = 800;

/** The video of a song, without its sound, behind the words and on the song's clock. */
export function SongVideo({ video, position, pace }: Props) {
  const element = useRef<HTMLVideoElement>(null);
  const clock = useRef({ at: Number.NaN, since: 0 });
  const jump = useRef({ began: Number.NEGATIVE_INFINITY, tookMs: 0 });
  const [isBroken, setBroken] = useState(false);

  useFrame(() => {
    const { current } = element;
    const at = position();
    if (!current || at === null) return;
    const now = performance.now();
    if (at !== clock.current.at) clock.current = { at, since: now };
    const step = follow({
      wantedMs: at + video.gapMs,
      shownMs: current.currentTime * 1_000,
      durationMs: current.duration * 1_000,
      isMoving: now - clock.current.since < STANDS_AFTER_MS,
      pace,
      jumpMs: jump.current.tookMs,
    });
    current.dataset.offMs = String(Math.round(at + video.gapMs - current.currentTime * 1_000));
    current.style.visibility = step.kind === "hide" ? "hidden" : "visible";
    if (step.kind !== "play") current.pause();
    else if (current.paused) void current.play().catch(() => undefined);
    if (step.kind === "hide") return;
    if (current.playbackRate !== step.rate) current.playbackRate = step.rate;
    if (step.seekToMs === null || current.seeking || now - jump.current.began < JUMP_EVERY_MS) return;
    jump.current = { ...jump.current, began: now };
    current.currentTime = step.seekToMs / 1_000;
  });

  if (isBroken) return null;
  return (
    <div aria-hidden className="absolute inset-0 -z-10">
      <video
        ref={element}
        src={video.url}
        muted
        playsInline
        disablePictureInPicture
        disableRemotePlayback
        preload="auto"
        tabIndex={-1}
        data-testid="song-video"
        onSeeked={() => {
          const { began } = jump.current;
          jump.current = { began, tookMs: Math.min(LONGEST_JUMP_MS, performance.now() - began) };
        }}
        onError={() => setBroken(true)}
        className="size-full object-cover"
      />
      <div className="absolute inset-0 bg-linear-to-t from-ink/90 via-ink/45 to-ink/75" />
    </div>
  );
}
