import type { PersonId } from "@karaverse/protocol";
import { advance, allows, type Effect, type Performance, type StageEvent } from "@karaverse/singing";
import { type Refused, refuse } from "../refuse";
import { tell } from "../room/member";
import { serverNow } from "../services";
import type { Along } from "./along";
import { performing, prepareTakes, recordAt, type Show } from "./current";
import { keptPerformance } from "./kept";
import type { Piece } from "./opening";
import { scoreShow } from "./scoring";
import { show, showScores } from "./show";
import type { StageRoom } from "./stage-room";
import type { Standing } from "./standing";
import type { Take } from "./take";

export type Sketch = StageEvent extends infer E ? (E extends { at: number } ? Omit<E, "at"> : never) : never;

/** Writing it down and the next patch take this long at most; what is to be told 3 s ahead starts later by it, ms. */
const TOLD_WITHIN_MS = 250;

/** What counts in while the song runs. */
const RESTARTING: ReadonlySet<StageEvent["type"]> = new Set(["restart", "skip-ahead"]);

const isNobodyReady = (effect: Effect): boolean => effect.kind === "over" && effect.why === "nobody-ready";

/** What is on stage, and how it goes on: packages/singing decides, and it is written down before it is announced. */
export function createCourse(room: StageRoom, standing: Standing, along: Along) {
  const { db, roomId, state, queue, log } = room;
  let current: Show | null = null;
  /** Any start will do, as long as two performances in a row differ. */
  let number = Math.floor(serverNow() / 1_000) & 0xffff;
  let savedAt = 0;
  /** Of this performance or the last one: their frames may still be on the way. */
  let cast: ReadonlySet<PersonId> = new Set();

  function callUp({ performance }: Show): void {
    performance.performers.forEach((person, nth) => {
      const member = room.member(person);
      if (member) standing.up(member, nth);
    });
  }

  function showAll(): void {
    const shown = current && { ...current, performers: performing(current).map((take) => take.performer) };
    show(state.performance, shown);
    if (!current || current.performance.phase === "scored") along.clear();
    if (current) showScores(state.performance, performing(current));
    room.changed();
  }

  async function save(stage: Show): Promise<void> {
    savedAt = serverNow();
    await db.performances.save(roomId, stage.entry.id, await recordAt(stage, savedAt));
  }

  async function persist(stage: Show, next: Performance | null, effects: readonly Effect[]): Promise<void> {
    if (effects.some(({ kind }) => kind === "score") && next)
      stage.result = await scoreShow(db, roomId, stage, next);
    else if (next) await save({ ...stage, performance: next });
    else if (effects.some(isNobodyReady)) await db.performances.giveBack(roomId, stage.entry.id);
    else if (!stage.kept) await db.performances.finish(roomId, stage.entry.id);
  }

  /** Rule P2. As who was not there at their turn (Rule Q10), and they are told. */
  async function giveBack({ entry, takes }: Show): Promise<void> {
    if (queue.entries().length > 1) await queue.pass(entry.id);
    for (const person of takes.keys()) {
      const member = room.member(person);
      if (member) tell(member, "not-ready", { entry: entry.id, title: entry.title });
    }
  }

  async function announce(stage: Show, effects: readonly Effect[]): Promise<void> {
    for (const effect of effects) {
      if (effect.kind === "performer-gone") standing.down(effect.person, 0);
      if (effect.kind === "score" && stage.result) room.broadcast("result", stage.result);
      if (effect.kind === "over") {
        [...stage.takes.keys()].forEach(standing.down);
        await queue.setOnStage(null);
        if (isNobodyReady(effect)) await giveBack(stage);
      }
    }
  }

  async function apply(sketch: Sketch): Promise<Refused | undefined> {
    const stage = current;
    if (!stage) return refuse("nothing-performing");
    if (!allows(stage.performance, sketch.type)) return refuse("wrong-phase");
    const { phase } = stage.performance;
    const mayCountIn = phase === "preparing" || phase === "paused" || RESTARTING.has(sketch.type);
    const at = serverNow() + (mayCountIn ? TOLD_WITHIN_MS : 0);
    const { next, effects } = advance(stage.performance, { ...sketch, at } as StageEvent);
    if (next === stage.performance && effects.length === 0) return;
    prepareTakes(stage, effects, serverNow());
    await persist(stage, next, effects);
    if (next) stage.performance = next;
    else current = null;
    if (!next || next.phase === "scored") stage.hearing.end();
    showAll();
    await announce(stage, effects);
  }

  async function open(piece: Piece, performance: Performance, takes: Map<PersonId, Take>): Promise<void> {
    const hearing = room.listening.attend(roomId, [...takes.keys()]);
    current = { ...piece, performance, takes, hearing, kept: false, result: null, reactions: new Map() };
    savedAt = serverNow();
    cast = new Set(takes.keys());
    along.clear();
    await queue.setOnStage({ ...piece.entry, state: "performing", wishes: [] });
    showAll();
    callUp(current);
  }

  async function takeUpAgain(): Promise<void> {
    const kept = await keptPerformance(db, roomId, log);
    if (!kept) return;
    number = kept.performance.number;
    await open(kept.piece, kept.performance, kept.takes);
  }

  return {
    now: (): Show | null => current,
    savedAt: () => savedAt,
    /** The number of a performance that is to come. */
    another(): number {
      number = (number + 1) & 0xffff;
      return number;
    },
    apply,
    save,
    open,
    takeUpAgain,
    /** The same people on the same stage with another piece, which is written down by then. */
    replace(next: Show): void {
      current = next;
      showAll();
    },
    /** Somebody is on the way onto the stage. */
    castChanged(): void {
      if (current) cast = new Set(current.takes.keys());
    },
    hasSung: (person: PersonId): boolean => cast.has(person),
    isPerforming: (person: PersonId): boolean => current?.performance.performers.includes(person) ?? false,
  };
}

export type Course = ReturnType<typeof createCourse>;
