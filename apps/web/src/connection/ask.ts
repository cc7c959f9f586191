import {
  type Answer,
  type CommandName,
  type OutputOf,
  REASONS,
  type Reason,
  type RequestOf,
} from "@karaverse/protocol";
import { refusalWords } from "@/i18n/refusal-words";

/** What became of a command. It never throws: a refusal is an ordinary answer. */
export type AskResult<Name extends CommandName> =
  | { readonly ok: true; readonly value: OutputOf<Name> }
  | { readonly ok: false; readonly reason: Reason | "no-connection"; readonly message: string };

export const noConnection = () =>
  ({
    ok: false,
    reason: "no-connection",
    message: refusalWords("no-connection", "There is no connection to the room at the moment."),
  }) as const;

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
    if (!this.send({ id, name, input })) return Promise.resolve(noConnection());
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#settle(id, noConnection()), PATIENCE_MS);
      this.#waiting.set(id, { resolve: resolve as Waiting["resolve"], timer });
    });
  }

  answered(answer: Answer): void {
    if (answer.ok) this.#settle(answer.id, { ok: true, value: answer.value as OutputOf<CommandName> });
    else {
      const { reason, message } = answer;
      this.#settle(answer.id, {
        ok: false,
        reason,
        message: refusalWords(reason, message || REASONS[reason]),
      });
    }
  }

  /** The connection is gone: whether the server did it, nobody will say. */
  lost(): void {
    for (const id of [...this.#waiting.keys()]) this.#settle(id, noConnection());
  }

  #settle(id: number, result: AskResult<CommandName>): void {
    const waiting = this.#waiting.get(id);
    if (!waiting) return;
    this.#waiting.delete(id);
    clearTimeout(waiting.timer);
    waiting.resolve(result);
  }
}
