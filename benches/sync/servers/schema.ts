import { serveCrowd } from "./crowd-room";
import { CrowdState } from "./crowd-state";

await serveCrowd({ createState: () => new CrowdState() });
