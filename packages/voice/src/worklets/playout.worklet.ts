/** The audio thread's end of the playout: messages in, one song clock, sound out. */
import type { DecodedVoice } from "../frames/messages";
import { PLAYOUT_PROCESSOR, type ToPlayout } from "../playout/messages";
import { Renderer } from "../playout/renderer";
import { scope } from "./scope";

const REPORT_EVERY_S = 0.1;

class PlayoutProcessor extends scope.AudioWorkletProcessor {
  private readonly renderer = new Renderer(scope.sampleRate);
  private reported = 0;

  constructor() {
    super();
    this.port.onmessage = ({ data }: MessageEvent<ToPlayout>) => this.receive(data);
  }

  process(_inputs: Float32Array[][], outputs: Float32Array[][]): boolean {
    const [backing = [], ...voices] = outputs;
    const now = scope.currentTime;
    this.renderer.render(
      backing,
      voices.flatMap(([channel]) => (channel ? [channel] : [])),
      now * 1000,
    );
    if (now - this.reported >= REPORT_EVERY_S && this.renderer.clock.state !== "idle") {
      this.reported = now;
      this.port.postMessage(this.renderer.report(now * 1000));
    }
    return true;
  }

  private receive(message: ToPlayout): void {
    const { renderer } = this;
    switch (message.type) {
      case "begin":
        renderer.begin(message.voices, message.lagMs);
        break;
      case "voices":
        renderer.setVoices(message.voices);
        break;
      case "backing":
        renderer.setBacking(message.channels, message.sampleRate);
        break;
      case "end":
        renderer.end();
        break;
      case "stand":
        renderer.stand(message.positionMs);
        break;
      case "follow":
        renderer.follow(message.source, message.positionMs, message.at * 1000);
        break;
      case "forget":
        renderer.forget(message.source);
        break;
      case "decoded":
        message.port.onmessage = ({ data }: MessageEvent<DecodedVoice>) => {
          renderer.decoded(data, scope.currentTime * 1000);
        };
    }
  }
}

scope.registerProcessor(PLAYOUT_PROCESSOR, PlayoutProcessor);
