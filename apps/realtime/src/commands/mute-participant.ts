import { Refused } from "../refuse";
import { serverNow } from "../services";
import { handle } from "./handle";
import { targetOf } from "./target";

/** Rule V3: in LiveKit, not by asking the client. */
export const onMuteParticipant = handle("mute-participant", async ({ person, muted }, call) => {
  const target = targetOf(call, person);
  if (target instanceof Refused) return target;
  const { room } = call;
  room.people.setMuted(person, muted);
  target.participant.muted = muted;
  if (muted) target.participant.microphoneOn = false;
  room.earshot.microphone(target);
  room.earshot.now(serverNow());
  await (muted ? room.warden.silence(person) : room.warden.giveVoice(person));
  room.changed();
});
