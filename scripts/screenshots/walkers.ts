import { CLIENT_MESSAGES, encodeInput } from "@karaverse/protocol";
import type { Page } from "@playwright/test";
import { type Company, company } from "./company";
import { eveningOf } from "./evening";
import type { Place } from "./gathering";
import type { House } from "./house";

/** Where each goes round, metres; chosen clear of the lounge's tables. */
const ROUNDS = [
  [-1.5, -3.6],
  [1.6, -4],
  [-4.6, -4.2],
  [4.8, -3.6],
  [0.2, -1.2],
  [2.9, -1.6],
  [-7.5, -5.4],
  [7.6, -5.2],
  [0.6, 11],
  [-8, 9.2],
] as const;
const RADIUS = 0.7;
const METRES_PER_SECOND = 1.1;
const EVERY_MS = 50;
/** Whom they look at while they walk. */
const STAGE = { x: 0, z: -8 };
/** A camera as on a desktop, degrees. */
const FIELD_OF_VIEW = 80;

/** People who walk in circles: what is sent of them has something to draw. */
async function walk({ people }: Company, place: Place): Promise<{ stop(): void }> {
  const timers: NodeJS.Timeout[] = [];
  for (const [i, [x, z]] of ROUNDS.entries()) {
    const guest = people[i];
    if (!guest) break;
    await place(guest.id, x, z + RADIUS);
    const startedAt = performance.now();
    let sequence = 0;
    const step = () => {
      const now = performance.now();
      const angle = Math.max(0, (now - startedAt) / 1_000 - 1) * (METRES_PER_SECOND / RADIUS);
      const along = { x: Math.cos(angle), z: -Math.sin(angle) };
      const pose = {
        x: x + Math.sin(angle) * RADIUS,
        z: z + Math.cos(angle) * RADIUS,
        yaw: Math.atan2(-along.x, -along.z),
        vx: along.x * METRES_PER_SECOND,
        vz: along.z * METRES_PER_SECOND,
        gait: "walk",
        seated: false,
        holdingMicrophone: false,
        gesture: 0,
        level: 0,
      } as const;
      sequence++;
      const viewYaw = Math.atan2(pose.x - STAGE.x, pose.z - STAGE.z);
      const input = { sequence, time: now, pose, viewYaw, fieldOfView: FIELD_OF_VIEW };
      guest.sendBytes(CLIENT_MESSAGES.motion, encodeInput(input));
    };
    timers.push(setInterval(step, EVERY_MS));
  }
  return {
    stop: () => {
      for (const timer of timers) clearInterval(timer);
    },
  };
}

/** People who walk their rounds until whoever looks at them goes home. */
export async function walkersIn(house: House) {
  const { room } = await eveningOf(house);
  const around = await company(house.browser, house.stack, room.slug, ROUNDS.length);
  const { stop } = await walk(around, room.place);
  const goHome = async (page: Page) => {
    stop();
    around.leave();
    await page.context().close();
  };
  return { people: around.people, goHome };
}
