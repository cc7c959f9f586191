import { createHash, timingSafeEqual } from "node:crypto";
import { matchMaker } from "@colyseus/core";
import { AdminActRequest, LineRequest, PersonChange, type Reason, refusal } from "@karaverse/protocol";
import express, { type Application, type NextFunction, type Request, type Response } from "express";
import { peopleIn, type Services, serverNow } from "../services";
import { actOn } from "./acts";
import { changePerson } from "./change-person";
import { detailOf, summaryOf } from "./describe";
import { sightOf } from "./sight";
import type { Stream } from "./stream";

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** The web app's way in; whoever does not know the password learns nothing. */
function guard(secret: string) {
  const expected = digest(`Bearer ${secret}`);
  return (request: Request, response: Response, next: NextFunction) => {
    const given = digest(request.headers.authorization ?? "");
    if (timingSafeEqual(given, expected)) next();
    else response.status(401).json({ error: "unauthorised" });
  };
}

const statusFor = (reason: Reason): number => {
  if (reason === "server-error") return 500;
  return reason === "bad-message" ? 400 : 409;
};

const MOST_BODY = "32kb";

/** GET /health for whoever supervises this process, /internal/* for the web app. */
export function addRoutes(app: Application, services: Services, stream: Stream): void {
  const { rooms, config } = services;
  const internal = express.Router();
  internal.use(guard(config.internalSecret));
  internal.use(express.json({ limit: MOST_BODY }));

  internal.get("/rooms", (_, response) => {
    response.json([...rooms.values()].map(summaryOf));
  });
  internal.get("/rooms/:roomId", ({ params }, response) => {
    const venue = rooms.get(params.roomId);
    if (venue) response.json(detailOf(venue, serverNow()));
    else response.status(404).json(refusal("room-unknown"));
  });
  internal.get("/rooms/:roomId/sight/:person", ({ params }, response) => {
    const venue = rooms.get(params.roomId);
    const sight = venue && sightOf(venue, params.person, serverNow());
    if (sight) response.json(sight);
    else response.status(404).json(refusal(venue ? "not-here" : "room-unknown"));
  });
  internal.post("/rooms/:roomId/acts", async ({ params, body }, response) => {
    const venue = rooms.get(params.roomId);
    if (!venue) {
      response.status(404).json(refusal("room-unknown"));
      return;
    }
    const request = AdminActRequest.safeParse(body);
    if (!request.success) {
      response.status(400).json(refusal("bad-message"));
      return;
    }
    const outcome = await actOn(venue, request.data);
    if (outcome.ok) response.json({ ok: true });
    else response.status(statusFor(outcome.reason)).json(outcome);
  });
  internal.post("/rooms/:roomId/line", ({ params, body }, response) => {
    const request = LineRequest.safeParse(body);
    if (!request.success) {
      response.status(400).json(refusal("bad-message"));
      return;
    }
    const venue = rooms.get(params.roomId);
    if (!venue) {
      response.status(404).json(refusal("room-unknown"));
      return;
    }
    const place = venue.places.ask(request.data, serverNow());
    if (place) response.json(place);
    else response.status(409).json(refusal("not-in-line"));
  });
  internal.delete("/rooms/:roomId/line/:person", ({ params }, response) => {
    rooms.get(params.roomId)?.places.giveUp(params.person);
    response.json({ ok: true });
  });
  internal.post("/people/:person", async ({ params, body }, response) => {
    const change = PersonChange.safeParse(body);
    if (!change.success) {
      response.status(400).json(refusal("bad-message"));
      return;
    }
    response.json({ rooms: await changePerson(rooms.values(), params.person, change.data) });
  });
  internal.get("/stream", (_, response) => stream.open(response));
  internal.use((error: Error, _: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) next(error);
    else response.status(400).json(refusal("bad-message"));
  });

  app.get("/health", (_, response) => {
    const status = services.draining ? "draining" : "ok";
    const { processId } = matchMaker;
    const shared = config.redisUrl !== undefined;
    response
      .status(services.draining ? 503 : 200)
      .json({ status, processId, shared, rooms: rooms.size, people: peopleIn(rooms) });
  });
  app.use("/internal", internal);
}
