import type { ScreenMode } from "@karaverse/protocol";
import { componentsOf, type Scene, screenShows } from "@karaverse/worlds";
import type { RoomView } from "@/connection";
import type { Words } from "@/i18n/words";
import type { ScreenContent } from "@/world";
import { namesOf } from "../../queue/model/rows";

/** What the screens of a scene are made of. */
export interface OnScreens {
  scene: Scene;
  /** What a host chose. */
  chosen: ScreenMode;
  /** What the main screen says by itself: words, result, or who is next. */
  main: ScreenContent;
  view: Pick<RoomView, "name" | "queue" | "performance"> | null;
  isAskedForQueue: boolean;
  film: () => HTMLVideoElement | null;
}

const LABELS = ["stage.screen.first", "stage.screen.second", "stage.screen.third"] as const;

const rowOf = (t: Words, { songId, title, singers }: RoomView["queue"][number], label: string) => ({
  ...{ label, title },
  singers: namesOf(t, { singers }),
  cover: `/api/songs/${songId}/cover`,
});

/** Now, next and after; null while nobody waits and nobody sings. */
export function queueRows(t: Words, { queue, performance }: Pick<RoomView, "queue" | "performance">) {
  const now = performance.phase === "idle" ? null : performance.entry;
  const first = queue.find(({ id }) => id === now);
  const waiting = queue.filter(({ id }) => id !== now);
  const rows = [
    ...(first ? [rowOf(t, first, t("stage.screen.now"))] : []),
    ...LABELS.flatMap((label, n) => {
      const entry = waiting[n];
      return entry ? rowOf(t, entry, t(label)) : [];
    }),
  ];
  return rows.length > 0 ? rows.slice(0, 3) : null;
}

/** Rule P15: one content for each screen, in the order of the scene. */
export function screensOf(
  t: Words,
  { scene, chosen, main, view, isAskedForQueue, film }: OnScreens,
): ScreenContent[] {
  const isPerformed = main.kind === "lyrics" || main.kind === "result";
  // Where there is nothing else to show.
  const words = main.kind === "title" ? main : { title: view?.name ?? "", subtitle: "", note: "" };
  const title: ScreenContent = { ...words, kind: "title" };
  const rows = view && queueRows(t, view);
  const contents = (isMain: boolean): Record<ScreenMode, ScreenContent> => ({
    lyrics: isMain ? main : title,
    queue: rows ? { kind: "queue", rows } : title,
    camera: { ...words, kind: "camera" },
    "video-folder": { ...words, kind: "video", film },
  });
  return componentsOf(scene, "screen").map(({ component }, n) => {
    const isMain = n === 0;
    const mode = screenShows({ own: component.shows, isMain, chosen, isPerformed, isAskedForQueue });
    return contents(isMain)[mode];
  });
}
