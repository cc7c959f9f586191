import { startStack } from "./stack";
import { type RunningStack, STACK_VARIABLE, theStack } from "./the-stack";

/** The stack that runs already, where one is named in the environment; else one that comes and goes. */
export async function anyStack(): Promise<{
  stack: RunningStack;
  isOwn: boolean;
  stop: () => Promise<void>;
}> {
  if (process.env[STACK_VARIABLE]) return { stack: theStack(), isOwn: false, stop: async () => undefined };
  const stack = await startStack();
  return { stack, isOwn: true, stop: () => stack.stop() };
}
