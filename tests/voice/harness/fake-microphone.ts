/** The singer's microphone: whatever is connected to it is what the device hears. */
export class FakeMicrophone {
  private readonly sink: MediaStreamAudioDestinationNode;

  constructor(private readonly context: AudioContext) {
    this.sink = new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
    navigator.mediaDevices.getUserMedia = async () => this.sink.stream.clone();
  }

  hear(source: AudioNode): void {
    source.connect(this.sink);
  }

  tone(hz: number): () => void {
    const oscillator = new OscillatorNode(this.context, { frequency: hz });
    const gain = new GainNode(this.context, { gain: 0.3 });
    oscillator.connect(gain).connect(this.sink);
    oscillator.start();
    return () => oscillator.stop();
  }
}
