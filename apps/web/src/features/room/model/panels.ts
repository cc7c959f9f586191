import { createStore } from "zustand/vanilla";
import type { CameraView } from "@/world";

export type Panel = "songs" | "queue" | "chat" | "people" | "settings" | "host" | "diagnostics";

export interface Panels {
  /** One drawer at a time. */
  readonly open: Panel | null;
  readonly reacting: boolean;
  readonly camera: CameraView;
}

const CAMERAS: readonly CameraView[] = ["follow", "stage", "face"];

/** What lies open around the room. */
export function createPanels() {
  const store = createStore<Panels>(() => ({ open: null, reacting: false, camera: "follow" }));
  return {
    store,
    toggle: (panel: Panel) =>
      store.setState(({ open }) => ({ open: open === panel ? null : panel, reacting: false })),
    close: () => store.setState({ open: null }),
    react: (reacting: boolean) => store.setState({ reacting, ...(reacting && { open: null }) }),
    lookFrom: (camera: CameraView) => store.setState({ camera }),
    nextCamera: () =>
      store.setState(({ camera }) => ({
        camera: CAMERAS[(CAMERAS.indexOf(camera) + 1) % CAMERAS.length] ?? "follow",
      })),
  };
}

export type PanelsModel = ReturnType<typeof createPanels>;
