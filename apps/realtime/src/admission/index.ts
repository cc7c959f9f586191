export { type Admitted, admit, openRoom } from "./admit";
export { createPlaces, type Places, type Wish } from "./places";
export { Rejected } from "./refusal";
