import {
  CLIENT_MESSAGES,
  COMMANDS,
  encodeFaceInput,
  encodeInput,
  FACE_VALUES,
  type Pose,
} from "@karaverse/protocol";
import { encodeFrames, takeOf } from "@karaverse/singing";
import fc from "fast-check";
import { fitting, hostileValue, type Known, type Schema, spoilt } from "../inputs";

/** One thing that a hostile client does. */
export type Message =
  /** Packed by Colyseus' own client. */
  | { kind: "message"; type: string; payload: unknown }
  | { kind: "bytes"; type: string; bytes: Uint8Array }
  /** A whole WebSocket message past that client. */
  | { kind: "raw"; bytes: Uint8Array }
  /** Bytes on the wire past the WebSocket. */
  | { kind: "wire"; bytes: Uint8Array }
  | { kind: "deed"; deed: Deed };

export type Deed = "leave" | "vanish" | "come-back" | "steal" | "enter-again";

/** Colyseus' codes for a client's messages, and some that are none. */
const CODES = [0, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 127, 128, 255];

const ENVELOPE_IDS: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 9, arbitrary: fc.nat() as fc.Arbitrary<unknown> },
  { weight: 1, arbitrary: hostileValue },
);

function commands(known: () => Known): fc.Arbitrary<Message> {
  const asked = Object.values(COMMANDS).map(({ name, input }) => {
    const valid = fitting(input as unknown as Schema, known);
    return fc.record({
      id: ENVELOPE_IDS,
      name: fc.constant<unknown>(name),
      input: fc.oneof({ weight: 3, arbitrary: valid }, { weight: 2, arbitrary: spoilt(valid) }),
    });
  });
  const envelope: fc.Arbitrary<unknown> = fc.oneof(...asked);
  return fc
    .oneof({ weight: 12, arbitrary: envelope }, { weight: 1, arbitrary: spoilt(envelope) })
    .map((payload) => ({ kind: "message", type: CLIENT_MESSAGES.command, payload }));
}

/** Where somebody stands, and what an honest client would count next. */
export interface Next {
  x: number;
  z: number;
  sequence: number;
}

const anyMetres = fc.oneof(
  fc.double({ min: -15, max: 15, noNaN: true }),
  fc.double({ min: -200, max: 200, noNaN: true }),
);

/** Near where somebody stands, or anywhere at all. */
const input = (next: () => Next): fc.Arbitrary<Uint8Array> =>
  fc
    .record({
      step: fc.option(fc.tuple(fc.double({ min: -1, max: 1 }), fc.double({ min: -1, max: 1 })), { freq: 4 }),
      x: anyMetres,
      z: anyMetres,
      sequence: fc.option(fc.nat(0xffff), { freq: 1 }),
      time: fc.nat(0xffff),
      yaw: fc.double({ min: -10, max: 10, noNaN: true }),
      vx: fc.double({ min: -9, max: 9, noNaN: true }),
      vz: fc.double({ min: -9, max: 9, noNaN: true }),
      gait: fc.constantFrom<Pose["gait"]>("rest", "walk", "run"),
      flags: fc.tuple(fc.boolean(), fc.boolean()),
      gesture: fc.nat(15),
      level: fc.double({ min: 0, max: 1, noNaN: true }),
      fieldOfView: fc.nat(255),
    })
    .map(({ step, x, z, sequence, time, yaw, vx, vz, gait, flags, gesture, level, fieldOfView }) => {
      const from = next();
      const at = step ? { x: from.x + (step[0] || 0), z: from.z + (step[1] || 0) } : { x, z };
      const [seated, holdingMicrophone] = flags;
      const pose = { ...at, yaw, vx, vz, gait, seated, holdingMicrophone, gesture, level };
      return encodeInput({ sequence: sequence ?? from.sequence, time, pose, viewYaw: yaw, fieldOfView });
    });

const face = fc
  .uint8Array({ minLength: FACE_VALUES, maxLength: FACE_VALUES })
  .map((weights) => encodeFaceInput(weights));

const sung = (known: () => Known): fc.Arbitrary<Uint8Array> =>
  fc
    .record({
      performance: fc.oneof(
        fc.nat().map((n) => known().performances[n % 2] ?? 0),
        fc.nat(0xffff),
      ),
      take: fc.option(fc.nat(), { freq: 2 }),
      from: fc.option(fc.nat(200_000), { freq: 2 }),
      late: fc.integer({ min: -400, max: 600 }),
      cents: fc.array(fc.option(fc.integer({ min: -2_400, max: 2_400 })), { maxLength: 40 }),
    })
    .map(({ performance, take, from, late, cents }) => {
      const startsAt = known().startsAt ?? 0;
      const at = from ?? Math.max(0, Math.round((Date.now() - startsAt - late) / 10) * 10) % 200_000;
      return encodeFrames({
        performance,
        take: take ?? takeOf(startsAt),
        frames: cents.map((each, n) => ({
          songTimeMs: at + n * 10,
          cents: each,
          clarity: 0.9,
          level: -20,
        })),
      });
    });

/** Cut, stretched, or with a byte that is another. */
const damaged = (bytes: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Uint8Array> =>
  fc
    .tuple(bytes, fc.constantFrom("cut", "stretch", "turn"), fc.nat(400), fc.nat(255))
    .map(([whole, how, at, byte]) => {
      if (how === "cut") return whole.subarray(0, at % (whole.length + 1));
      if (how === "stretch") return Uint8Array.from([...whole, ...new Uint8Array(at).fill(byte)]);
      const copy = Uint8Array.from(whole);
      if (copy.length > 0) copy[at % copy.length] = byte;
      return copy;
    });

const named = (type: string, bytes: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Message> =>
  fc
    .oneof({ weight: 2, arbitrary: bytes }, { weight: 1, arbitrary: damaged(bytes) })
    .map((each) => ({ kind: "bytes", type, bytes: each }));

const clock: fc.Arbitrary<Message> = fc
  .oneof(fc.record({ t0: fc.double() }), spoilt(fc.record({ t0: fc.double() })))
  .map((payload) => ({ kind: "message", type: CLIENT_MESSAGES.clock, payload }));

const unknown: fc.Arbitrary<Message> = fc
  .tuple(
    fc.constantFrom(
      "",
      "constructor",
      "__proto__",
      "*",
      "_$bmotion",
      "answer",
      "goodbye",
      "motion",
      "command",
    ),
    hostileValue,
    fc.boolean(),
    fc.uint8Array({ maxLength: 100 }),
  )
  .map(([type, payload, isBytes, bytes]) =>
    isBytes ? { kind: "bytes", type, bytes } : { kind: "message", type, payload },
  );

const raw: fc.Arbitrary<Message> = fc
  .oneof(
    fc.tuple(fc.constantFrom(...CODES), fc.uint8Array({ maxLength: 300 })),
    // A request, by number and name, of which Colyseus has its own way.
    fc.tuple(fc.constant(18), fc.uint8Array({ maxLength: 20 })),
  )
  .map(([code, rest]) => ({ kind: "raw", bytes: Uint8Array.from([code, ...rest]) }));

/** WebSocket frames by hand: any opcode, with and without mask, fragments, lengths that are not so. */
const wire: fc.Arbitrary<Message> = fc
  .record({
    first: fc.nat(255),
    isMasked: fc.boolean(),
    length: fc.constantFrom<number[]>(
      [],
      [0],
      [5],
      [126, 0, 5],
      [126, 255, 255],
      [127, 0, 0, 0, 9, 0, 0, 0, 0],
    ),
    rest: fc.uint8Array({ maxLength: 60 }),
  })
  .map(({ first, isMasked, length: [second = 0, ...more], rest }) => ({
    kind: "wire",
    bytes: Uint8Array.from([first, (isMasked ? 0x80 : 0) | second, ...more, ...rest]),
  }));

const deed: fc.Arbitrary<Message> = fc
  .constantFrom<Deed>("leave", "vanish", "come-back", "steal", "enter-again")
  .map((each) => ({ kind: "deed", deed: each }));

/** Everything a hostile client may do; most of it gets past the first look. */
export const messages = (known: () => Known, next: () => Next): fc.Arbitrary<Message> =>
  fc.oneof(
    { weight: 300, arbitrary: commands(known) },
    { weight: 150, arbitrary: named(CLIENT_MESSAGES.motion, input(next)) },
    { weight: 36, arbitrary: named(CLIENT_MESSAGES.face, face) },
    { weight: 60, arbitrary: named(CLIENT_MESSAGES.sung, sung(known)) },
    { weight: 30, arbitrary: clock },
    { weight: 4, arbitrary: unknown },
    { weight: 4, arbitrary: raw },
    { weight: 1, arbitrary: wire },
    { weight: 1, arbitrary: deed },
  );

export function inWords(message: Message): string {
  if (message.kind === "deed") return message.deed;
  if (message.kind === "message") return `${message.type} ${fc.stringify(message.payload).slice(0, 300)}`;
  const type = message.kind === "bytes" ? message.type : message.kind;
  return `${type} ${Buffer.from(message.bytes).toString("hex").slice(0, 300)}`;
}
