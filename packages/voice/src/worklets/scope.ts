/** What an AudioWorklet's global scope offers; the DOM typings leave it out. */
export interface Processor {
  readonly port: MessagePort;
}

interface WorkletScope {
  readonly AudioWorkletProcessor: new () => Processor;
  registerProcessor(name: string, processor: new (options: never) => Processor): void;
  readonly sampleRate: number;
  readonly currentFrame: number;
  readonly currentTime: number;
}

export const scope = globalThis as unknown as WorkletScope;
