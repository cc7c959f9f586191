import type { PersonDetail, RoomDetail, RoomSummary, ServerTime } from "@karaverse/protocol";
import type { Member } from "../room/member";
import type { Venue } from "../room/venue";
import { serverNow } from "../services";

const NAMES = 8;

export function summaryOf(venue: Venue): RoomSummary {
  const { state, motion } = venue;
  const { phase, entryId, performers } = state.performance;
  const entry = venue.queue.entry(entryId);
  return {
    roomId: venue.id,
    people: venue.members.size,
    names: [...venue.members.values()].slice(0, NAMES).map(({ participant }) => participant.name),
    capacity: state.capacity,
    ...venue.places.look(serverNow()),
    locked: state.locked,
    singing: entry && {
      title: entry.title,
      artist: entry.artist,
      singers: performers.map(({ name }) => name),
      phase,
    },
    queueLength: venue.queue.entries().length,
    tickMs: motion.metrics.tickMs(),
    bytesPerClient: motion.metrics.bytesPerClient(),
    voice: state.voice,
  };
}

export function detailOf(venue: Venue, now: ServerTime): RoomDetail {
  const { state } = venue;
  return {
    ...summaryOf(venue),
    name: venue.name,
    slug: venue.slug,
    theme: state.theme,
    lights: state.lights,
    screen: state.screen,
    participants: [...venue.members.values()].map((member) => personOf(venue, member, now)),
    queue: venue.queue.entries().map(({ id, title, artist, singers }) => ({
      id,
      title,
      artist,
      singers: singers.map(({ name }) => name),
    })),
  };
}

function personOf({ motion }: Venue, member: Member, now: ServerTime): PersonDetail {
  const { participant, shortId } = member;
  const { x, z, yaw } = motion.poseOf(shortId);
  return {
    personId: member.personId,
    crowd: member.crowd,
    name: participant.name,
    role: participant.role,
    admin: member.admin,
    connected: participant.connected,
    muted: participant.muted,
    microphoneOn: participant.microphoneOn,
    onStage: participant.onStage,
    seat: participant.seat,
    ...{ x, z, yaw },
    sight: motion.sightCount(shortId),
    bytesPerSecond: motion.metrics.bytesPerSecond(shortId, now),
    roundTripMs: member.roundTripMs,
  };
}
