// On Node the library runs onnxruntime-node; nothing of the browser build is ever called.
export const env = {};
export const InferenceSession = undefined;
export const Tensor = undefined;
