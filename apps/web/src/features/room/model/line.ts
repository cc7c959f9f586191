import type { PlaceInLine } from "@karaverse/protocol";
import { api } from "@/lib/api";
import type { LineAnswer } from "@/lib/api-types";

export type PlaceAhead = Extract<PlaceInLine, { turn: "later" }>;

interface Told {
  moved(place: PlaceAhead): void;
  /** Nothing comes after it; the place is kept for a while. */
  myTurn(): void;
  /** Nothing comes after it. */
  failed(error: unknown): void;
}

/** A stream that the server has ended for good is asked for anew after so long; the place is kept meanwhile, ms. */
const AGAIN_AFTER_MS = 3_000;

/** Rule J7: stands in line until it is one's turn, or one goes away. */
export function waitInLine(slug: string, password: string | undefined, told: Told): { leave(): void } {
  const path = `rooms/${encodeURIComponent(slug)}/line`;
  let source: EventSource | null = null;
  let again: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;

  function giveUp(): void {
    void fetch(`/api/${path}`, { method: "DELETE", keepalive: true }).catch(() => undefined);
  }

  function end(): void {
    isOver = true;
    source?.close();
    clearTimeout(again);
    removeEventListener("pagehide", giveUp);
  }

  function hear(answer: LineAnswer): void {
    if (isOver) return;
    if (answer.turn === "later") told.moved(answer);
    else if (answer.turn === "now") {
      end();
      told.myTurn();
    } else {
      source?.close();
      void getIn();
    }
  }

  async function getIn(): Promise<void> {
    try {
      hear(await api<PlaceInLine>("POST", path, { ...(password !== undefined && { password }) }));
    } catch (error) {
      if (isOver) return;
      end();
      told.failed(error);
    }
    if (!isOver) follow();
  }

  function follow(): void {
    const stream = new EventSource(`/api/${path}`);
    source = stream;
    stream.onmessage = ({ data }: MessageEvent<string>) => hear(JSON.parse(data) as LineAnswer);
    stream.onerror = () => {
      if (stream.readyState === EventSource.CLOSED && !isOver)
        again = setTimeout(() => void getIn(), AGAIN_AFTER_MS);
    };
  }

  addEventListener("pagehide", giveUp);
  void getIn();
  return {
    leave() {
      if (isOver) return;
      end();
      giveUp();
    },
  };
}
