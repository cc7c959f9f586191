import { Refused } from "../refuse";
import { handle } from "./handle";
import { targetOf } from "./target";

/** Rule V3: in LiveKit, not by asking the client. */
export const onMuteParticipant = handle("mute-participant", async ({ person, muted }, call) => {
  const refusal = targetOf(call, person);
  if (refusal instanceof Refused) return refusal;
  const { room } = call;
  await room.people.setMuted(person, muted);
  const target = room.members.get(person);
  if (target) {
    target.participant.muted = muted;
    if (muted) target.participant.microphoneOn = false;
    room.earshot.muted(target);
  }
  await room.warden.look();
  room.changed();
});
