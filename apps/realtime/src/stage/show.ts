import type { Entry } from "@karaverse/database";
import { type PerformanceState, PerformingSinger, RunningScore, type Tuning } from "@karaverse/protocol";
import { firstGivenUp, type Performance, togetherOf } from "@karaverse/singing";
import type { Performer, Take } from "./take";

/** Writes the phase of the stage into the room's state. */
export function show(
  state: PerformanceState,
  stage: { performance: Performance; entry: Entry; tuning: Tuning; performers: readonly Performer[] } | null,
): void {
  if (!stage) {
    state.phase = "idle";
    state.entryId = "";
    state.songId = "";
    clearTimes(state);
    setSingers(state, []);
    setReady(state, []);
    state.scores.clear();
    state.together = 0;
    return;
  }
  const { performance, entry, tuning, performers } = stage;
  if (state.number !== performance.number) state.scores.clear();
  state.number = performance.number;
  state.entryId = entry.id;
  state.songId = entry.songId;
  state.difficulty = entry.difficulty;
  state.semitones = tuning.semitones;
  state.tempo = tuning.tempo;
  clearTimes(state);
  switch (performance.phase) {
    case "preparing":
      state.until = performance.until;
      break;
    case "counting-in":
      state.startsAt = performance.startsAt;
      state.position = performance.from;
      break;
    case "singing":
      state.startsAt = performance.startsAt;
      break;
    case "paused":
      state.position = performance.at;
      state.why = performance.why;
      state.until = firstGivenUp(performance.away) ?? 0;
      break;
    case "scored":
      state.until = performance.until;
      break;
  }
  state.phase = performance.phase;
  setReady(state, performance.phase === "preparing" ? performance.ready : []);
  setSingers(state, performers);
}

/** The running scores, in the order of the parts. */
export function showScores(state: PerformanceState, takes: Iterable<Take>): void {
  let at = 0;
  const parts: { score: number; weight: number }[] = [];
  for (const { performer, running, weight } of takes) {
    const { score, lastLine } = running();
    const { personId } = performer;
    parts.push({ score, weight: weight() });
    let row = state.scores[at];
    if (!row) {
      row = new RunningScore();
      state.scores.push(row);
    }
    const line = lastLine?.line ?? -1;
    if (row.personId !== personId) row.personId = personId;
    if (row.points !== score) row.points = score;
    if (row.line !== line) row.line = line;
    const rating = lastLine?.rating ?? "";
    if (row.rating !== rating) row.rating = rating;
    at++;
  }
  const together = togetherOf(parts);
  if (state.together !== together) state.together = together;
}

function clearTimes(state: PerformanceState): void {
  state.startsAt = 0;
  state.position = 0;
  state.until = 0;
  state.why = "";
}

function setSingers(state: PerformanceState, singers: readonly Performer[]): void {
  const line = ({ personId, name, part, from }: Performer) => `${personId} ${part} ${from} ${name}`;
  const now = state.performers.map((each) => line(each)).join("\n");
  if (now === singers.map(line).join("\n")) return;
  state.performers.clear();
  for (const singer of singers) state.performers.push(new PerformingSinger().assign(singer));
}

function setReady(state: PerformanceState, ready: readonly string[]): void {
  if ([...state.ready].join("\n") === ready.join("\n")) return;
  state.ready.clear();
  for (const person of ready) state.ready.push(person);
}
