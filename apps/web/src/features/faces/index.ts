/** What moves faces: voices, expressions, the own camera or phone. */
export { bridgeOf, withoutBridge } from "./model/face-phone";
export { RoomFaces } from "./model/room-faces";
export { CameraSwitch } from "./ui/camera-switch";
export { FaceCorner } from "./ui/face-corner";
export { useExpressionKeys } from "./ui/use-expression-keys";
export { RoomFacesContext, useFaces } from "./ui/use-faces";
