import { Listr, type ListrTask } from "listr2";
import { Interrupted, StepFailure } from "./failure";

export type Say = (text: string) => void;

export interface Step<T> {
  title: string;
  /** Steps that must be over before this one begins. */
  after?: Promise<unknown>[];
  work: (say: Say) => Promise<T>;
  /** What helps when it fails and the failure itself does not know. */
  wayOut: string;
}

/** A step that takes longer says what it is doing, and for how long. */
const SPEAK_AFTER_MS = 2_000;
const TERMINAL_TICK_MS = 1_000;
const PLAIN_TICK_MS = 10_000;

/** Steps that run side by side, each as soon as those before it are over, shown as a list with what they do. */
export class Steps {
  readonly #tasks: ListrTask[] = [];
  readonly #signal: AbortSignal;
  readonly #terminal = Boolean(process.stdout.isTTY) && !process.env.CI;
  #failure: Error | undefined;

  constructor(signal: AbortSignal) {
    this.#signal = signal;
  }

  /** The promise of the step's result; it never counts as unhandled, as `run` tells about the failure. */
  add<T>(step: Step<T>): Promise<T> {
    let settle: (result: Promise<T>) => void = () => undefined;
    const result = new Promise<T>((resolve) => {
      settle = resolve;
    });
    result.catch(() => undefined);
    this.#tasks.push({
      title: step.title,
      task: async (_, task) => {
        const outcome = this.#do(step, (text) => {
          task.output = text;
        });
        settle(outcome);
        try {
          const note = noteOf(await outcome);
          if (note) task.title = `${step.title}: ${note}`;
        } catch (error) {
          // Steps behind a failed one have not failed themselves.
          if (this.#failure) return task.skip();
          this.#failure = error as Error;
          throw error;
        }
      },
      rendererOptions: { outputBar: 1, persistentOutput: false },
    });
    return result;
  }

  async run(): Promise<void> {
    const list = new Listr(this.#tasks, {
      concurrent: true,
      exitOnError: true,
      registerSignalListeners: false,
      renderer: this.#terminal ? "default" : "simple",
      rendererOptions: { showErrorMessage: false, collapseErrors: false },
    });
    await list.run().catch((error: unknown) => {
      throw this.#failure ?? error;
    });
  }

  async #do<T>({ title, after = [], work, wayOut }: Step<T>, show: Say): Promise<T> {
    await Promise.all(after);
    if (this.#signal.aborted) throw new Interrupted();
    const begun = Date.now();
    let text = "";
    const speak = () => {
      const passed = Date.now() - begun;
      if (passed >= SPEAK_AFTER_MS) show(`${text || "still at it"} (${Math.round(passed / 1_000)} s)`);
    };
    const first = setTimeout(speak, SPEAK_AFTER_MS);
    const ticks = setInterval(speak, this.#terminal ? TERMINAL_TICK_MS : PLAIN_TICK_MS);
    try {
      return await work((next) => {
        text = next;
        if (this.#terminal) speak();
      });
    } catch (error) {
      if (this.#signal.aborted) throw new Interrupted();
      throw new StepFailure(title, error, wayOut);
    } finally {
      clearTimeout(first);
      clearInterval(ticks);
    }
  }
}

/** A step may give back words about how it went, to be shown with its title. */
function noteOf(result: unknown): string | undefined {
  const hasNote = typeof result === "object" && result !== null && "note" in result;
  return hasNote && typeof result.note === "string" ? result.note : undefined;
}
