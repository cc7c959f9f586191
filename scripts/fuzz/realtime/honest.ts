import { type Floor, gaitOf, type Motion, type Stride, step } from "@karaverse/field-of-view/movement";
import { type CommandName, LIMITS, type PerformanceView, type RequestOf } from "@karaverse/protocol";
import { BODY_RADIUS, boundsOf, obstaclesOf, sceneOf } from "@karaverse/worlds";
import type { Guest } from "../../../tests/integration/support/realtime-guest";
import { type Singing, sing } from "../../../tests/integration/support/realtime-singing";
import type { TestSong } from "../../../tests/integration/support/realtime-song";

const STEP_MS = 1_000 / LIMITS.motionHz;
const CHAT_EVERY_MS = 800;
const LOOK_AT_STAGE_MS = 300;
/** An answer that takes longer will not come; how long they took is told, and hangs on what else the machine does. */
const PATIENCE_MS = 15_000;
const TURN_EVERY_STEPS = 37;

export interface Log {
  asked: number;
  /** Milliseconds. */
  answerTimes: number[];
  problems: string[];
  songs: number;
}

export const newLog = (): Log => ({ asked: 0, answerTimes: [], problems: [], songs: 0 });

type Ask = <Name extends CommandName>(
  guest: Guest,
  name: Name,
  input: RequestOf<Name>,
  alsoFine?: readonly string[],
) => Promise<boolean>;

/** Asks, and writes down how long the answer took and what was wrong with it. */
export function asking(log: Log): Ask {
  return async (guest, name, input, alsoFine = []) => {
    const since = performance.now();
    log.asked++;
    const answer = await Promise.race([guest.tries(name, input), late(name)]).catch(
      (error: Error) => error.message,
    );
    log.answerTimes.push(performance.now() - since);
    if (answer === "ok") return true;
    if (!alsoFine.includes(answer)) log.problems.push(`${guest.name} asked for ${name}: ${answer}`);
    return false;
  };
}

const late = (name: string): Promise<string> =>
  new Promise((resolve) => {
    setTimeout(() => resolve(`no answer to ${name} in ${PATIENCE_MS} ms`), PATIENCE_MS).unref();
  });

export interface Activity {
  stop(): void;
}

/** Walks about by the client's own rules, turning now and then. */
export function stroll(guest: Guest, theme: Parameters<typeof sceneOf>[0], turn: number): Activity {
  const scene = sceneOf(theme);
  const floor: Floor = {
    bounds: boundsOf(scene),
    obstacles: obstaclesOf(scene, "audience"),
    bodyRadius: BODY_RADIUS,
  };
  let motion: Motion = { x: guest.pose.x, z: guest.pose.z, vx: 0, vz: 0 };
  let steps = 0;
  const timer = setInterval(() => {
    if (!guest.isIn || guest.me.onStage || guest.me.seat !== "") return;
    const { x, z } = guest.pose;
    // The server has put us somewhere else.
    if (x !== motion.x || z !== motion.z) motion = { x, z, vx: 0, vz: 0 };
    const way = turn + Math.floor(steps++ / TURN_EVERY_STEPS) * 2.4;
    const stride: Stride = { x: Math.cos(way), z: Math.sin(way), run: steps % 3 === 0 };
    motion = step(motion, stride, STEP_MS / 1_000, floor);
    guest.propose({ ...motion, yaw: way, gait: gaitOf(motion) });
  }, STEP_MS);
  return { stop: () => clearInterval(timer) };
}

/** Talks all the time. */
export function talk(guest: Guest, ask: Ask): Activity {
  let isOver = false;
  let lines = 0;
  const timer = setInterval(() => {
    if (isOver) return;
    void ask(guest, "chat", { text: `line ${lines++}` });
    void ask(guest, "gesture", { gesture: "wave" });
  }, CHAT_EVERY_MS);
  return {
    stop() {
      isOver = true;
      clearInterval(timer);
    },
  };
}

/** Sings whenever it can; what the server says it was worth has to be what the own client counted. */
export function singAlways(guest: Guest, song: TestSong, ask: Ask, log: Log): Activity {
  let isOver = false;
  let isBusy = false;
  let singing: Singing | null = null;
  const forget = guest.on((heard) => {
    if (heard.name !== "result") return;
    const own = heard.payload.performers.find(({ person }) => person === guest.personId);
    if (!own || !singing || heard.payload.song !== song.id || heard.payload.performers.length > 1) return;
    const expected = singing.result().score;
    if (own.score === expected) log.songs++;
    else log.problems.push(`C6: the server counts ${own.score}, the singer ${expected}`);
  });
  const look = async () => {
    const own = guest.state.queue.find(
      ({ addedBy, songId }) => addedBy === guest.personId && songId === song.id,
    );
    const { phase } = guest.performance;
    if (!own && phase === "idle") await ask(guest, "queue-song", { song: song.id });
    else if (own && phase === "idle" && guest.queue[0] === own.id) {
      singing?.stop();
      singing = sing(guest, song);
      const isMine = await ask(guest, "take-microphone", { entry: own.id }, [
        "not-your-turn",
        "already-performing",
        "entry-unknown",
      ]);
      const stage = stageNow(guest);
      if (isMine && stage.phase === "preparing")
        await ask(guest, "ready", { performance: stage.number }, ["wrong-phase", "nothing-performing"]);
    }
  };
  const timer = setInterval(() => {
    if (isBusy || isOver || !guest.isIn) return;
    isBusy = true;
    void look().finally(() => {
      isBusy = false;
    });
  }, LOOK_AT_STAGE_MS);
  return {
    stop() {
      isOver = true;
      clearInterval(timer);
      singing?.stop();
      forget();
    },
  };
}

const stageNow = (guest: Guest): PerformanceView => guest.performance;

/** A host who keeps the evening going: the singer is next, and nobody else keeps the stage. */
export function keepOrder(host: Guest, singer: Guest, ask: Ask): Activity {
  let isBusy = false;
  const look = async () => {
    const stage = host.performance;
    if (stage.phase !== "idle") {
      const isTheirs = stage.performers.length === 1 && stage.performers[0]?.person === singer.personId;
      if (!isTheirs && stage.phase !== "scored")
        await ask(host, "skip-song", {}, ["nothing-performing", "wrong-phase"]);
      return;
    }
    const [first] = host.state.queue;
    const own = host.state.queue.find(({ addedBy }) => addedBy === singer.personId);
    if (own && first && first.id !== own.id)
      await ask(host, "move-entry", { entry: own.id, before: first.id }, [
        "entry-unknown",
        "entry-performing",
      ]);
  };
  const timer = setInterval(() => {
    if (isBusy || !host.isIn) return;
    isBusy = true;
    void look().finally(() => {
      isBusy = false;
    });
  }, LOOK_AT_STAGE_MS);
  return { stop: () => clearInterval(timer) };
}
