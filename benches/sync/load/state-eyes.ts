import { SchemaSerializer } from "@colyseus/sdk";
import { UNITS_PER_METRE, yawFrom } from "@karaverse/protocol";
import type { RawEvents } from "../../../tests/support/raw-guest";
import type { CrowdState } from "../servers/crowd-state";
import type { Findings, Witness } from "./witness";

/** A witness who reads the state of a room that has all avatars in it. */
export function stateEyes(witness: Witness, findings: () => Findings): RawEvents {
  const serializer = new SchemaSerializer<CrowdState>();
  const known = new Map<string, number>();

  function compare(): void {
    const now = performance.now();
    const seen = findings();
    seen.told++;
    const { avatars } = serializer.getState();
    for (const [key, { x, z, yaw, state }] of avatars.entries()) {
      const mark = ((x & 0xffff) * 0x10000 + (z & 0xffff)) * 0x10000 + (yaw << 8) + (state & 0xff);
      if (known.get(key) === mark) continue;
      known.set(key, mark);
      const place = {
        x: x / UNITS_PER_METRE,
        z: z / UNITS_PER_METRE,
        yaw: yawFrom(yaw),
        vx: 0,
        vz: 0,
        state,
      };
      witness.show(Number(key), place, now, now, seen);
    }
    if (known.size === avatars.size) return;
    for (const key of known.keys()) {
      if (avatars.has(key)) continue;
      known.delete(key);
      witness.hide(Number(key));
    }
  }

  return {
    classes: (bytes) => serializer.handshake(Uint8Array.from(bytes), { offset: 0 }),
    state(bytes) {
      serializer.setState(Uint8Array.from(bytes), { offset: 0 });
      compare();
    },
    patch(bytes) {
      serializer.patch(Uint8Array.from(bytes), { offset: 0 });
      compare();
    },
  };
}
