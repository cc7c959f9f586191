import { Controls } from "./controls";
import { Panels } from "./panels";
import { Tokens } from "./tokens";

export function ComponentsPage() {
  return (
    // English, and the way round of who looks: so one sees every part from right to left, too.
    <main
      lang="en"
      className="mx-auto flex max-w-4xl flex-col gap-8 p-5 pb-24 sm:p-8 [&_:is(p,span,label)]:[unicode-bidi:plaintext] rtl:[&_:is(p,span,label)]:text-right"
    >
      <h1 className="font-display text-4xl font-bold">Components</h1>
      <Tokens />
      <Controls />
      <Panels />
    </main>
  );
}
