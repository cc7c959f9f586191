import {
  type Answer,
  type CommandName,
  type OutputOf,
  REASONS,
  type Reason,
  type RequestOf,
} from "@karaverse/protocol";

/** What became of a command. It never throws: a refusal is an ordinary answer. */
export type AskResult<Name extends CommandName> =
  | { readonly ok: true; readonly value: OutputOf<Name> }
  | { readonly ok: false; readonly reason: Reason | "no-connection"; readonly message: string };

export const NO_CONNECTION = {
  ok: false,
  reason: "no-connection",
  message: "There is no connection to the room at the moment.",
} as const;

/** An answer takes a round trip and a database write; who has not heard by then will not, ms. */
const PATIENCE_MS = 10_000;

interface Waiting {
  resolve(result: AskResult<CommandName>): void;
  timer: ReturnType<typeof setTimeout>;
}

/** Commands that wait for their answers. */
export class Asking {
  readonly #waiting = new Map<number, Waiting>();
  #next = 0;

  constructor(private readonly send: (envelope: { id: number; name: string; input: unknown }) => boolean) {}

  ask<Name extends CommandName>(name: Name, input: RequestOf<Name>): Promise<AskResult<Name>> {
    const id = this.#next++;
    if (!this.send({ id, name, input })) return Promise.resolve(NO_CONNECTION);
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#settle(id, NO_CONNECTION), PATIENCE_MS);
      this.#waiting.set(id, { resolve: resolve as Waiting["resolve"], timer });
    });
  }

  answered(answer: Answer): void {
    if (answer.ok) this.#settle(answer.id, { ok: true, value: answer.value as OutputOf<CommandName> });
    else {
      const { reason, message } = answer;
      this.#settle(answer.id, { ok: false, reason, message: message || REASONS[reason] });
    }
  }

  /** The connection is gone: whether the server did it, nobody will say. */
  lost(): void {
    for (const id of [...this.#waiting.keys()]) this.#settle(id, NO_CONNECTION);
  }

  #settle(id: number, result: AskResult<CommandName>): void {
    const waiting = this.#waiting.get(id);
    if (!waiting) return;
    this.#waiting.delete(id);
    clearTimeout(waiting.timer);
    waiting.resolve(result);
  }
}
