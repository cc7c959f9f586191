import { useCallback, useEffect, useRef, useState } from "react";
import { words } from "@/i18n/words";
import type { RecordingCard } from "@/lib/api-types";
import { FIRST_MIX, type Mix, mixed, type Stems, stemsOf } from "../model/mix";
import { type FileKind, soundFile } from "../model/sound-file";

/** A slider that moves asks for one mix and not for fifty. */
const REST_MS = 250;

interface MixDesk {
  readonly mix: Mix;
  readonly change: (change: Partial<Mix>) => void;
  /** Address of the mix as it sounds now; null until it is there. */
  readonly sound: string | null;
  readonly trouble: string | null;
  readonly write: (kind: FileKind) => Promise<Blob>;
}

export function useMix({ id, ...recording }: RecordingCard): MixDesk {
  const [mix, setMix] = useState(FIRST_MIX);
  const [stems, setStems] = useState<Stems | null>(null);
  const [sound, setSound] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const rendered = useRef<AudioBuffer | null>(null);
  const newest = useRef(recording);
  newest.current = recording;
  const failed = useCallback((error: unknown) => {
    setTrouble(error instanceof Error ? error.message : String(error));
  }, []);

  useEffect(() => {
    let isWanted = true;
    stemsOf({ id, ...newest.current })
      .then((found) => isWanted && setStems(found))
      .catch((error: unknown) => isWanted && failed(error));
    return () => {
      isWanted = false;
    };
  }, [id, failed]);

  useEffect(() => {
    if (!stems) return;
    let isWanted = true;
    const render = async () => {
      const buffer = await mixed(stems, mix);
      const url = URL.createObjectURL(await soundFile(buffer, "wav"));
      if (!isWanted) return URL.revokeObjectURL(url);
      rendered.current = buffer;
      setSound(url);
    };
    const timer = setTimeout(() => void render().catch(failed), rendered.current ? REST_MS : 0);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [stems, mix, failed]);

  useEffect(() => () => void (sound && URL.revokeObjectURL(sound)), [sound]);

  return {
    mix,
    change: (change) => setMix((now) => ({ ...now, ...change })),
    sound,
    trouble,
    write: async (kind) => {
      if (!rendered.current) throw new Error(words()("keeping.notMixed"));
      return soundFile(rendered.current, kind);
    },
  };
}
