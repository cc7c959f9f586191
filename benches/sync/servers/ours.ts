// The order counts: rooms are timed before there are any. The rest is the real server, bundled as it is for production.
import "./timed-rooms";
import "../../../apps/realtime/src/main";
