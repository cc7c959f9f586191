export { type Admitted, admit, openRoom } from "./admit";
export { Rejected } from "./refusal";
