import { type ParseArgsConfig, parseArgs } from "node:util";

const HELP = { type: "boolean", default: false } as const;

/** What a command was given. Asked for help, or given what it does not know, it says its usage and ends. */
export function readArguments<Options extends NonNullable<ParseArgsConfig["options"]>>(
  usage: string,
  options: Options,
  args?: string[],
) {
  const read = () => parseArgs({ args, allowPositionals: true, options: { ...options, help: HELP } });
  try {
    const { values, positionals } = read();
    if (!("help" in values && values.help)) return { values, positionals };
    console.log(usage);
    return process.exit();
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    return process.exit(1);
  }
}
