import { depthIn, type Floor, isWithin } from "@karaverse/field-of-view/movement";
import {
  AvatarCode,
  isRole,
  LIMITS,
  type PersonDetail,
  PersonName,
  type Role,
  type RoomState,
  type Theme,
  Tuning,
} from "@karaverse/protocol";
import {
  BODY_RADIUS,
  boundsOf,
  obstaclesOf,
  type Scene,
  sceneOf,
  seatsOf,
  thingsOf,
} from "@karaverse/worlds";

/** What the judge of movement lets through, and a step of the wire, metres. */
const SLACK = 0.09;
const PHASES = new Set(["idle", "preparing", "counting-in", "singing", "paused", "scored"]);

export interface Expected {
  /** Roles as they were given; null where hosts may give others. */
  roles: ReadonlyMap<string, Role> | null;
  muted: readonly string[];
  songs: ReadonlySet<string>;
  theme: string | null;
}

const twice = (values: readonly (string | number)[]): (string | number)[] =>
  values.filter((value, index) => values.indexOf(value) !== index);

/** Who performs leaves the room at once, and the stage once that is written down. */
export const isPassing = (problem: string): boolean => problem.endsWith("performs and is not here");

/** The room's rules, as whoever looks at its state can check them; what is broken, in words. */
export function brokenRules(state: RoomState, expected: Expected): string[] {
  return [
    ...people(state, expected),
    ...queue(state, expected),
    ...stage(state),
    ...(expected.theme && state.theme !== expected.theme ? [`the theme is ${state.theme}`] : []),
    ...(expected.theme && state.locked ? ["the room is locked"] : []),
  ];
}

function people(state: RoomState, { roles, muted }: Expected): string[] {
  const problems: string[] = [];
  const everybody = [...state.participants.entries()];
  const seats = everybody.map(([, { seat }]) => seat).filter((seat) => seat !== "");
  const scene = sceneOf(state.theme as Theme);
  const known = new Set(seatsOf(scene).map(({ id }) => id));
  for (const id of twice(everybody.map(([, { shortId }]) => shortId)))
    problems.push(`M/S: two avatars are ${id}`);
  for (const seat of twice(seats)) problems.push(`M2: two sit on ${seat}`);
  for (const seat of seats) if (!known.has(seat)) problems.push(`M2: somebody sits on ${seat}`);
  const held = everybody.flatMap(([, { holds, crowd }]) =>
    holds === "" ? [] : [`${holds} of crowd ${crowd}`],
  );
  for (const thing of twice(held)) problems.push(`M8: two hold ${thing}`);
  const things = new Set(thingsOf(scene).map(({ id }) => id));
  for (const [id, { holds }] of everybody)
    if (holds !== "" && !things.has(holds)) problems.push(`M8: ${id} holds ${holds}`);
  for (const [id, person] of everybody) {
    const { role } = person;
    if (person.personId !== id) problems.push(`${id} is ${person.personId}`);
    if (!PersonName.safeParse(person.name).success) problems.push(`J5: ${JSON.stringify(person.name)}`);
    if (!AvatarCode.safeParse(person.avatar).success) problems.push(`${id} has no avatar's code`);
    if (!isRole(role) || role === "owner" || person.admin) problems.push(`R1: ${id} is ${role}`);
    const given = roles?.get(id);
    if (given && role !== given) problems.push(`R3: ${id} is ${role} instead of ${given}`);
    if (muted.includes(id) && (!person.muted || person.microphoneOn)) problems.push(`V3: ${id} speaks`);
  }
  return problems;
}

function queue(state: RoomState, { songs }: Expected): string[] {
  const problems: string[] = [];
  const waiting = [...state.queue].filter(({ id }) => id !== state.performance.entryId);
  for (const id of twice(state.queue.map(({ id }) => id))) problems.push(`Q: ${id} is there twice`);
  if (waiting.length > LIMITS.queueLength) problems.push(`Q: ${waiting.length} entries wait`);
  for (const person of new Set(waiting.map(({ addedBy }) => addedBy))) {
    const own = waiting.filter(({ addedBy }) => addedBy === person).length;
    if (own > LIMITS.queuePerPerson) problems.push(`Q1: ${own} entries of ${person} wait`);
  }
  for (const entry of state.queue) {
    const singers = entry.singers.map(({ personId }) => personId);
    if (!songs.has(entry.songId)) problems.push(`Q1: ${entry.songId} is queued`);
    if (singers.length < 1 || singers.length > LIMITS.performersPerEntry || twice(singers).length > 0)
      problems.push(`Q1: ${entry.id} has singers ${singers.join(", ")}`);
  }
  return problems;
}

function stage({ performance, participants, queue }: RoomState): string[] {
  const { phase, entryId, semitones, tempo } = performance;
  const performers = performance.performers.map(({ personId }) => personId);
  if (!PHASES.has(phase)) return [`P2: the phase is ${phase}`];
  if (phase === "idle") return [];
  const strangers = performers.filter((person) => !participants.has(person));
  return [
    ...(queue[0]?.id === entryId ? [] : [`Q2: ${entryId} is performed and not first in the queue`]),
    ...(Tuning.safeParse({ semitones, tempo }).success
      ? []
      : [`P10: it is sung at ${semitones}, ${tempo} %`]),
    ...twice(performers).map((person) => `P1: ${person} performs twice`),
    // After the last one has left, the result may still be shown.
    ...(phase === "scored" ? [] : strangers.map((person) => `P1: ${person} performs and is not here`)),
    ...(performers.length > LIMITS.performersPerEntry ? [`P1: ${performers.length} perform`] : []),
  ];
}

/** Rules M1 to M3: nobody is outside, inside of something, or on the stage without the right to be there. */
export function brokenPlaces(everybody: readonly PersonDetail[], scene: Scene): string[] {
  const bounds = boundsOf(scene);
  const floor = (who: "audience" | "performer"): Floor => ({
    bounds,
    obstacles: obstaclesOf(scene, who),
    bodyRadius: BODY_RADIUS,
  });
  const [audience, performers] = [floor("audience"), floor("performer")];
  return everybody.flatMap(({ personId, x, z, seat, onStage, role }) => {
    if (!Number.isFinite(x) || !Number.isFinite(z) || !isWithin(bounds, { x, z }, SLACK))
      return [`M1: ${personId} is at ${x}, ${z}`];
    // Seats stand in furniture.
    if (seat !== "") return [];
    const mayStage = onStage || role === "host" || role === "owner";
    const { obstacles, bodyRadius } = mayStage ? performers : audience;
    const deepest = Math.max(0, ...obstacles.map((each) => depthIn(each, { x, z }, bodyRadius)));
    return deepest > SLACK ? [`M1: ${personId} is ${deepest.toFixed(2)} m inside of something`] : [];
  });
}
