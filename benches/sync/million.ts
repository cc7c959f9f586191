import type { Results } from "./run";

const MILLION = 1_000_000;
const ROOM = 1_000;
/** A core that is always full has nothing left for a rush. */
const FILLED = 0.7;
/** Of a machine; two are left for the network and everything else. */
const CORES = { all: 16, kept: 2 };
/** TCP and IP around a frame of a few hundred bytes: header of one packet a message. */
const PACKET_BYTES = 52;

/** What the measured parts add up to for a million people online. */
export function millionLines({ rows, most }: Results): string[] {
  const room = rows
    .filter(({ part, contender }) => part === "hall" && contender === "ours")
    .flatMap(({ people, outcome }) =>
      outcome.kind === "measured" && outcome.holds ? [{ people, ...outcome }] : [],
    )
    .sort((a, b) => Math.abs(a.people - ROOM) - Math.abs(b.people - ROOM))[0];
  if (!room || most === null) return [];
  const peopleACore = Math.min(most, (room.people / room.cpu) * FILLED);
  const processes = Math.ceil(MILLION / peopleACore);
  const machines = Math.ceil(processes / (CORES.all - CORES.kept));
  const bits = (room.downP50 + room.messagesPerSecond * PACKET_BYTES) * 8;
  const gigabits = (bits * MILLION) / 1e9;
  const gigabytes = (room.memory * processes) / 1_024;
  const n = (value: number) => Math.round(value).toLocaleString("en");
  return [
    "",
    `A million online: a calculation from the figures at ${n(room.people)} people, not a measurement`,
    `  people a core        ${n(peopleACore)}   (${(room.cpu * 100).toFixed(1)} % of a core at ${n(room.people)}, cores filled to ${FILLED * 100} %, at most ${n(most)})`,
    `  processes            ${n(processes)}   (one a core; ${n(MILLION / ROOM)} halls of ${n(ROOM)}, ${(peopleACore / ROOM).toFixed(1)} a process)`,
    `  machines             ${n(machines)}   (${CORES.all} cores each, ${CORES.kept} of them kept for the network)`,
    `  network out          ${n(gigabits)} Gbit/s in all, ${(gigabits / machines).toFixed(1)} a machine, with TCP and IP`,
    `  memory               ${n(gigabytes)} GiB in all, ${(gigabytes / machines).toFixed(1)} a machine`,
    "  Left out: voice (LiveKit), the database at the door, and people who sit still, who cost nearly nothing.",
  ];
}
