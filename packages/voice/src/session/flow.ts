/** What becomes of the packets of the own microphone. */
export interface Flow {
  /** More have gone out since the last look. */
  readonly sends: boolean;
  /** Since LiveKit last said what it has got of them, ms; null: it has never said so of this track. */
  readonly reportAgeMs: number | null;
}

interface Known {
  readonly sender: RTCRtpSender;
  readonly packets: number;
  /** The browser's own time of the last report, and when we first saw it. */
  readonly report: { readonly timestamp: number; readonly seenAt: number } | null;
}

/** Looks at a sender now and then; another sender begins anew. */
export class FlowMeter {
  private known: Known | null = null;

  async look(sender: RTCRtpSender, nowMs: number): Promise<Flow> {
    const before = this.known?.sender === sender ? this.known : null;
    let packets = 0;
    let timestamp: number | null = null;
    for (const entry of (await sender.getStats()).values() as Iterable<RTCStats>) {
      if (entry.type === "outbound-rtp") packets += (entry as RTCOutboundRtpStreamStats).packetsSent ?? 0;
      if (entry.type === "remote-inbound-rtp") timestamp = Math.max(timestamp ?? 0, entry.timestamp);
    }
    const isNews = timestamp !== null && timestamp !== before?.report?.timestamp;
    const report = isNews && timestamp !== null ? { timestamp, seenAt: nowMs } : (before?.report ?? null);
    this.known = { sender, packets, report };
    return { sends: packets > (before?.packets ?? -1), reportAgeMs: report && nowMs - report.seenAt };
  }
}
