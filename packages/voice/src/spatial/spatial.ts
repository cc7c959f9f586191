import type { Level } from "../microphone/meter";
import { SILENCE } from "../microphone/meter";
import { PlacedVoice } from "./placed-voice";
import { closest, distance, forwardOf, inverseGain, type Place, type Pose, panOf } from "./placing";
import { type Muffle, Wall } from "./wall";

/** Positions glide: a step of 20 times a second would be heard as a rattle. */
const GLIDE_S = 0.06;
/** A loudspeaker at the stage: full up to here, and gentle beyond. */
const PA_REFERENCE_METRES = 8;
const PA_ROLLOFF = 0.5;
/** A stage never sounds from one ear only. */
const PA_WIDTH = 0.6;

/** Everything a person hears, from where it stands. */
export class Spatial {
  /** The room's loudspeakers: backing and performers' voices, together so that nothing parts them. */
  readonly stage: GainNode;
  /** The performers' share of it: a listener's own balance. */
  readonly stageVoices: GainNode;
  /** Straight into both ears: what a singer hears of their own song, sounds of the interface. */
  readonly near: GainNode;
  private readonly master: GainNode;
  private readonly limiter: DynamicsCompressorNode;
  private readonly stagePan: StereoPannerNode;
  private readonly stageDistance: GainNode;
  private readonly stageWall: Wall;
  private readonly voices = new Map<string, PlacedVoice>();
  private readonly volumes = new Map<string, number>();
  private readonly muted = new Set<string>();
  private readonly places = new Map<string, Place>();
  private modelled = new Set<string>();
  private listener: Pose = { x: 0, y: 1.6, z: 0, yaw: 0 };
  private stagePlace: Place = { x: 0, y: 2, z: -8 };

  constructor(private readonly context: AudioContext) {
    this.limiter = new DynamicsCompressorNode(context, {
      threshold: -4,
      knee: 0,
      ratio: 20,
      attack: 0.002,
      release: 0.12,
    });
    // The browser loads its head model with the first panner that asks for it, and pans nothing until then.
    new PannerNode(context, { panningModel: "HRTF" }).disconnect();
    this.master = new GainNode(context);
    this.master.connect(this.limiter).connect(context.destination);
    this.near = new GainNode(context);
    this.near.connect(this.master);
    this.stage = new GainNode(context);
    this.stageVoices = new GainNode(context);
    this.stageVoices.connect(this.stage);
    this.stageDistance = new GainNode(context);
    this.stagePan = new StereoPannerNode(context);
    this.stageWall = new Wall(context);
    this.stage.connect(this.stageDistance).connect(this.stageWall.input);
    this.stageWall.output.connect(this.stagePan).connect(this.master);
    this.place();
  }

  /** What is heard, for recording and for tests. */
  get output(): AudioNode {
    return this.limiter;
  }

  setMasterVolume(volume: number): void {
    this.master.gain.setTargetAtTime(volume, this.context.currentTime, GLIDE_S);
  }

  /** Where the ears are: the camera or the avatar, as the person likes it. */
  setListener(pose: Pose): void {
    this.listener = pose;
    this.place();
  }

  setStage(place: Place): void {
    this.stagePlace = place;
    this.place();
  }

  /** What stands between the stage and the ears. */
  setStageMuffle(muffle: Muffle): void {
    this.stageWall.set(muffle);
  }

  /** What stands between somebody and the ears. */
  setMuffle(identity: string, muffle: Muffle): void {
    this.voices.get(identity)?.setMuffle(muffle);
  }

  setPlace(identity: string, place: Place): void {
    this.places.set(identity, place);
    this.voices.get(identity)?.setPlace(place);
    this.place();
  }

  /** A person's voice; replaces what was heard of them before. */
  add(identity: string, source: AudioNode): void {
    this.remove(identity);
    const voice = new PlacedVoice(this.context, source, this.master);
    const place = this.places.get(identity);
    if (place) voice.setPlace(place);
    this.voices.set(identity, voice);
    this.applyVolume(identity);
    this.place();
  }

  remove(identity: string): void {
    this.voices.get(identity)?.dispose();
    this.voices.delete(identity);
    this.modelled.delete(identity);
  }

  /** A performer whose voice comes from the stage: their own place is silent so long. */
  setOnStage(identity: string, onStage: boolean): void {
    this.voices.get(identity)?.setSilent(onStage);
  }

  /** 0 to 2; remembered for people who are not here yet. */
  setVolume(identity: string, volume: number): void {
    this.volumes.set(identity, Math.max(0, Math.min(2, volume)));
    this.applyVolume(identity);
  }

  setMutedForMe(identity: string, muted: boolean): void {
    if (muted) this.muted.add(identity);
    else this.muted.delete(identity);
    this.applyVolume(identity);
  }

  /** What the person's own settings leave of somebody's voice. */
  volumeOf(identity: string): number {
    return this.muted.has(identity) ? 0 : (this.volumes.get(identity) ?? 1);
  }

  levels(): Map<string, Level> {
    return new Map([...this.voices].map(([identity, voice]) => [identity, voice.level()]));
  }

  levelOf(identity: string): Level {
    return this.voices.get(identity)?.level() ?? SILENCE;
  }

  dispose(): void {
    for (const identity of [...this.voices.keys()]) this.remove(identity);
    this.limiter.disconnect();
  }

  private applyVolume(identity: string): void {
    this.voices.get(identity)?.setVolume(this.volumeOf(identity));
  }

  private place(): void {
    const { context, listener } = this;
    const now = context.currentTime;
    const forward = forwardOf(listener.yaw);
    const ears = context.listener;
    // Firefox has the old methods only.
    if (ears.positionX) {
      const glide = (param: AudioParam, value: number) => param.setTargetAtTime(value, now, GLIDE_S);
      glide(ears.positionX, listener.x);
      glide(ears.positionY, listener.y);
      glide(ears.positionZ, listener.z);
      glide(ears.forwardX, forward.x);
      glide(ears.forwardY, forward.y);
      glide(ears.forwardZ, forward.z);
    } else {
      ears.setPosition(listener.x, listener.y, listener.z);
      ears.setOrientation(forward.x, forward.y, forward.z, 0, 1, 0);
    }
    const away = distance(listener, this.stagePlace);
    this.stageDistance.gain.setTargetAtTime(inverseGain(away, PA_REFERENCE_METRES, PA_ROLLOFF), now, GLIDE_S);
    this.stagePan.pan.setTargetAtTime(PA_WIDTH * panOf(listener, this.stagePlace), now, GLIDE_S);
    this.chooseModels();
  }

  private chooseModels(): void {
    const distances = new Map(
      [...this.voices].map(([identity, voice]) => [identity, distance(this.listener, voice.place)]),
    );
    this.modelled = closest(distances, this.modelled);
    for (const [identity, voice] of this.voices)
      voice.setModel(this.modelled.has(identity) ? "HRTF" : "equalpower");
  }
}
