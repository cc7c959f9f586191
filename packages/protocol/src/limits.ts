/** Every number that bounds something in a room. Units are in the names. */
export const LIMITS = {
  ticketSeconds: 30,
  nameLength: 32,
  roomNameLength: 60,
  capacityMin: 2,
  capacityMax: 1_000,
  /** Rule J6: the first hall and its twins. */
  crowdsMax: 4,
  /** Rule J7: who has not asked for so long is out of the line. */
  lineSeconds: 10,
  /** Rule J7: a place is kept for so long for whose turn it is. */
  lineHoldSeconds: 20,
  passwordLength: 128,
  chatLength: 500,
  chatHistory: 50,
  announcementLength: 200,
  reasonLength: 200,
  /** Rule L3: ten years; longer is until somebody lifts it. */
  banMinutes: 5_256_000,
  avatarBytes: 2_000,
  /** Rule W4: VRM files of one person; the newest take the place of the oldest. */
  avatarFiles: 3,
  queuePerPerson: 5,
  queueLength: 100,
  /** Rule Q6: turns of so long ago count no more. */
  eveningHours: 8,
  /** Rule Q9: the next singers are told so long before their turn. */
  upNextSeconds: 60,
  /** Rule Q10: who is called has so long to come. */
  calledSeconds: 60,
  /** Rule Q10: how many others go before somebody who is not there. */
  passedBy: 2,
  performersPerEntry: 8,
  /** Rule P13: who joins a running song has so long to find in; what comes before does not count. */
  singAlongLeadMs: 3_000,
  /** Rule R5: what one person brings into the songbook. */
  importedSongs: 200,
  importedBytes: 2_000_000_000,
  /** Rule K3: what is kept of one person's singing. An hour of it is about 45 MB. */
  keptRecordings: 100,
  keptBytes: 500_000_000,
  /** Rule K3: of the longest song, or of six minutes where the browser can't compress. */
  recordingBytes: 36_000_000,
  returnSeconds: 30,
  /** Whoever was inside a locked room whose server died finds back in for so long. */
  insideAgainSeconds: 600,
  performerReturnSeconds: 10,
  performerReturnAfterKillSeconds: 30,
  prepareSeconds: 20,
  /** Rule P11: a wait that is worth skipping. */
  skipAheadMs: 8_000,
  /** Rule P10: another key or pace has to be worked out first. */
  tunedPrepareSeconds: 45,
  /** Rule P2: who says that they are still at it is waited for so long after it, and in all. */
  preparingSeconds: 20,
  preparingAtMostSeconds: 120,
  /** Rule P10: half an octave either way reaches every key. */
  keySemitonesMax: 6,
  /** Rule P10: per cent of the written pace. */
  tempoMin: 70,
  tempoMax: 130,
  countInMs: 3_000,
  resumeStepBackMs: 2_000,
  applauseSeconds: 10,
  gestureSeconds: 4,
  /** Rule M8: an arm, a step and the edge of a bar. */
  reachMetres: 2.4,
  /**
   * Rule V7: a crowd is told as so many in each square of this edge, so often at most. A thousand people on a meadow
   * would be 600 squares and 1 KB/s to each of them: edges double until there are few.
   */
  hubbubMetres: 3,
  hubbubSquares: 48,
  hubbubMs: 3_000,
  nearMetres: 6,
  coneMetres: 40,
  coneDegreesMax: 120,
  /** The camera hangs behind the head by about this, and so does the cone's tip. */
  cameraBackMetres: 3,
  leaveFactor: 1.1,
  leaveMs: 500,
  motionHz: 20,
  walkMetresPerSecond: 1.9,
  runMetresPerSecond: 4,
  /** Allowance over running speed for jitter between the client's clock and ours. */
  speedTolerance: 1.25,
  earshotDesktop: 16,
  earshotPhone: 8,
  earshotMetres: 18,
  earshotLingerMs: 2_500,
  commandsPerSecond: 20,
  /** After this many refused-as-too-fast messages within ten seconds the connection goes. */
  abuseStrikes: 40,
  maxMessageBytes: 16_384,
} as const;
