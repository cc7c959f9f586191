export {
  type ClockEstimator,
  createClockEstimator,
  type Estimate,
  type Exchange,
  exchangeDelayMs,
  type LocalTime,
} from "./estimate";
export { createServerClock, type ServerClock } from "./server-clock";
