import type { EntryId, PersonId } from "@karaverse/protocol";
import { stretchedBuffer } from "@karaverse/voice";
import { type Muffling, muffling, newMuffling } from "@karaverse/worlds";
import { newPose, type RoomConnection } from "../../../connection";
import { Keeper } from "../../keeping/model/keeper";
import type { VoiceDesk } from "../../voice";
import { withCompanion } from "./companion";
import { linkOf } from "./link-of";
import { type LoadedSong, SongLibrary } from "./song-library";
import { StageSession } from "./stage-session";

/** Ears are this high above the floor. */
const EAR_METRES = 1.6;
/** Sources glide in between (packages/voice): ten times a second is enough. */
const PLACE_EVERY_MS = 100;

export interface Camera {
  x: number;
  y: number;
  z: number;
  yaw: number;
}

/** Everything of a room that sounds: voices from where people stand, and the stage. Lives as long as one is inside. */
export class RoomSound {
  readonly stage: StageSession;
  readonly keeper: Keeper;
  private camera: Camera | null = null;
  private readonly timer: ReturnType<typeof setInterval>;
  private readonly pose = newPose();
  /** Where the ears were last. */
  private listener: Camera = { x: 0, y: EAR_METRES, z: 0, yaw: 0 };
  private readonly muffle = newMuffling();

  constructor(
    private readonly room: RoomConnection,
    readonly desk: VoiceDesk,
  ) {
    const link = linkOf(room);
    const decode = async (bytes: ArrayBuffer) => (await desk.start()).context.decodeAudioData(bytes);
    const library = new SongLibrary(decode, stretchedBuffer);
    const accompanied = (song: LoadedSong, entry: EntryId) =>
      withCompanion(song, entry, { decode, retune: stretchedBuffer });
    this.stage = new StageSession(link, desk, library, accompanied);
    this.keeper = new Keeper(room.me, this.stage, () => desk.voice);
    this.timer = setInterval(() => this.place(), PLACE_EVERY_MS);
    void desk.enter(link, { speaking: desk.view().microphone.kind === "live" }).then(() => {
      // What the server said before the voice was open.
      desk.voice?.session.setEarshot(room.earshot);
    });
  }

  /** From where the room is seen; null in the list view. */
  setCamera(camera: Camera | null): void {
    this.camera = camera;
  }

  /** Where what sounds in the room is heard from. */
  get ears(): Readonly<Omit<Camera, "y">> {
    return this.listener;
  }

  /** What walls leave of a sound on its way from a place to the ears. Fills `out`. */
  muffleFrom(place: { readonly x: number; readonly z: number }, out: Muffling): Muffling {
    const scene = this.room.motion.scene();
    return scene ? muffling(scene, place, this.listener, out) : Object.assign(out, newMuffling());
  }

  close(): void {
    clearInterval(this.timer);
    this.keeper.close();
    this.stage.close();
    this.desk.leave();
  }

  private place(): void {
    const { room, desk } = this;
    const { view } = room.room.getState();
    room.motion.setLevel(desk.view().speaking ? desk.levelOf(room.me) : 0);
    const spatial = desk.voice?.spatial;
    if (!view || !spatial) return;
    const now = performance.now();
    const scene = room.motion.scene();
    for (const { personId } of view.participants) {
      if (personId !== room.me && this.read(personId, now)) {
        spatial.setPlace(personId, { x: this.pose.x, y: EAR_METRES, z: this.pose.z });
        spatial.setMuffle(personId, this.muffleFrom(this.pose, this.muffle));
      }
    }
    const [first, second] = scene?.stage.speakers ?? [];
    if (first && scene) {
      const other = second ?? first;
      const place = { x: (first.x + other.x) / 2, y: 2, z: (first.z + other.z) / 2 };
      spatial.setStage(place);
      spatial.setStageMuffle(this.muffleFrom(place, this.muffle));
    }
    if (desk.view().preferences.listener === "camera" && this.camera) this.listener = this.camera;
    else if (this.read(room.me, now)) {
      this.listener = { x: this.pose.x, y: EAR_METRES, z: this.pose.z, yaw: this.pose.yaw };
    }
    spatial.setListener(this.listener);
  }

  private read(person: PersonId, now: number): boolean {
    return this.room.motion.poseOf(person, this.pose, now);
  }
}
