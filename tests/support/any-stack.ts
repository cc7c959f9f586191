import { startStack } from "./stack";
import { type RunningStack, STACK_VARIABLE, theStack } from "./the-stack";

/** The stack that runs already, where one is named in the environment; else one that comes and goes. */
export async function anyStack(): Promise<{ stack: RunningStack; stop: () => Promise<void> }> {
  if (process.env[STACK_VARIABLE]) return { stack: theStack(), stop: async () => undefined };
  const stack = await startStack();
  return { stack, stop: () => stack.stop() };
}
