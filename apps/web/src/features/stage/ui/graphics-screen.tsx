import { CDG_HEIGHT, CDG_WIDTH, Cdg, paintCdg } from "@karaverse/songs";
import { useMemo, useRef } from "react";
import { useWords } from "@/i18n/words";
import { useFrame } from "./use-frame";

interface Props {
  graphics: Uint8Array;
  /** Position in the song as written. */
  position: () => number | null;
  /** Beside the room, not over it. */
  slim: boolean;
}

/** The pictures of a song with CD+G, with the words in them: what sounds now is what one sees. */
export function GraphicsScreen({ graphics, position, slim }: Props) {
  const t = useWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  const cdg = useMemo(() => new Cdg(graphics), [graphics]);
  const painted = useRef<{ cdg: Cdg; changes: number; image: ImageData } | null>(null);

  useFrame(() => {
    const at = position();
    const context = canvas.current?.getContext("2d");
    if (!context || at === null) return;
    const frame = cdg.at(at);
    const last = painted.current;
    if (last?.cdg === cdg && last.changes === cdg.changes) return;
    const image = last?.image ?? context.createImageData(CDG_WIDTH, CDG_HEIGHT);
    paintCdg(frame, image.data);
    context.putImageData(image, 0, 0);
    painted.current = { cdg, changes: cdg.changes, image };
  });

  return (
    <canvas
      ref={canvas}
      width={CDG_WIDTH}
      height={CDG_HEIGHT}
      data-testid="song-pictures"
      role="img"
      aria-label={t("stage.wordsAsPictures")}
      className={`mx-auto block h-auto rounded-xl [image-rendering:pixelated] ${slim ? "w-[min(100%,calc(22dvh*300/216))]" : "w-[min(100%,calc(38dvh*300/216))]"}`}
    />
  );
}
