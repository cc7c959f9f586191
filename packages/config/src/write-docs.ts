import { writeFileSync } from "node:fs";
import { configurationPage } from "./table";

writeFileSync(new URL("../../../docs/configuration.md", import.meta.url), configurationPage());
