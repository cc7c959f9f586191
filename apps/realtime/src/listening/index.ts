export { createListening, type Hearing, type Listening } from "./listening";
