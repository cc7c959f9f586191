/**
 * Put before the frames worker of a listener who is to have bad weather: frames are lost, and come late by any time up
 * to the jitter, in whatever order that makes. At the stage of the encoded frames, as the network's own cannot be set.
 */
interface Weather {
  /** Of 1. */
  readonly lost: number;
  readonly jitterMs: number;
  readonly seed: number;
}

const Plain = globalThis.TransformStream;
let weather: Weather | null = null;
let state = 0;

function random(): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
}

globalThis.addEventListener("message", (event) => {
  const data = (event as MessageEvent<{ type: string; weather?: Weather }>).data;
  if (data.type !== "weather") return;
  weather = data.weather ?? null;
  state = weather?.seed ?? 0;
});

class Stormy<I, O> extends Plain<I, O> {
  constructor(transformer?: Transformer<I, O>, ...rest: QueuingStrategy<I>[]) {
    const transform = transformer?.transform?.bind(transformer);
    if (!transform) {
      super(transformer, ...rest);
      return;
    }
    const stormy: Transformer<I, O> = {
      ...transformer,
      transform(frame, controller) {
        if (!weather) return transform(frame, controller);
        if (random() < weather.lost) return;
        setTimeout(() => {
          try {
            transform(frame, controller);
          } catch {
            // The track ended while the frame was on its way.
          }
        }, random() * weather.jitterMs);
      },
    };
    super(stormy, ...rest);
  }
}

globalThis.TransformStream = Stormy as typeof TransformStream;
