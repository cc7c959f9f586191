import { StateView } from "@colyseus/schema";
import { UNITS_PER_METRE } from "@karaverse/protocol";
import { createLooker, EXACTLY, LEAVING, type Looker, lookFrom, sees } from "../rule";
import { type Guest, serveCrowd } from "./crowd-room";
import { type Avatar, ViewedState } from "./crowd-state";

/** Everybody looks around five times a second, in turns: as ours does. */
const LOOK_EVERY_TICKS = 4;
const DEFAULT_DEGREES = 90;

interface Viewer {
  guest: Guest;
  view: StateView;
  looker: Looker;
  members: Set<Avatar>;
}

const viewers = new Map<number, Viewer>();
let ticks = 0;

await serveCrowd({
  createState: () => new ViewedState(),
  arrived(guest) {
    const view = new StateView();
    guest.client.view = view;
    view.add(guest.avatar);
    viewers.set(guest.index, { guest, view, looker: createLooker(), members: new Set() });
  },
  left(guest) {
    viewers.delete(guest.index);
    for (const { members } of viewers.values()) members.delete(guest.avatar);
  },
  tick() {
    ticks++;
    for (const viewer of viewers.values())
      if ((viewer.guest.index + ticks) % LOOK_EVERY_TICKS === 0) lookAround(viewer);
  },
});

/** Rules S1 and S2, but for the half second: who is 10 % outside leaves. */
function lookAround({ guest, view, looker, members }: Viewer): void {
  const { avatar, input } = guest;
  const yaw = input?.viewYaw ?? 0;
  const degrees = input?.fieldOfView ?? DEFAULT_DEGREES;
  lookFrom(looker, avatar.x / UNITS_PER_METRE, avatar.z / UNITS_PER_METRE, yaw, degrees);
  for (const { guest: other } of viewers.values()) {
    if (other === guest) continue;
    const x = other.avatar.x / UNITS_PER_METRE;
    const z = other.avatar.z / UNITS_PER_METRE;
    const isMember = members.has(other.avatar);
    if (sees(looker, x, z, isMember ? LEAVING : EXACTLY) === isMember) continue;
    if (isMember) {
      view.remove(other.avatar);
      members.delete(other.avatar);
    } else {
      view.add(other.avatar);
      members.add(other.avatar);
    }
  }
}
