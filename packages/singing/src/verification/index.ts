export { compareVoices, type Verdict } from "./compare";
