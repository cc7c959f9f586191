import { type Level, Meter } from "../microphone/meter";
import { FARTHEST_METRES, type Place, REFERENCE_METRES } from "./placing";
import { type Muffle, Wall } from "./wall";

const GLIDE_S = 0.06;
const CROSSFADE_S = 0.05;

interface Branch {
  readonly panner: PannerNode;
  readonly gain: GainNode;
}

/** One voice at its place: volume, silence while it comes from elsewhere, and a panner of either kind. */
export class PlacedVoice {
  place: Place = { x: 0, y: 1.6, z: 0 };
  private readonly volume: GainNode;
  private readonly presence: GainNode;
  private readonly meter: Meter;
  private readonly wall: Wall;
  private branch: Branch;

  constructor(
    private readonly context: AudioContext,
    private readonly source: AudioNode,
    private readonly out: AudioNode,
  ) {
    this.volume = new GainNode(context);
    this.presence = new GainNode(context);
    this.meter = new Meter(context);
    source.connect(this.meter.input);
    this.wall = new Wall(context);
    source.connect(this.volume).connect(this.presence).connect(this.wall.input);
    this.branch = this.open("equalpower", 1);
  }

  setPlace(place: Place): void {
    this.place = place;
    const now = this.context.currentTime;
    const { panner } = this.branch;
    panner.positionX.setTargetAtTime(place.x, now, GLIDE_S);
    panner.positionY.setTargetAtTime(place.y, now, GLIDE_S);
    panner.positionZ.setTargetAtTime(place.z, now, GLIDE_S);
  }

  setVolume(volume: number): void {
    this.volume.gain.setTargetAtTime(volume, this.context.currentTime, GLIDE_S);
  }

  setMuffle(muffle: Muffle): void {
    this.wall.set(muffle);
  }

  setSilent(silent: boolean): void {
    this.presence.gain.setTargetAtTime(silent ? 0 : 1, this.context.currentTime, 0.01);
  }

  /** Changing the model of a living panner clicks: a new one takes over instead. */
  setModel(model: "HRTF" | "equalpower"): void {
    if (this.branch.panner.panningModel === model) return;
    const { context, branch: old } = this;
    const now = context.currentTime;
    this.branch = this.open(model, 0);
    this.branch.gain.gain.setValueAtTime(0, now);
    this.branch.gain.gain.linearRampToValueAtTime(1, now + CROSSFADE_S);
    old.gain.gain.setValueAtTime(old.gain.gain.value, now);
    old.gain.gain.linearRampToValueAtTime(0, now + CROSSFADE_S);
    setTimeout(() => this.shut(old), CROSSFADE_S * 2000);
  }

  level(): Level {
    return this.meter.read();
  }

  dispose(): void {
    this.source.disconnect(this.volume);
    this.source.disconnect(this.meter.input);
    this.volume.disconnect();
    this.presence.disconnect();
    this.shut(this.branch);
    this.wall.dispose();
  }

  private open(model: "HRTF" | "equalpower", gain: number): Branch {
    const panner = new PannerNode(this.context, {
      panningModel: model,
      distanceModel: "inverse",
      refDistance: REFERENCE_METRES,
      maxDistance: FARTHEST_METRES,
      rolloffFactor: 1,
      positionX: this.place.x,
      positionY: this.place.y,
      positionZ: this.place.z,
    });
    const branch = { panner, gain: new GainNode(this.context, { gain }) };
    this.wall.output.connect(panner).connect(branch.gain).connect(this.out);
    return branch;
  }

  private shut({ panner, gain }: Branch): void {
    panner.disconnect();
    gain.disconnect();
    try {
      this.wall.output.disconnect(panner);
    } catch {
      // Already apart: the voice was disposed of during a crossfade.
    }
  }
}
