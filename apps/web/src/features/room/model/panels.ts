import { createStore } from "zustand/vanilla";
import type { CameraView } from "@/world";

export type Panel =
  | "songs"
  | "queue"
  | "chat"
  | "people"
  | "avatar"
  | "settings"
  | "host"
  | "ranking"
  | "singing"
  | "diagnostics";

export interface Panels {
  /** One drawer at a time. */
  readonly open: Panel | null;
  readonly reacting: boolean;
  readonly camera: CameraView;
  /** What one is sent is drawn over the room. */
  readonly sight: boolean;
}

const CAMERAS: readonly CameraView[] = ["follow", "stage", "face"];

/** What lies open around the room. */
/** @param isSightOpen true where the link asks for it: `?debug` */
export function createPanels(isSightOpen = false) {
  const store = createStore<Panels>(() => ({
    open: null,
    reacting: false,
    camera: "follow",
    sight: isSightOpen,
  }));
  return {
    store,
    toggle: (panel: Panel) =>
      store.setState(({ open }) => ({ open: open === panel ? null : panel, reacting: false })),
    show: (panel: Panel) => store.setState({ open: panel, reacting: false }),
    close: () => store.setState({ open: null }),
    react: (reacting: boolean) => store.setState({ reacting, ...(reacting && { open: null }) }),
    toggleSight: () => store.setState(({ sight }) => ({ sight: !sight })),
    lookFrom: (camera: CameraView) => store.setState({ camera }),
    nextCamera: () =>
      store.setState(({ camera }) => ({
        camera: CAMERAS[(CAMERAS.indexOf(camera) + 1) % CAMERAS.length] ?? "follow",
      })),
  };
}

export type PanelsModel = ReturnType<typeof createPanels>;
